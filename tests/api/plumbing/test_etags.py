"""Whoever changes a record says which version they have read."""

from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from rest_framework.test import APIClient

from rca.api.etags import etag_of, is_unchanged, set_etag


def post(client: APIClient, tag: str | None) -> tuple[int, dict[str, object]]:
    headers = {} if tag is None else {"If-Match": tag}
    answer = client.post("/api/sample/version/", headers=headers)
    return answer.status_code, answer.json()


def test_the_tag_of_a_version_is_read_back(client: APIClient) -> None:
    assert post(client, etag_of("decision", 7)) == (200, {"version": 7})
    assert post(client, ' "decision-12" ') == (200, {"version": 12})


@pytest.mark.parametrize(
    ("tag", "status"),
    [
        (None, 428),
        ("", 428),
        ("*", 412),
        ('W/"decision-7"', 412),
        ('"decision-7", "decision-8"', 412),
        ('"case-7"', 412),
        ('"decision"', 412),
        ('"decision-"', 412),
        ('"decision-0"', 412),
        ('"decision-07"', 412),
        ('"decision--7"', 412),
        ('"decision-7 "', 400),
        ('"decision-٧"', 400),
        pytest.param('"decision-' + "9" * 5000 + '"', 412, id="long"),
        ('""', 412),
        ("decision-7", 400),
        ("7", 400),
        ('"decision-7', 400),
        ('w/"decision-7"', 400),
        ('"a" "b"', 400),
        (",", 400),
    ],
)
def test_anything_else_is_refused(client: APIClient, tag: str | None, status: int) -> None:
    got, told = post(client, tag)
    assert got == status
    assert told["errors"][0]["pointer"] == "/headers/if-match"  # type: ignore[index]


def test_an_answer_shows_the_tag_and_knows_it_again() -> None:
    record = SimpleNamespace(version=3)
    response = HttpResponse()
    set_etag(response, "policy", record)
    assert response["ETag"] == '"policy-3"'
    requests = RequestFactory()
    for known, unchanged in [
        ('"policy-3"', True),
        ('W/"policy-3"', True),
        ('"policy-2", "policy-3"', True),
        ('"policy-2"', False),
        ("policy-3", False),
        ("", False),
    ]:
        request = requests.get("/", headers={"If-None-Match": known})
        assert is_unchanged(request, "policy", record) is unchanged
