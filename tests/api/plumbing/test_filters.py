"""A filter that is unknown, empty, repeated or impossible is an error, never ignored."""

import pytest
from rest_framework.test import APIClient

pytestmark = pytest.mark.django_db

ADDRESS = "/api/sample/answers/"


@pytest.mark.parametrize(
    ("query", "pointer", "code"),
    [
        ("stat=200", "/query/stat", "unknown-parameter"),
        ("status__in=200", "/query/status__in", "unknown-parameter"),
        ("ordering=id", "/query/ordering", "unknown-parameter"),
        ("format=json", "/query/format", "unknown-parameter"),
        ("a%2Fb=1", "/query/a~1b", "unknown-parameter"),
        ("%E2%80%AE=1", "/query/", "unknown-parameter"),
        ("status=", "/query/status", "blank"),
        ("status=200&status=201", "/query/status", "repeated"),
        ("status=500", "/query/status", "not-a-choice"),
        ("made_after=2023-06-14", "/query/made_after", "invalid"),
        ("made_after=yesterday", "/query/made_after", "invalid"),
        ("unanswered=yes", "/query/unanswered", "invalid"),
        ("unanswered=1", "/query/unanswered", "invalid"),
        ("unanswered=True", "/query/unanswered", "invalid"),
        ("key=%00", "/query/key", "forbidden-character"),
        pytest.param("key=" + "x" * 201, "/query/key", "too-long", id="long"),
    ],
)
def test_a_fault_of_the_query_is_named(
    client: APIClient, query: str, pointer: str, code: str
) -> None:
    answer = client.get(f"{ADDRESS}?{query}")
    assert answer.status_code == 400
    assert [(e["pointer"], e["code"]) for e in answer.json()["errors"]] == [(pointer, code)]


def test_an_unknown_filter_is_told_the_known_ones(client: APIClient) -> None:
    (error,) = client.get(f"{ADDRESS}?x=1").json()["errors"]
    assert "cursor, key, made_after, page_size, status, unanswered" in error["detail"]


@pytest.mark.parametrize(
    "query",
    ["status=200", "unanswered=true", "made_after=2023-06-14T09:30:00Z", "key=a", "page_size=5"],
)
def test_good_filters_pass(client: APIClient, query: str) -> None:
    assert client.get(f"{ADDRESS}?{query}").status_code == 200
