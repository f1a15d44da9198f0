"""Reading lists: everything that a query finds, page by page, and how many statements it costs."""

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient


def found(client: APIClient, path: str, **query: Any) -> list[dict[str, Any]]:
    """Return the results of the one page that `query` asks for."""
    answer = client.get(path, {"page_size": 200, **query})
    assert answer.status_code == 200, answer.content
    results: list[dict[str, Any]] = answer.json()["results"]
    return results


def ids(client: APIClient, path: str, **query: Any) -> set[str]:
    """Return the ids of the results."""
    return {row["id"] for row in found(client, path, **query)}


def walked(client: APIClient, path: str, **query: Any) -> list[list[str]]:
    """Return the ids of all pages, forward by the links; the way back must show the same."""
    pages, links = [], [None]
    answer = client.get(path, query).json()
    pages.append([row["id"] for row in answer["results"]])
    while answer["next"]:
        links.append(answer["next"])
        answer = client.get(answer["next"]).json()
        pages.append([row["id"] for row in answer["results"]])
    back = [pages[-1]]
    while answer["previous"]:
        answer = client.get(answer["previous"]).json()
        back.append([row["id"] for row in answer["results"]])
    assert list(reversed(back)) == pages
    return pages


def statements(client: APIClient, path: str) -> int:
    """Return how many SQL statements a request costs."""
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(path).status_code == 200
    return len(captured)
