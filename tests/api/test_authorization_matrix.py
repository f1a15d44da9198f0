"""Every address and method, every principal, own and other office: the table decides (T19, G5)."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from rest_framework.test import APIClient

from rca.accounts.models import Account, RoleAssignment
from rca.actions.create_account import create_account
from rca.actions.grant_role import revoke_role
from rca.ledger.models import Entry
from tests import factories
from tests.api.asking import Ask, Furnished, ask, caller, methods_of, routes, subject_of
from tests.api.authorization import API, PRINCIPALS, table
from tests.api.conftest import rolled_back

TABLE = table(API)
OFFICES = ("SNA", "ELP")
EVERYWHERE = ("GET", "POST", "PUT", "PATCH", "DELETE")
UNREVOKED = {"admin.hq", "root.hq"}
FOREIGN = sorted(
    (route, method, name)
    for (route, method), cells in TABLE.items()
    for name, (_, other) in cells.items()
    if other == 404
)


@pytest.fixture(scope="module")
def callers(shared_rows: dict[str, Furnished]) -> dict[str, APIClient]:
    make_superuser()
    return {name: caller(username) for name, username in PRINCIPALS.items()}


def make_superuser() -> None:
    """Make an account with every flag that Django knows and no role."""
    create_account(
        actor=factories.actor("admin.hq"),
        at=factories.moment(),
        username="root.hq",
        password=factories.PASSWORD,
        name="Odile Brandt",
    )
    Account.objects.filter(username="root.hq").update(is_superuser=True, is_staff=True)


def service_calls() -> Iterator[tuple[str, str, str]]:
    """Yield (place, route, method) of everything but the admin and the unknown addresses."""
    for place, route in routes():
        if not place.startswith("admin/") and route.name != "unknown-address":
            for method in methods_of(route):
                yield place, str(route.name), method


# --- The table is whole ----------------------------------------------------------------------
def test_every_address_and_method_is_in_the_table() -> None:
    assert {(route, method) for _, route, method in service_calls()} - set(TABLE) == set()


def test_the_table_names_nothing_that_is_gone() -> None:
    assert set(TABLE) - {(route, method) for _, route, method in service_calls()} == set()


def test_every_line_of_the_table_answers_for_every_principal() -> None:
    assert all(set(cells) == set(PRINCIPALS) for cells in TABLE.values())


# --- Each cell -------------------------------------------------------------------------------
@pytest.mark.parametrize(("route", "method"), TABLE, ids=lambda word: word)
def test_everybody_gets_the_answer_of_the_table(
    rows: dict[str, Furnished], callers: dict[str, APIClient], route: str, method: str
) -> None:
    found = {name: _answers(rows, callers, route, method, name) for name in PRINCIPALS}
    assert found == TABLE[route, method]


def _answers(
    rows: dict[str, Furnished],
    callers: dict[str, APIClient],
    route: str,
    method: str,
    name: str,
) -> tuple[int, ...]:
    statuses = []
    for office in OFFICES:
        with rolled_back():
            asked = ask(route, method, rows[office], author=PRINCIPALS[name] or "")
            statuses.append(asked.sent_by(callers[name]).status_code)
    return tuple(statuses)


@pytest.mark.parametrize(("route", "method"), TABLE, ids=lambda word: word)
def test_a_refused_call_changes_no_row(
    rows: dict[str, Furnished], callers: dict[str, APIClient], route: str, method: str
) -> None:
    """A refusal by role or office leaves no trace: not a version, not a ledger line."""
    before = _versions(rows, route)
    for name, (own, other) in TABLE[route, method].items():
        for office, status in zip(OFFICES, (own, other), strict=True):
            if status >= 400:
                asked = ask(route, method, rows[office], author=PRINCIPALS[name] or "")
                asked.sent_by(callers[name])
    assert _versions(rows, route) == before


def _versions(rows: dict[str, Furnished], route: str) -> list[Any]:
    subjects = [subject_of(route, furnished) for furnished in rows.values()]
    return [
        Entry.objects.count(),
        *(type(s)._default_manager.get(pk=s.pk).__dict__.get("version") for s in subjects if s),
    ]


@pytest.mark.parametrize("name", PRINCIPALS)
def test_any_other_method_is_refused(
    rows: dict[str, Furnished], callers: dict[str, APIClient], name: str
) -> None:
    handled = set(TABLE)
    for _, route, _ in service_calls():
        # Hundreds of requests within a second: this is not about the throttle.
        cache.clear()
        for method in EVERYWHERE:
            if (route, method) not in handled:
                path = ask(route, "GET", rows["SNA"]).path
                answer = Ask(method, path, {}).sent_by(callers[name])
                assert answer.status_code == 405, (route, method)


@pytest.mark.parametrize("name", PRINCIPALS)
@pytest.mark.parametrize("method", [*EVERYWHERE, "HEAD", "OPTIONS"])
def test_an_unknown_address_is_a_404_for_everybody(
    callers: dict[str, APIClient], rows: dict[str, Furnished], name: str, method: str
) -> None:
    for path in ("/api/v1/case/", "/api/v1/cases", "/api/v2/cases/", "/api/", "/api/v1/users/"):
        assert callers[name].generic(method, path).status_code == 404


# --- Unknown and foreign read alike ----------------------------------------------------------
@pytest.mark.parametrize(("route", "method", "name"), FOREIGN)
def test_a_foreign_id_answers_like_an_unknown_one(
    rows: dict[str, Furnished],
    callers: dict[str, APIClient],
    route: str,
    method: str,
    name: str,
) -> None:
    foreign = ask(route, method, rows["ELP"], author=PRINCIPALS[name] or "")
    subject = subject_of(route, rows["ELP"], PRINCIPALS[name] or "")
    assert subject is not None
    known, unknown = str(subject.pk), str(uuid4())
    nowhere = Ask(method, foreign.path.replace(known, unknown), foreign.body, foreign.headers)
    first, second = (asked.sent_by(callers[name]) for asked in (foreign, nowhere))
    assert first.status_code == second.status_code == 404
    assert first.content.replace(known.encode(), unknown.encode()) == second.content
    assert _headers(first) == _headers(second)


def _headers(answer: Any) -> dict[str, str]:
    return {name: text for name, text in answer.items() if name != "X-Request-ID"}


@pytest.mark.parametrize("route", ["cases", "decisions", "overrides"])
def test_lists_hold_nothing_of_another_office(
    rows: dict[str, Furnished], callers: dict[str, APIClient], route: str
) -> None:
    for name in ("officer", "supervisor", "director"):
        for query in ("", "?page_size=200", "?field_office=ELP"):
            path = ask(route, "GET", rows["SNA"]).path + query
            offices = {row["field_office"] for row in callers[name].get(path).json()["results"]}
            assert offices == (set() if "ELP" in query else {"SNA"})
    for name in ("policy", "auditor"):
        shown = callers[name].get(ask(route, "GET", rows["SNA"]).path).json()["results"]
        assert {row["field_office"] for row in shown} == {"SNA", "ELP"}


@pytest.mark.parametrize("query", ["case", "field_office"])
def test_a_filter_by_what_is_foreign_finds_what_an_unknown_one_finds(
    rows: dict[str, Furnished], callers: dict[str, APIClient], query: str
) -> None:
    foreign, unknown = {
        "case": (rows["ELP"].submitted.case_id, uuid4()),
        "field_office": ("ELP", "XYZ"),
    }[query]
    told = [
        callers["officer"].get(f"/api/v1/decisions/?{query}={value}").content
        for value in (foreign, unknown)
    ]
    assert told[0] == told[1]


# --- Rights are those of this moment ---------------------------------------------------------
# Nobody takes the last administrator's role, and the superuser has none.
@pytest.mark.parametrize("username", sorted(set(filter(None, PRINCIPALS.values())) - UNREVOKED))
def test_a_revoked_role_counts_from_the_next_request(
    rows: dict[str, Furnished], callers: dict[str, APIClient], username: str
) -> None:
    client = caller(username)
    assert client.get("/api/v1/policies/").status_code == 200
    (held,) = RoleAssignment.objects.filter(account__username=username)
    at = factories.moment()
    revoke_role(actor=factories.actor("admin.hq"), at=at, assignment_id=held.pk)
    assert client.get("/api/v1/policies/").status_code == 403
    assert client.get("/api/v1/me/").json()["roles"] == []


def test_a_closed_account_is_nobody_from_the_next_request(rows: dict[str, Furnished]) -> None:
    client = caller("officer.sna")
    assert client.get("/api/v1/cases/").status_code == 200
    Account.objects.filter(username="officer.sna").update(is_active=False)
    assert client.get("/api/v1/cases/").status_code == 401


def test_a_superuser_has_no_role_and_no_office(callers: dict[str, APIClient]) -> None:
    told = callers["root"].get("/api/v1/me/").json()
    assert (told["roles"], told["field_offices"]) == ([], [])


def test_a_superuser_with_a_role_has_that_role_alone(rows: dict[str, Furnished]) -> None:
    Account.objects.filter(username="officer.sna").update(is_superuser=True, is_staff=True)
    client = caller("officer.sna")
    for route, method in TABLE:
        with rolled_back():
            asked = ask(route, method, rows["ELP"], author="officer.sna")
            told = asked.sent_by(client)
        assert told.status_code == TABLE[route, method]["officer"][1], json.dumps(asked.path)
