"""Every exception becomes a problem document that says what helps and gives nothing away."""

import json
import logging

import pytest
from django.db import DatabaseError, IntegrityError, OperationalError
from django.utils.html import escape
from rest_framework.test import APIClient

from rca.api.problem_types import PROBLEM_TYPES
from rca.api.problems import problem_of
from rca.core import errors
from tests.api.plumbing.sample_views import ERRORS

EXPECTED = {
    "invalid": (400, "invalid"),
    "own-code": (409, "conflict"),
    "not-authenticated": (401, "not-authenticated"),
    "not-allowed": (403, "not-allowed"),
    "not-found": (404, "not-found"),
    "stale-version": (412, "stale-version"),
    "refused": (422, "refused"),
    "precondition-required": (428, "precondition-required"),
    "unavailable": (503, "unavailable"),
    "http404": (404, "not-found"),
    "drf-404": (404, "not-found"),
    "denied": (403, "not-allowed"),
    "drf-denied": (403, "not-allowed"),
    "suspicious": (400, "bad-request"),
    "parse": (400, "invalid"),
    "throttled": (429, "too-many-requests"),
    "drf-401": (401, "not-authenticated"),
    "operational": (503, "unavailable"),
    "interface": (503, "unavailable"),
    "unexpected": (500, "unexpected"),
}


def test_every_error_of_the_sample_is_expected() -> None:
    assert EXPECTED.keys() == ERRORS.keys()


@pytest.mark.parametrize(("name", "expected"), EXPECTED.items())
def test_an_error_has_its_status_and_type(
    client: APIClient, name: str, expected: tuple[int, str]
) -> None:
    status, code = expected
    answer = client.get(f"/api/sample/raise/{name}/")
    told = answer.json()
    assert answer.status_code == told["status"] == status
    assert answer["Content-Type"] == "application/problem+json"
    assert told["type"] == f"/problems/{code}"
    assert told["title"] == PROBLEM_TYPES[code].title
    assert told["instance"] == f"/api/sample/raise/{name}/"
    assert told["detail"]
    assert b"secret" not in answer.content


def test_fields_at_fault_are_listed(client: APIClient) -> None:
    told = client.get("/api/sample/raise/invalid/").json()
    assert told["errors"] == [{"pointer": "/a", "code": "b", "detail": "c"}]


def test_further_members_never_replace_those_of_the_standard(client: APIClient) -> None:
    told = client.get("/api/sample/raise/own-code/").json()
    assert (told["state"], told["status"]) == ("draft", 409)


@pytest.mark.parametrize(
    ("name", "header", "value"),
    [
        ("not-authenticated", "WWW-Authenticate", 'Bearer realm="api"'),
        ("drf-401", "WWW-Authenticate", 'Bearer realm="api"'),
        ("throttled", "Retry-After", "42"),
        ("operational", "Retry-After", "5"),
        ("unavailable", "Retry-After", "5"),
    ],
)
def test_an_answer_carries_the_headers_of_its_status(
    client: APIClient, name: str, header: str, value: str
) -> None:
    assert client.get(f"/api/sample/raise/{name}/")[header] == value


def test_a_wrong_method_is_told_the_right_ones(client: APIClient) -> None:
    answer = client.delete("/api/sample/echo/")
    assert answer.status_code == 405
    assert "POST" in answer["Allow"]
    assert answer.json()["type"] == "/problems/method-not-allowed"


@pytest.mark.parametrize("accept", ["text/html", "application/xml", "image/png"])
def test_no_accept_header_spoils_a_problem(client: APIClient, accept: str) -> None:
    answer = client.get("/api/sample/raise/invalid/", headers={"Accept": accept})
    assert answer.status_code == 406
    assert answer.json()["type"] == "/problems/not-acceptable"


def test_an_unexpected_error_is_logged_without_its_message(
    client: APIClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        client.get("/api/sample/raise/unexpected/", headers={"X-Request-ID": "id-7"})
    (record,) = [r for r in caplog.records if r.name == "rca.api.problems"]
    assert "RuntimeError" in record.getMessage()
    assert "sample_views.py" in record.getMessage()
    assert "secret" not in record.getMessage()
    assert record.exc_info is None
    assert record.request_id == "id-7"  # type: ignore[attr-defined]


def test_an_unexpected_error_reaches_monitors() -> None:
    with pytest.raises(RuntimeError, match="secret"):
        APIClient().get("/api/sample/raise/unexpected/")


class DriverError(Exception):
    """What a database driver raises, with the codes it gives."""

    def __init__(self, **codes: object) -> None:
        super().__init__()
        self.__dict__.update(codes)


def raised(error: DatabaseError, **codes: object) -> DatabaseError:
    error.__cause__ = DriverError(**codes)
    return error


@pytest.mark.parametrize(
    "text",
    [
        "guard decision_frozen: what has been decided is not edited",
        "guard decision_frozen: what has been decided is not edited\n"
        "CONTEXT:  PL/pgSQL function decision_frozen() line 1 at RAISE",
    ],
)
def test_a_guard_is_named_and_nothing_else_of_the_sql(text: str) -> None:
    told = problem_of(IntegrityError(text))
    assert told is not None
    assert (told.status, told.code) == (409, "guard-refused")
    assert told.extra == {"guard": "decision_frozen"}
    assert told.detail == "The database refused this: what has been decided is not edited."


def test_a_value_that_imitates_a_guard_is_none() -> None:
    text = "duplicate key\nDETAIL:  Key (name)=(guard own: secret) already exists."
    told = problem_of(raised(IntegrityError(text), sqlstate="23505"))
    assert told is not None
    assert told.code == "conflict"
    assert "secret" not in told.detail


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (raised(IntegrityError("UNIQUE constraint failed: t.a"), sqlite_errorcode=2067), 409),
        (raised(IntegrityError("Key (a)=(x) exists"), sqlstate="23505"), 409),
        (raised(IntegrityError("NOT NULL failed"), sqlite_errorcode=1299), None),
        (raised(OperationalError("database is locked"), sqlite_errorcode=5), 503),
        (raised(OperationalError("terminating connection"), sqlstate="57P01"), 503),
        (raised(OperationalError("no such table: x"), sqlite_errorcode=1), None),
        (DatabaseError("syntax"), None),
    ],
)
def test_database_errors_are_told_apart(error: DatabaseError, status: int | None) -> None:
    told = problem_of(error)
    assert (told.status if told else None) == status


def test_every_error_class_of_the_project_has_an_entry() -> None:
    pending, seen = [errors.RcaError], set()
    while pending:
        kind = pending.pop()
        pending.extend(kind.__subclasses__())
        seen.add((kind.code, kind.status))
    catalogue = {(code, kind.status) for code, kind in PROBLEM_TYPES.items()}
    assert seen <= catalogue


@pytest.mark.parametrize("path", ["/api/unknown/", "/api/v1/nothing", "/api/%00%E2%80%AE/"])
@pytest.mark.parametrize("method", ["get", "post", "delete", "put", "patch"])
@pytest.mark.parametrize("debug", [True, False])
def test_an_unknown_address_of_the_api_is_a_problem(
    client: APIClient, settings: object, path: str, method: str, debug: bool
) -> None:
    settings.DEBUG = debug  # type: ignore[attr-defined]
    answer = getattr(client, method)(path)
    assert answer.status_code == 404
    assert answer.json()["detail"] == errors.NotFound().detail
    assert answer.json()["instance"].isascii()


def test_an_unknown_page_is_a_small_page(client: APIClient) -> None:
    answer = client.get("/nothing/")
    assert answer.status_code == 404
    assert answer["Content-Type"].startswith("text/html")


def test_a_forged_host_is_a_problem(client: APIClient, settings: object) -> None:
    settings.ALLOWED_HOSTS = ["example.org"]  # type: ignore[attr-defined]
    answer = client.get("/api/v1/me/", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert json.loads(answer.content)["type"] == "/problems/bad-request"


@pytest.mark.parametrize("code", PROBLEM_TYPES)
def test_every_problem_type_can_be_looked_up(client: APIClient, code: str) -> None:
    answer = client.get(f"/problems/{code}")
    assert answer.status_code == 200
    assert escape(PROBLEM_TYPES[code].title) in answer.content.decode()
    assert code in client.get("/problems/").content.decode()


def test_an_unknown_problem_type_is_not_found(client: APIClient) -> None:
    assert client.get("/problems/nonsense").status_code == 404
