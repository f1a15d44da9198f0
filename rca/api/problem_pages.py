"""Problems for people: a page for each problem type, and errors outside the API."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.views import View

from rca.api.problem_document import Problem, usual_headers
from rca.api.problem_types import PROBLEM_TYPES, type_uri

_FRAME = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{}</title></head>'
    "<body><main><h1>{}</h1>{}</main></body></html>"
)


def plain_page(told: Problem) -> HttpResponse:
    """Return an error outside the API as a small page, with the problem's status and headers."""
    body = format_html("<p>{}</p>", told.detail)
    response = HttpResponse(_page(told.title, body), status=told.status)
    for name, value in {**usual_headers(told.status), **told.headers}.items():
        response[name] = value
    return response


class ProblemTypesView(View):
    """`GET /problems/`: every problem type, each a link to its explanation."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest) -> HttpResponse:
        """Return the list."""
        entries = format_html_join(
            "",
            '<li><a href="{}">{}</a> ({}): {}</li>',
            ((type_uri(c), c, k.status, k.title) for c, k in PROBLEM_TYPES.items()),
        )
        body = format_html("<ul>{}</ul>", entries)
        return HttpResponse(_page("Problems that the API reports", body))


class ProblemTypeView(View):
    """`GET /problems/CODE`: what a problem type means and what helps, in plain words."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        """Return the explanation; 404 for a code that is not in the catalogue."""
        kind = PROBLEM_TYPES.get(code)
        if kind is None:
            raise Http404
        body = format_html(
            "<p>Status {}. {}</p><p>What helps: {}</p>", kind.status, kind.meaning, kind.remedy
        )
        return HttpResponse(_page(kind.title, body))


def _page(title: str, body: SafeString) -> SafeString:
    return format_html(_FRAME, title, title, body)
