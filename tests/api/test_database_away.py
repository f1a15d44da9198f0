"""While the database is away every call says so and does nothing; then it works again (G16)."""

import os
import sqlite3
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from rca.cases.models import Detainee
from rca.ledger.models import Entry
from tests import databases, factories
from tests.api.asking import BODIES, api_calls, caller, detainee_body, routes
from tests.api.running import Service, address_of, postgresql, served

DETAINEES = "/api/v1/detainees/"
ANY_ID = "0190f2a4-7c1e-7b3a-9f00-2c5d1e6a7b8c"


@pytest.fixture(scope="module")
def away() -> Iterator[tuple[Service, Any]]:
    """A service of its own, and the PostgreSQL server behind it."""
    folder = databases.folder() / f"away-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    with postgresql(folder) as server:
        environment = {"RCA_VAR_DIR": str(folder / "var"), "DATABASE_URL": address_of(server)}
        with served(environment) as service:
            service.sign_in("officer.sna")
            yield service, server


def every_call() -> list[tuple[str, str, Any]]:
    """Return (method, path, body) of every call of the API, about records that may not exist."""
    calls, by_id = [], {route.name for place, route in routes() if "<str:id>" in place}
    for route, method in sorted(api_calls()):
        path = reverse(route, kwargs={"id": ANY_ID} if route in by_id else None)
        body = {} if method != "GET" else None
        if (route, method) in (("detainees", "POST"), ("token", "POST")):
            body = BODIES[route, method](None)  # type: ignore[arg-type]
        calls.append((method, path, body))
    return calls


def registered(service: Service, number: int, key: str) -> Any:
    body = detainee_body(a_number=f"A{number:09d}")
    return service.ask("POST", DETAINEES, body, Idempotency_Key=key)


def found(service: Service, number: int) -> int:
    told = service.ask("GET", f"{DETAINEES}?a_number=A{number:09d}")
    assert told.status == 200
    return len(told.json()["results"])


@pytest.mark.postgresql_only
def test_while_it_is_away_every_call_says_so_at_once(away: tuple[Service, Any]) -> None:
    service, server = away
    server.stop()
    try:
        for method, path, body in every_call():
            told = service.ask(method, path, body, If_Match='"x-1"')
            assert told.status == 503, (method, path, told.body)
            assert told.headers["content-type"] == "application/problem+json"
            assert int(told.headers["retry-after"]) > 0
            assert told.json()["type"] == "/problems/unavailable"
            assert told.seconds < 2, (method, path)
        assert service.ask("GET", "/healthz").status == 200
        assert service.ask("GET", "/readyz").status == 503
        assert service.ask("GET", "/api/schema/").status == 200
    finally:
        server.start()


@pytest.mark.postgresql_only
def test_when_it_is_back_the_next_request_succeeds(away: tuple[Service, Any]) -> None:
    service, server = away
    for number in range(1, 4):
        assert registered(service, number, f"before-{number}").status == 201
        server.stop()
        lost = [registered(service, number + 100, f"away-{number}") for _ in range(3)]
        assert [told.status for told in lost] == [503] * 3
        server.start()
        back = registered(service, number + 100, f"away-{number}")
        assert (back.status, back.headers.get("idempotency-replayed")) == (201, None)
        assert service.ask("GET", "/readyz").status == 200
        assert (found(service, number), found(service, number + 100)) == (1, 1)


@pytest.mark.postgresql_only
def test_a_restart_between_two_requests_goes_unnoticed(away: tuple[Service, Any]) -> None:
    service, server = away
    for _ in range(2):
        assert service.ask("GET", "/api/v1/me/").status == 200
        server.stop()
        server.start()
        assert service.ask("GET", "/api/v1/me/").status == 200


@pytest.mark.postgresql_only
def test_nothing_was_half_done(away: tuple[Service, Any]) -> None:
    service, _ = away
    assert registered(service, 900, "last").status == 201
    assert "everything is as it was written" in service.command("ledger_verify")


# --- SQLite ----------------------------------------------------------------------------------
@pytest.fixture
def impatient() -> Iterator[None]:
    """Wait a moment for the lock of the file and not the usual twenty seconds."""
    options = connection.settings_dict["OPTIONS"]
    usual = options["timeout"]
    connection.close()
    options["timeout"] = 0.2
    yield
    connection.close()
    options["timeout"] = usual


@pytest.mark.sqlite_only
@pytest.mark.django_db(transaction=True)
def test_a_locked_file_is_a_database_that_is_away(impatient: None) -> None:
    factories.loaded_world()
    client, lines = caller("officer.sna"), Entry.objects.count()
    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    started = time.monotonic()
    told = client.post(DETAINEES, detainee_body(), headers={"Idempotency-Key": "k"})
    assert time.monotonic() - started < 2
    assert told.status_code == 503
    assert told["Content-Type"] == "application/problem+json"
    assert int(told["Retry-After"]) > 0
    assert b"locked" not in told.content
    # Readers go on reading: the journal is written ahead.
    assert client.get("/api/v1/cases/").status_code == 200
    assert Entry.objects.count() == lines
    other.execute("ROLLBACK")
    other.close()
    again = client.post(DETAINEES, detainee_body(), headers={"Idempotency-Key": "k"})
    assert (again.status_code, again.headers.get("Idempotency-Replayed")) == (201, None)
    assert Detainee.objects.count() == 1
