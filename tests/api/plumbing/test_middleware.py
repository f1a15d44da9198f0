"""Around every request: its id, no caching, and a database that may be away."""

import logging

import pytest
from django.db import connection
from rest_framework.test import APIClient

from rca.api import request_id


def test_a_safe_id_of_the_caller_is_kept(client: APIClient) -> None:
    for offered in ("0190f2a4-7c1e-7b3a", "a.b_C-9", "x" * 64):
        answer = client.get("/api/unknown/", headers={"X-Request-ID": offered})
        assert answer["X-Request-ID"] == offered


@pytest.mark.parametrize("offered", ["", " ", "a b", "é", "a\nb", "x" * 65, '{"a":1}', "\x1b[31m"])
def test_any_other_id_is_replaced(client: APIClient, offered: str) -> None:
    answer = client.get("/api/unknown/", headers={"X-Request-ID": offered})
    assert answer["X-Request-ID"] != offered
    assert len(answer["X-Request-ID"]) == 32


def test_each_request_has_an_id_of_its_own(client: APIClient) -> None:
    ids = {client.get("/api/unknown/")["X-Request-ID"] for _ in range(5)}
    assert len(ids) == 5
    assert request_id.current() == ""


def test_a_log_line_carries_the_id_of_its_request() -> None:
    record = logging.LogRecord("x", logging.INFO, "f", 1, "m", (), None)
    with request_id.bound("id-7"):
        assert request_id.RequestIdFilter().filter(record)
    assert record.request_id == "id-7"  # type: ignore[attr-defined]


@pytest.mark.parametrize("address", ["/api/unknown/", "/api/v1/me/", "/api/schema/"])
def test_answers_of_the_api_are_never_cached(client: APIClient, address: str) -> None:
    assert client.get(address)["Cache-Control"] == "no-store"


@pytest.mark.parametrize("debug", [True, False])
def test_a_page_without_database_is_a_503(client: APIClient, settings: object, debug: bool) -> None:
    settings.DEBUG = debug  # type: ignore[attr-defined]
    answer = client.get("/page/")
    assert answer.status_code == 503
    assert answer["Retry-After"] == "5"
    assert b"secret" not in answer.content


@pytest.mark.postgresql_only
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("address", ["/api/sample/dying/", "/dying-page/"])
def test_after_a_lost_connection_the_next_request_succeeds(client: APIClient, address: str) -> None:
    lost = client.get(address, {"pid": "own"})
    assert lost.status_code == 503
    assert lost["Retry-After"] == "5"
    assert client.get(address).status_code == 200
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
