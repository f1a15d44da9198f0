"""What is written about people reaches no log, no error and no address (T26-T28, G24)."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from rest_framework.test import APIClient

from rca.accounts.permission_map import Role
from rca.actions.create_account import create_account
from rca.actions.grant_role import grant_role
from rca.api.request_id import RequestIdFilter
from rca.conf.logging import EventFormatter
from tests import contents, factories
from tests.api.asking import caller, check_body, detainee_body, rca_body

# Words that occur nowhere else. The password is long and its own words are rare as well.
NAME, FAMILY, NUMBER = "Zephyrine", "Quasqueton", "A918273645"
STORY, STATEMENT, REASON = "Xanthippe", "Vermicelli", "Brobdingnag"
PASSWORD, WRONG, PERSON = "okapi-marzipan-7-oboe", "gherkin-trombone-3", "Ermintrude Oxalis"
CANARIES = [NAME, FAMILY, NUMBER, STORY, STATEMENT, REASON, PASSWORD, WRONG, PERSON, "1931-07-13"]


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """Everything that is logged, ours at DEBUG, through the project's own formatter."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(EventFormatter())
    handler.addFilter(RequestIdFilter())
    loggers = [logging.getLogger(name) for name in ("", "rca", "policies")]
    levels = [logger.level for logger in loggers]
    loggers[0].addHandler(handler)
    for logger in loggers[1:]:
        logger.setLevel(logging.DEBUG)
    yield written
    loggers[0].removeHandler(handler)
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)


class Walk:
    """A client that keeps every answer, so that all of them can be looked through at the end."""

    def __init__(self, client: APIClient) -> None:
        """Take the client of one person."""
        self.client = client
        self.answers: list[Any] = []

    def ask(self, method: str, path: str, body: Any = None, tag: str = "") -> Any:
        """Return an answer, and keep it."""
        headers = {"If-Match": tag} if tag else {}
        sent = "" if body is None else json.dumps(body)
        answer = self.client.generic(
            method, path, sent, content_type="application/json", headers=headers
        )
        self.answers.append(answer)
        return answer


def new_officer() -> None:
    """Make an account whose person, password and token are canaries."""
    administrator, at = factories.actor("admin.hq"), factories.moment()
    account = create_account(
        actor=administrator, at=at, username="officer3.sna", password=PASSWORD, name=PERSON
    )
    grant_role(actor=administrator, at=at, account=account, role=Role.OFFICER, field_office="SNA")


def person() -> dict[str, Any]:
    return detainee_body(
        a_number=NUMBER, given_name=NAME, family_name=FAMILY, date_of_birth="1931-07-13"
    )


def busy_walk() -> tuple[Walk, str]:
    """Work on a case for a while, and run into every kind of refusal on the way."""
    new_officer()
    walk = Walk(APIClient(raise_request_exception=False))
    sign_in = "/api/v1/auth/token/"
    walk.ask("POST", sign_in, {"username": "officer3.sna", "password": WRONG})
    signed_in = walk.client.post(sign_in, {"username": "officer3.sna", "password": PASSWORD})
    token = signed_in.json()["token"]
    walk.client.credentials(HTTP_AUTHORIZATION=f"Bearer {token}")
    case = _booked_in(walk)
    _decided(walk, case)
    _refused(walk, case)
    walk.client.credentials(HTTP_AUTHORIZATION=f"Bearer {token}x")
    walk.ask("GET", case)
    return walk, token


def _booked_in(walk: Walk) -> str:
    detainee = walk.ask("POST", "/api/v1/detainees/", person()).json()
    walk.ask("POST", "/api/v1/detainees/", person())
    walk.ask("POST", "/api/v1/detainees/", {**person(), "sex": FAMILY, FAMILY: NAME})
    body = {"detainee": detainee["id"], "field_office": "SNA", "booked_in_at": contents.day(2)}
    walk.ask("POST", "/api/v1/cases/", body)
    body["booked_in_at"] += "T10:00:00Z"
    case = walk.ask("POST", "/api/v1/cases/", body)
    walk.ask("POST", "/api/v1/cases/", body)
    walk.ask("POST", f"{case['Location']}assessments/", rca_body(complete=True))
    return str(case["Location"])


def _decided(walk: Walk, case: str) -> None:
    story = f"{STORY} is why. {contents.medical_release()['justification']['narrative']}"
    good = contents.with_changes(contents.medical_release(), justification__narrative=story)
    thin = contents.with_changes(good, justification__narrative=f"Release {STORY}.")
    walk.ask("POST", f"{case}decisions/", {**thin, "submit": True})
    draft = walk.ask("POST", f"{case}decisions/", good)
    place, tag = draft["Location"], draft["ETag"]
    walk.ask("PATCH", place, {"justification": {"narrative": STORY, FAMILY: 1}}, tag)
    walk.ask("POST", f"{place}submit/", {}, '"decision-77"')
    sent = walk.ask("POST", f"{place}submit/", {}, tag)
    walk.ask("POST", f"{place}submit/", {}, sent["ETag"])
    walk.ask("POST", f"{place}concur/", {"statement": STATEMENT}, sent["ETag"])
    walk.ask("POST", f"{place}execute/", {}, sent["ETag"])
    supervisor = Walk(caller("supervisor.sna"))
    supervisor.ask("POST", f"{place}concur/", {"statement": STATEMENT}, sent["ETag"])
    walk.answers += supervisor.answers


def _refused(walk: Walk, case: str) -> None:
    check = contents.with_changes(check_body(), detainee__family_name=FAMILY, decided_on=STORY)
    walk.ask("POST", "/api/v1/justification-checks/", check)
    walk.ask("POST", f"{case}close/", {"reason": REASON, "state": NAME}, '"case-1"')
    walk.ask("POST", f"{case}transfer/", {"to_field_office": FAMILY, "reason": REASON})
    walk.ask("GET", f"/api/v1/cases/?field_office={FAMILY}\x00")
    walk.ask("GET", f"/api/v1/cases/?{FAMILY}=1&state={NAME}")
    walk.ask("POST", "/api/v1/detainees/", f"not an object: {FAMILY}")


def test_nothing_about_people_is_logged_or_told(world: None, logged: io.StringIO) -> None:
    walk, token = busy_walk()
    refused = [answer for answer in walk.answers if answer.status_code >= 400]
    assert {400, 401, 403, 409, 412, 422} <= {answer.status_code for answer in refused}
    assert len(refused) >= 18
    _said_nothing(logged, [*CANARIES, token])
    for answer in refused:
        for canary in {*CANARIES, token} - _own_words(answer):
            assert canary not in answer.content.decode(), (answer.request["PATH_INFO"], canary)


def _own_words(answer: Any) -> set[str]:
    """Return what a fault names of the very request: an unknown member or parameter."""
    unknown = [e for e in answer.json().get("errors", []) if e["code"].startswith("unknown-")]
    return {e["pointer"].rsplit("/", 1)[1] for e in unknown}


def test_no_address_holds_anything_about_people(world: None) -> None:
    walk, token = busy_walk()
    for answer in walk.answers:
        told = [answer.get("Location", ""), str(answer.headers)]
        if answer.status_code < 300 and "next" in answer.json():
            told += [str(answer.json()["next"]), str(answer.json()["previous"])]
        for canary in [*CANARIES, token]:
            assert not any(canary in text for text in told)


def _said_nothing(logged: io.StringIO, canaries: list[str]) -> None:
    lines = logged.getvalue().splitlines()
    for line in lines:
        assert {"time", "level", "logger", "event"} <= set(json.loads(line))
        for canary in canaries:
            assert canary not in line


@pytest.fixture
def fault_in_the_database(world: None) -> None:
    """A check of nobody's on the table of people: its refusal is a fault that nobody foresaw."""
    words = f"family_name <> '{FAMILY}'"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"ALTER TABLE cases_detainee ADD CONSTRAINT odd CHECK ({words})")
        else:
            cursor.execute(
                "CREATE TRIGGER odd BEFORE INSERT ON cases_detainee "
                f"WHEN NEW.family_name = '{FAMILY}' "
                f"BEGIN SELECT RAISE(ABORT, 'odd row {FAMILY} {NUMBER}'); END"
            )


def test_an_unforeseen_fault_gives_nothing_away(
    fault_in_the_database: None, logged: io.StringIO
) -> None:
    """PostgreSQL repeats the whole row in its message; neither caller nor log gets to see it."""
    answer = caller("officer.sna").post("/api/v1/detainees/", person())
    assert answer.status_code == 500
    assert answer.json()["type"] == "/problems/unexpected"
    assert '"level": "error"' in logged.getvalue()
    _said_nothing(logged, CANARIES)
    assert not any(canary in answer.content.decode() for canary in CANARIES)


@pytest.mark.parametrize("text", ["a\r\nb", "\x1b[31mred", '", "level": "info', "\u2028", "é\x00"])
def test_one_event_is_one_line(world: None, logged: io.StringIO, text: str) -> None:
    client = caller("officer.sna")
    client.get("/api/v1/cases/", headers={"X-Request-ID": text, "User-Agent": text})
    logging.getLogger("rca.api").warning("somebody sent %s", text)
    lines = logged.getvalue().splitlines()
    assert len(lines) == 1
    assert json.loads(lines[0])["event"] == f"somebody sent {text}"
    assert lines[0].isascii()
