"""Idempotency-Key on the wire: the key of a request, and the same answer to every retry."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpResponse
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request

from rca.actions.door import perform, perform_once
from rca.actions.once import Answer, Once, Replayed
from rca.api.permissions import actor_of_request
from rca.api.problem_document import answer as problem_answer
from rca.api.problem_document import problem_of_error
from rca.core.canonical import canonical_json, sha256_hex
from rca.core.clock import now
from rca.core.errors import FieldError, Invalid, RcaError

HEADER = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"

# Visible ASCII without a comma: two headers arrive here as one, joined by a comma.
_KEY = re.compile(r"[\x21-\x2b\x2d-\x7e]{1,255}")


def run(request: Request, call: Callable[[], Answer]) -> HttpResponse:
    """Run `call`, which calls verbs, in one transaction, once for each key, and answer.

    Raises what the verbs raise; `rca.api.problems` answers that with the bytes that `call`'s
    refusal is kept with. Raises Invalid (400) for a key of another form.
    """
    once = _once(request)
    try:
        told = perform_once(call, once=once) if once else perform(call)
    except Replayed as before:
        told = before.answer
    return _response(told)


def json_answer(data: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Answer:
    """Return `data`, a serializer's output, as the answer with these bytes for good."""
    body = JSONRenderer().render(data).decode("utf-8")
    return Answer(status, body, {"Content-Type": "application/json", **(headers or {})})


def key_of(request: Request) -> str | None:
    """Return the request's key, or None without one. Raises Invalid for another form."""
    key = request.headers.get(HEADER)
    if key is None:
        return None
    if not _KEY.fullmatch(key):
        words = "A key is 1 to 255 visible ASCII characters without commas, such as a UUID."
        raise Invalid(words, errors=[FieldError("/headers/idempotency-key", "invalid", words)])
    return key


def fingerprint(request: Request) -> str:
    """Return a digest of what is asked: method, address and content of the body."""
    asked = [str(request.method), request.get_full_path(), request.data]
    return sha256_hex(canonical_json(asked))


def _once(request: Request) -> Once | None:
    key = key_of(request)
    if key is None:
        return None

    def describe(refused: RcaError) -> Answer:
        response = problem_answer(problem_of_error(refused), request._request)
        headers = {"Content-Type": response["Content-Type"]}
        return Answer(response.status_code, response.content.decode("ascii"), headers)

    return Once(actor_of_request(request).person_id, key, fingerprint(request), now(), describe)


def _response(told: Answer) -> HttpResponse:
    response = HttpResponse(told.body.encode("utf-8"), status=told.status)
    for name, value in told.headers.items():
        response[name] = value
    if told.replayed:
        response[REPLAYED] = "true"
    return response
