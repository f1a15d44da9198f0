"""Whoever changes a record says which version they read: every transition of the tree (G23)."""

from typing import Any

import pytest
from django.db import models

from rca.ledger.models import Entry
from tests.api.asking import Ask, Furnished, api_calls, ask, caller, subject_of

# Calls with a record in their address that change nothing which somebody could have read:
# they create a record of its own, add to one, or only look.
CREATES = {"case-assessments", "case-decisions", "case-screenings"}
ADDS = {"decision-supplement"}
LOOKS = {"decision-check"}


def about_a_record(view: Any, method: str) -> bool:
    handler = getattr(view, method.lower())
    return "id" in handler.__code__.co_varnames[: handler.__code__.co_argcount]


TRANSITIONS = sorted(
    (route, method)
    for (route, method), view in api_calls().items()
    if method != "GET" and about_a_record(view, method) and route not in CREATES | ADDS | LOOKS
)


def who_may(route: str) -> str:
    """Return somebody whose request is answered with 200 when its If-Match is right."""
    if route.startswith("override-"):
        return "policy.hq"
    signs = ("decision-concur", "decision-return")
    return "supervisor.sna" if route in signs else "officer.sna"


def good(route: str, method: str, rows: dict[str, Furnished]) -> Ask:
    return ask(route, method, rows["SNA"], author="officer.sna")


def kept(row: models.Model) -> dict[str, Any]:
    """Return the row's columns as they are stored."""
    return dict(type(row)._default_manager.filter(pk=row.pk).values().get())


def test_there_are_transitions() -> None:
    """Every exception is a call of the tree, and what is left is most of it."""
    named = {route for route, _ in api_calls()}
    assert named >= CREATES | ADDS | LOOKS
    assert len(TRANSITIONS) == 16


@pytest.mark.parametrize(("route", "method"), TRANSITIONS, ids=lambda word: word)
def test_a_transition_needs_the_version_that_was_read(
    rows: dict[str, Furnished], route: str, method: str
) -> None:
    client, asked = caller(who_may(route)), good(route, method, rows)
    right = asked.headers["If-Match"]
    kind, version = right.strip('"').rsplit("-", 1)
    other = "decision" if kind != "decision" else "case"
    spoilt = {
        None: 428,
        "": 428,
        "*": 412,
        f'W/"{kind}-{version}"': 412,
        f'"{kind}-{int(version) + 1}"': 412,
        f'"{kind}-{int(version) - 1}"': 412,
        f'"{other}-{version}"': 412,
        f'"{kind}-{version}", "{kind}-{int(version) + 1}"': 412,
        f"{kind}-{version}": 400,
        version: 400,
    }
    subject = subject_of(route, rows["SNA"], "officer.sna")
    assert subject is not None
    before = (kept(subject), Entry.objects.count())
    for tag, status in spoilt.items():
        sent = asked.without("If-Match") if tag is None else asked.with_headers(If_Match=tag)
        told = sent.sent_by(client)
        assert told.status_code == status, tag
        assert told["Content-Type"] == "application/problem+json"
        assert (kept(subject), Entry.objects.count()) == before, tag
    assert asked.sent_by(client).status_code == 200


@pytest.mark.parametrize(("route", "method"), TRANSITIONS, ids=lambda word: word)
def test_the_same_version_works_once(rows: dict[str, Furnished], route: str, method: str) -> None:
    client, asked = caller(who_may(route)), good(route, method, rows)
    first = asked.sent_by(client)
    assert first.status_code == 200
    assert first["ETag"] != asked.headers["If-Match"]
    # Whoever has transferred a case does not see it any more.
    assert asked.sent_by(client).status_code == (404 if route == "case-transfer" else 412)


@pytest.mark.parametrize("route", sorted(CREATES | LOOKS))
def test_what_changes_no_record_needs_no_version(rows: dict[str, Furnished], route: str) -> None:
    asked = good(route, "POST", rows).without("If-Match")
    assert asked.sent_by(caller("officer.sna")).status_code in (200, 201)


def test_an_addition_checks_the_version_if_one_is_named(rows: dict[str, Furnished]) -> None:
    client, asked = caller("officer.sna"), good("decision-supplement", "POST", rows)
    assert asked.with_headers(If_Match='"decision-99"').sent_by(client).status_code == 412
    assert asked.without("If-Match").sent_by(client).status_code == 200


@pytest.mark.parametrize("route", ["case", "assessment", "decision", "override"])
def test_a_reading_carries_the_version(rows: dict[str, Furnished], route: str) -> None:
    answer = good(route, "GET", rows).sent_by(caller("supervisor.sna"))
    kind = "review" if route == "override" else route
    assert answer["ETag"] == f'"{kind}-{answer.json()["version"]}"'
