"""The key and the fingerprint of a request."""

import pytest
from rest_framework.test import APIClient

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
