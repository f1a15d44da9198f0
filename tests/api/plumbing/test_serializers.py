"""What a body may hold: nothing unknown, nothing that only the system sets."""

import pytest
from rest_framework.test import APIClient


def faults(client: APIClient, body: object) -> dict[str, str]:
    answer = client.post("/api/sample/echo/", body, format="json")
    assert answer.status_code == 400, answer.content
    return {e["pointer"]: e["code"] for e in answer.json()["errors"]}


def test_a_good_body_is_understood(client: APIClient) -> None:
    body = {"text": "x", "amount": "5", "evidence": [{"kind": "letter"}]}
    answer = client.post("/api/sample/echo/", body, format="json")
    assert answer.json() == {**body, "amount": "5.00"}


def test_an_unknown_field_is_named_with_what_is_allowed(client: APIClient) -> None:
    answer = client.post("/api/sample/echo/", {"text": "x", "status": "executed"}, format="json")
    (fault,) = answer.json()["errors"]
    assert (fault["pointer"], fault["code"]) == ("/status", "unknown-field")
    assert "amount, count, evidence, text" in fault["detail"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({}, {"/text": "required"}),
        ({"text": None}, {"/text": "null"}),
        ({"text": " "}, {"/text": "blank"}),
        ({"text": 5}, {"/text": "invalid"}),
        ({"text": "x" * 1001}, {"/text": "max-length"}),
        ({"text": "x", "id": 1}, {"/id": "read-only"}),
        ({"text": "x", "a/b~c": 1}, {"/a~1b~0c": "unknown-field"}),
        ({"txt": "x"}, {"/text": "required", "/txt": "unknown-field"}),
        ({"text": "x", "evidence": "x"}, {"/evidence": "not-a-list"}),
        ({"text": "x", "evidence": ["x"]}, {"/evidence/0": "invalid"}),
        ({"text": "x", "evidence": [{}]}, {"/evidence/0/kind": "required"}),
        (
            {"text": "x", "evidence": [{"kind": "a"}, {"kind": "b", "who": 1}]},
            {"/evidence/1/who": "unknown-field"},
        ),
        ({"text": "x", "count": "1", "amount": 1}, {"/count": "invalid", "/amount": "invalid"}),
    ],
)
def test_every_fault_has_its_pointer_and_code(
    client: APIClient, body: object, expected: dict[str, str]
) -> None:
    assert faults(client, body) == expected


def test_thousands_of_unknown_fields_make_a_short_answer(client: APIClient) -> None:
    body = {f"field{i}": 1 for i in range(5000)}
    assert len(faults(client, body)) == 100


@pytest.mark.parametrize("name", ["__proto__", "__class__", "self", "data", "non_field_errors"])
def test_names_that_mean_something_to_a_program_mean_nothing_here(
    client: APIClient, name: str
) -> None:
    assert "unknown-field" in faults(client, {"text": "x", name: {"a": 1}}).values()
