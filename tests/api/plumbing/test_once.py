"""The key and the fingerprint of a request."""

from typing import Any

import pytest
from django.db import connection
from rest_framework.test import APIClient

from rca.accounts.models import FieldOffice
from tests.api.plumbing.people import bearer, make_account, make_token

ADDRESS = "/api/sample/key/"


def asked(
    client: APIClient, address: str = ADDRESS, body: str = "{}", **headers: str
) -> dict[str, str]:
    answer = client.generic(
        "POST", address, body, content_type="application/json", headers=dict(headers)
    )
    assert answer.status_code == 200
    return dict(answer.json())


def test_a_key_is_taken_as_it_is(client: APIClient) -> None:
    for key in ("8e03978e-40d5-43dd-bc93-6894a57f9324", '"quoted"', "x" * 255):
        assert asked(client, **{"Idempotency-Key": key})["key"] == key
    assert asked(client)["key"] is None


@pytest.mark.parametrize(
    "key", ["", " ", "a b", "é", pytest.param("x" * 256, id="long"), "one,two", "a\x00"]
)
def test_a_key_of_another_form_is_refused(client: APIClient, key: str) -> None:
    answer = client.post(ADDRESS, {}, format="json", headers={"Idempotency-Key": key})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "/headers/idempotency-key"


def test_the_fingerprint_follows_address_and_content(client: APIClient) -> None:
    first = asked(client, body='{"a": 1, "b": "x"}')["fingerprint"]
    assert asked(client, body='{ "b": "x", "a": 1 }')["fingerprint"] == first
    assert asked(client, body='{"a": 1, "b": "y"}')["fingerprint"] != first
    assert asked(client, ADDRESS + "?x=1", body='{"a": 1, "b": "x"}')["fingerprint"] != first
    assert asked(client, body='{"a": true, "b": "x"}')["fingerprint"] != first


def founding(client: APIClient, token: str, code: str, key: str | None) -> Any:
    headers = bearer(token) | ({"Idempotency-Key": key} if key else {})
    return client.post("/api/sample/once/", {"code": code}, format="json", headers=headers)


@pytest.fixture
def token(db: None) -> str:
    return make_token(make_account())


def test_a_retry_gets_the_first_answer_byte_for_byte(client: APIClient, token: str) -> None:
    first, second = (founding(client, token, "NEW", "key-1") for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.content == second.content
    assert first["ETag"] == second["ETag"] == '"office-1"'
    assert first["Content-Type"] == second["Content-Type"] == "application/json"
    assert "Idempotency-Replayed" not in first
    assert second["Idempotency-Replayed"] == "true"
    assert FieldOffice.objects.filter(code="NEW").count() == 1


def test_a_recorded_refusal_is_repeated_byte_for_byte(client: APIClient, token: str) -> None:
    first, second = (founding(client, token, "REF", "key-1") for _ in range(2))
    assert (first.status_code, second.status_code) == (422, 422)
    assert first.content == second.content
    assert second["Content-Type"] == "application/problem+json"
    assert second["Idempotency-Replayed"] == "true"


def test_a_key_belongs_to_one_request(client: APIClient, token: str) -> None:
    founding(client, token, "NEW", "key-1")
    other = founding(client, token, "OTH", "key-1")
    assert other.status_code == 422
    assert other.json()["type"] == "/problems/idempotency-key-reused"
    assert not FieldOffice.objects.filter(code="OTH").exists()


def test_a_key_belongs_to_one_person(client: APIClient, token: str) -> None:
    founding(client, token, "NEW", "key-1")
    other = make_token(make_account("officer2.sna"))
    assert founding(client, other, "OTH", "key-1").status_code == 201


def test_without_a_key_each_request_counts(client: APIClient, token: str) -> None:
    assert founding(client, token, "NEW", None).status_code == 201
    again = founding(client, token, "NEW", None)
    assert again.status_code == 409
    # SQLite needs a guard of its own before the key; PostgreSQL's key says it. No verb relies
    # on either: it looks first and says what is the matter.
    kinds = {"sqlite": "guard-refused", "postgresql": "conflict"}
    assert again.json()["type"] == f"/problems/{kinds[connection.vendor]}"
