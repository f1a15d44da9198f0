"""A good request for every address and method: the rows it is about, its body, its If-Match."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cache
from typing import Any

from django.db import models
from django.urls import URLPattern, get_resolver, reverse
from rest_framework.test import APIClient

from policies.models import Edition
from rca.actions.issue_token import issue_token
from rca.api.etags import etag_of
from rca.assessments.models import Assessment
from rca.cases.models import Case, Detainee
from rca.core.clock import now, wire_time
from rca.decisions.models import Decision
from rca.reviews.models import Review
from tests import contents, factories

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


# --- Who asks --------------------------------------------------------------------------------
def caller(username: str | None, **options: Any) -> APIClient:
    """Return a client that is signed in by a token, or as nobody; a 500 is an answer to it."""
    client = APIClient(raise_request_exception=False, **options)
    if username is not None:
        token, _ = issue_token(username=username, password=factories.PASSWORD, at=now())
        client.credentials(HTTP_AUTHORIZATION=f"Bearer {token}")
    return client


# --- What there is to ask about --------------------------------------------------------------
@dataclass(frozen=True)
class Furnished:
    """One field office with a row in each situation that some call needs."""

    office: str
    detainee: Detainee
    case: Case
    assessment: Assessment
    drafts: dict[str, Decision]
    submitted: Decision
    concurred: Decision
    review: Review
    claimed: Review
    edition: Edition


def furnished(office: str) -> Furnished:
    """Return a field office with rows made by its own people; each on a case of its own."""
    officer, supervisor = f"officer.{office.lower()}", f"supervisor.{office.lower()}"
    place: dict[str, Any] = {"by": officer, "field_office": office}

    def against_the_rca(**work: Any) -> Decision:
        case = factories.case_awaiting_decision(**place, public_safety_risk="medium")
        content = contents.medical_release(public_safety_risk="medium")
        return factories.drafted(case=case, content=content, **{"by": officer, **work})

    def sent(**work: Any) -> Decision:
        return against_the_rca(submit_now=True, **work)

    case = factories.case_awaiting_decision(**place)
    concurred = factories.concurred(decision=sent(), by=(supervisor, f"director.{office.lower()}"))
    return Furnished(
        office=office,
        detainee=factories.registered(by=officer),
        case=case,
        assessment=factories.assessed(case, by=officer, complete=False),
        drafts={officer: against_the_rca(), supervisor: against_the_rca(by=supervisor)},
        submitted=sent(),
        concurred=concurred,
        review=factories.review_of(sent()),
        claimed=factories.claimed(sent()),
        edition=Edition.objects.get(),
    )


# --- The URL tree ----------------------------------------------------------------------------
def routes(urlconf: str = "rca.conf.urls") -> Iterator[tuple[str, URLPattern]]:
    """Yield (full path pattern, route) for every address of the service, the admin's included."""
    yield from _below(get_resolver(urlconf), "")


def _below(resolver: Any, before: str) -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        place = before + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield place, entry
        else:
            yield from _below(entry, place)


def methods_of(route: URLPattern) -> tuple[str, ...]:
    """Return the methods that the view behind a route handles (HEAD and OPTIONS left out)."""
    view = getattr(route.callback, "cls", None) or getattr(route.callback, "view_class", None)
    return tuple(m for m in METHODS if view is not None and hasattr(view, m.lower()))


@cache
def api_calls() -> dict[tuple[str, str], Any]:
    """Return the view class of each (route name, method) below /api/v1/."""
    return {
        (str(route.name), method): route.callback.cls  # type: ignore[attr-defined]
        for place, route in routes()
        if place.startswith("api/v1/")
        for method in methods_of(route)
    }


# --- Requests --------------------------------------------------------------------------------
@dataclass(frozen=True)
class Ask:
    """One request, ready to be sent, or to be spoilt first."""

    method: str
    path: str
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)

    def with_headers(self, **headers: str) -> "Ask":
        """Return the same request with further headers, `_` standing for `-`."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return replace(self, headers={**self.headers, **named})

    def without(self, header: str) -> "Ask":
        """Return the same request without a header."""
        return replace(self, headers={k: v for k, v in self.headers.items() if k != header})

    def sent_by(self, client: APIClient) -> Any:
        """Return the answer that `client` gets."""
        if self.body is None:
            return client.generic(self.method, self.path, headers=self.headers)
        raw = self.body if isinstance(self.body, bytes) else json.dumps(self.body)
        kind = self.headers.get("Content-Type", "application/json")
        return client.generic(self.method, self.path, raw, content_type=kind, headers=self.headers)


_SUBJECTS = {
    "decision-concur": "submitted",
    "decision-return": "submitted",
    "decision-supplement": "submitted",
    "decision-execute": "concurred",
    "override": "review",
    "override-claim": "review",
    "policy": "edition",
}
_BY_RESOURCE = {"case": "case", "assessment": "assessment", "override": "claimed"}


def subject_of(route: str, rows: Furnished, author: str = "") -> models.Model | None:
    """Return the row that a call is about; of decisions to change, the one that `author` wrote."""
    resource = route.split("-", maxsplit=1)[0]
    if route in _SUBJECTS:
        return getattr(rows, _SUBJECTS[route])  # type: ignore[no-any-return]
    if resource == "decision":
        return rows.drafts.get(author) or next(iter(rows.drafts.values()))
    if resource in _BY_RESOURCE:
        return getattr(rows, _BY_RESOURCE[resource])  # type: ignore[no-any-return]
    return None


def ask(route: str, method: str, rows: Furnished, *, author: str = "", row: Any = None) -> Ask:
    """Return a request that the right person is answered with 2xx; `row` replaces its subject."""
    subject = row or subject_of(route, rows, author)
    if route == "problem-type":
        return Ask(method, reverse(route, kwargs={"code": "refused"}))
    path = reverse(route, kwargs={"id": subject.pk} if subject else None)
    build = BODIES.get((route, method))
    headers = {}
    if subject is not None and method != "GET" and hasattr(subject, "version"):
        kept = type(subject)._default_manager.get(pk=subject.pk)
        headers = {"If-Match": etag_of(subject._meta.model_name or "", kept.version)}
    if route == "detainees" and method == "GET":
        path += f"?a_number={rows.detainee.a_number}"
    return Ask(method, path, build(rows) if build else None, headers)


def moment_text(**ago: float) -> str:
    """Return a moment before now, as it goes over the wire."""
    return wire_time(factories.moment() - timedelta(**ago))


def _reason(_: Furnished) -> dict[str, Any]:
    return {"reason": contents.RETURN_REASON}


def rca_body(**changes: Any) -> dict[str, Any]:
    """Return an RCA as it is sent."""
    columns = contents.rca()
    alleged = columns.pop("mandatory_detention_alleged")
    basis = columns.pop("mandatory_detention_basis")
    columns["completed_on"] = columns["completed_on"].isoformat()
    return {**columns, "mandatory_detention": {"alleged": alleged, "basis": basis}, **changes}


def check_body() -> dict[str, Any]:
    """Return a decision to judge without a case."""
    content = contents.medical_release()
    justification = content.pop("justification")
    assessment = rca_body()
    del assessment["source_reference"]
    return {
        "decided_on": contents.day(0),
        "detainee": {
            "given_name": "Tadeo",
            "family_name": "Villalta",
            "age": 64,
            "country_of_citizenship": "HN",
        },
        "assessment": assessment,
        "decision": content,
        "justification": justification,
    }


def detainee_body(**changes: Any) -> dict[str, Any]:
    """Return a person to register."""
    return {
        "a_number": "A087654321",
        "given_name": "Amparo",
        "family_name": "Quiroga",
        "date_of_birth": "1979-02-11",
        "country_of_citizenship": "GT",
        "sex": "F",
        **changes,
    }


BODIES: dict[tuple[str, str], Callable[[Furnished], dict[str, Any]]] = {
    ("token", "POST"): lambda _: {"username": "officer.sna", "password": factories.PASSWORD},
    ("token-revoke", "POST"): lambda _: {},
    ("detainees", "POST"): lambda _: detainee_body(),
    ("cases", "POST"): lambda rows: {
        "detainee": str(rows.detainee.pk),
        "field_office": rows.office,
        "booked_in_at": moment_text(days=2),
    },
    ("case-screenings", "POST"): lambda _: {
        "kind": "wants_and_warrants",
        "queried_at": moment_text(hours=3),
        "result": "no_record",
        "reference": "NCIC-00417",
    },
    ("case-transfer", "POST"): lambda _: {"to_field_office": "HOU", "reason": "Nearer family."},
    ("case-close", "POST"): _reason,
    ("case-assessments", "POST"): lambda _: rca_body(complete=True),
    ("case-decisions", "POST"): lambda _: {**contents.medical_release(), "submit": True},
    ("assessment-complete", "POST"): lambda _: {},
    ("assessment-void", "POST"): _reason,
    ("decision", "PATCH"): lambda _: contents.medical_release(public_safety_risk="medium"),
    ("decision-check", "POST"): lambda _: {},
    ("decision-submit", "POST"): lambda _: {},
    ("decision-concur", "POST"): lambda _: {"statement": contents.STATEMENT},
    ("decision-return", "POST"): _reason,
    ("decision-withdraw", "POST"): _reason,
    ("decision-execute", "POST"): lambda _: {},
    ("decision-supplement", "POST"): lambda _: {
        "text": contents.REASON,
        "evidence": contents.medical_release()["justification"]["evidence"],
    },
    ("override-claim", "POST"): lambda _: {},
    ("override-unclaim", "POST"): lambda _: {},
    ("override-find-sufficient", "POST"): _reason,
    ("override-find-insufficient", "POST"): lambda _: {
        "reason": contents.RETURN_REASON,
        "failed": ["drivers"],
    },
    ("override-request-remediation", "POST"): lambda _: {
        "reason": contents.RETURN_REASON,
        "due_on": contents.day(-9),
    },
    ("override-escalate", "POST"): _reason,
    ("justification-checks", "POST"): lambda _: check_body(),
    ("ledger-verify", "POST"): lambda _: {},
}
