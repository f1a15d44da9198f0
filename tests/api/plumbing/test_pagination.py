"""Every row once, in both directions, whatever ties and inserts there are."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rest_framework.request import Request
from rest_framework.test import APIClient, APIRequestFactory

from rca.api import cursors
from rca.api.keyset import Keyset, Position
from rca.api.pagination import KeysetPagination
from rca.core.models import IdempotentAnswer

pytestmark = pytest.mark.django_db

NOON = datetime(2023, 6, 14, 12, tzinfo=UTC)
ADDRESS = "/api/sample/answers/"


def make_rows(places: list[tuple[int, int]]) -> None:
    IdempotentAnswer.objects.all().delete()
    IdempotentAnswer.objects.bulk_create(
        IdempotentAnswer(
            person_id=uuid4(),
            key=f"k{i}",
            fingerprint="f",
            made_at=NOON + timedelta(microseconds=offset),
            status=status,
        )
        for i, (offset, status) in enumerate(places)
    )


def page(query: str, terms: tuple[str, ...]) -> tuple[list[int], str | None, str | None]:
    paginator = KeysetPagination(terms)
    request = Request(APIRequestFactory().get(query))
    rows = paginator.paginate_queryset(IdempotentAnswer.objects.all(), request)
    answer = paginator.get_paginated_response([row.pk for row in rows]).data
    return answer["results"], answer["next"], answer["previous"]


def walk_forward(size: int, terms: tuple[str, ...]) -> tuple[list[list[int]], str | None]:
    query: str | None = f"/?page_size={size}"
    pages, previous = [], None
    while query:
        results, query, previous = page(query, terms)
        pages.append(results)
        assert len(pages) <= 100, "the walk does not end"
    return pages, previous


def walk_backward(query: str | None, terms: tuple[str, ...]) -> list[list[int]]:
    pages: list[list[int]] = []
    while query:
        results, _, query = page(query, terms)
        pages.insert(0, results)
        assert len(pages) <= 100, "the walk does not end"
    return pages


ORDERS = [
    ("made_at", "id"),
    ("-made_at", "id"),
    ("-made_at", "status", "-id"),
    ("status", "-made_at", "id"),
    ("-id",),
]


@given(
    places=st.lists(st.tuples(st.integers(0, 2), st.integers(200, 202)), max_size=25),
    size=st.integers(1, 7),
    terms=st.sampled_from(ORDERS),
)
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_every_row_appears_once_in_both_directions(
    places: list[tuple[int, int]], size: int, terms: tuple[str, ...]
) -> None:
    make_rows(places)
    expected = list(IdempotentAnswer.objects.order_by(*terms).values_list("pk", flat=True))
    pages, previous = walk_forward(size, terms)
    assert [pk for part in pages for pk in part] == expected
    back = walk_backward(previous, terms)
    assert [pk for part in back for pk in part] == [pk for part in pages[:-1] for pk in part]


def test_ties_do_not_make_a_walk_endless(client: APIClient) -> None:
    make_rows([(0, 200)] * 450)
    seen: list[int] = []
    address: str | None = f"{ADDRESS}?page_size=200"
    while address:
        answer = client.get(address).json()
        seen += answer["results"]
        address = answer["next"]
        assert len(seen) <= 450
    assert len(seen) == len(set(seen)) == 450


def test_rows_that_come_meanwhile_shift_nothing(client: APIClient) -> None:
    make_rows([(i, 200) for i in range(10)])
    first = client.get(f"{ADDRESS}?page_size=4").json()
    IdempotentAnswer.objects.create(
        person_id=uuid4(), key="new", fingerprint="f", made_at=NOON + timedelta(1), status=200
    )
    second = client.get(first["next"]).json()
    assert not set(first["results"]) & set(second["results"])
    assert client.get(second["previous"]).json()["results"] == first["results"]


def test_from_a_page_that_has_become_empty_one_can_turn_round(client: APIClient) -> None:
    make_rows([(i, 200) for i in range(4)])
    first = client.get(f"{ADDRESS}?page_size=2").json()
    IdempotentAnswer.objects.exclude(pk__in=first["results"]).delete()
    empty = client.get(first["next"]).json()
    assert (empty["results"], empty["next"]) == ([], None)
    assert client.get(empty["previous"]).json()["results"] == first["results"]


def test_links_are_whole_addresses_and_keep_the_filters(client: APIClient) -> None:
    make_rows([(i, 200) for i in range(3)])
    answer = client.get(f"{ADDRESS}?page_size=1&status=200").json()
    assert answer["previous"] is None
    assert answer["next"].startswith(f"http://testserver{ADDRESS}?page_size=1&status=200&cursor=")
    assert set(answer) == {"next", "previous", "results"}


def test_a_page_is_one_statement_without_a_count(client: APIClient) -> None:
    make_rows([(i, 200) for i in range(3)])
    with CaptureQueriesContext(
        connection,
    ) as captured:
        client.get(ADDRESS)
    (query,) = captured.captured_queries
    assert "COUNT" not in query["sql"].upper()


def fault(client: APIClient, query: str) -> str:
    answer = client.get(f"{ADDRESS}?{query}")
    assert answer.status_code == 400, answer.content
    (error,) = answer.json()["errors"]
    return str(error["pointer"])


@pytest.mark.parametrize(
    "size",
    [
        "0",
        "201",
        "-1",
        "1.0",
        "abc",
        "1e1",
        "٣",
        "+5",
        " 5",
        "0x10",
        pytest.param("9" * 5000, id="long"),
    ],
)
def test_a_page_size_outside_1_to_200_is_refused(client: APIClient, size: str) -> None:
    answer = client.get(ADDRESS, {"page_size": size})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "/query/page_size"


@pytest.mark.parametrize(
    ("size", "expected"), [("", 50), ("page_size=1", 1), ("page_size=200", 60)]
)
def test_a_page_holds_what_was_asked_for(client: APIClient, size: str, expected: int) -> None:
    make_rows([(i, 200) for i in range(60)])
    assert len(client.get(f"{ADDRESS}?{size}").json()["results"]) == expected


def a_cursor(terms: tuple[str, ...] = ("-made_at", "status", "id")) -> str:
    return cursors.write(Keyset(terms), Position((NOON, 200, 5), backward=False))


@pytest.mark.parametrize(
    "cursor",
    ["x", "é", "a:b", "W10", "null", ":", "=" * 50, pytest.param("A" * 100_000, id="long")],
)
def test_a_cursor_that_we_did_not_write_is_refused(client: APIClient, cursor: str) -> None:
    answer = client.get(ADDRESS, {"cursor": cursor})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "/query/cursor"


def test_a_cursor_that_was_changed_is_refused(client: APIClient) -> None:
    good = a_cursor()
    assert client.get(ADDRESS, {"cursor": good}).status_code == 200
    for i in range(len(good)):
        changed = good[:i] + ("A" if good[i] != "A" else "B") + good[i + 1 :]
        # The last character of base64 may hold bits that mean nothing.
        if i not in (good.index(":") - 1, len(good) - 1):
            assert client.get(ADDRESS, {"cursor": changed}).status_code == 400, changed


def test_a_cursor_of_another_order_is_refused(client: APIClient) -> None:
    assert fault(client, f"cursor={a_cursor(('made_at', 'status', 'id'))}") == "/query/cursor"


def test_parameters_are_given_once(client: APIClient) -> None:
    assert fault(client, "page_size=5&page_size=6") == "/query/page_size"
    assert fault(client, f"cursor={a_cursor()}&cursor={a_cursor()}") == "/query/cursor"


def test_an_order_needs_columns_that_are_filled() -> None:
    row: Any = {"made_at": NOON, "status": None}
    with pytest.raises(ValueError, match="empty"):
        Keyset(("made_at", "status")).values_of(row)
