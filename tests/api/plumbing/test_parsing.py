"""The size and the type of a body, through HTTP."""

import pytest
from rest_framework.test import APIClient

LIMIT = 256 * 1024


def body_of_size(size: int) -> bytes:
    frame = b'{"text": ""}'
    return b'{"text": "' + b"x" * (size - len(frame)) + b'"}'


@pytest.mark.parametrize(("size", "status"), [(LIMIT - 1, 200), (LIMIT, 200), (LIMIT + 1, 413)])
def test_a_body_holds_at_most_256_kib(client: APIClient, size: int, status: int) -> None:
    answer = client.post("/api/sample/raw/", body_of_size(size), content_type="application/json")
    assert answer.status_code == status


def test_a_body_far_too_large_is_told_what_mends_it(client: APIClient) -> None:
    answer = client.post("/api/sample/raw/", b"x" * (LIMIT * 20), content_type="application/json")
    assert answer.status_code == 413
    assert answer.json()["type"] == "/problems/body-too-large"
    assert "256 KiB" in answer.json()["detail"]


@pytest.mark.parametrize(
    "media_type",
    [
        "application/json",
        "application/json; charset=utf-8",
        'application/json; charset="UTF-8"',
        "APPLICATION/JSON",
    ],
)
def test_json_in_utf_8_is_read(client: APIClient, media_type: str) -> None:
    answer = client.generic("POST", "/api/sample/raw/", b'{"a": 1}', content_type=media_type)
    assert answer.json() == {"a": 1}


@pytest.mark.parametrize(
    "media_type",
    [
        "text/plain",
        "application/xml",
        "application/*",
        "*/*",
        "application/problem+json",
        "application/json; charset=utf-16",
        "application/json; charset=latin-1",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "nonsense",
        "",
    ],
)
def test_any_other_type_is_refused(client: APIClient, media_type: str) -> None:
    answer = client.generic("POST", "/api/sample/raw/", b'{"a": 1}', content_type=media_type)
    assert answer.status_code == 415
    assert answer.json()["type"] == "/problems/unsupported-media-type"


def test_a_compressed_body_is_refused(client: APIClient) -> None:
    answer = client.post(
        "/api/sample/raw/",
        b"\x1f\x8b",
        content_type="application/json",
        headers={"Content-Encoding": "gzip"},
    )
    assert answer.status_code == 415


@pytest.mark.parametrize("media_type", ["application/json", "text/plain", ""])
def test_no_body_is_an_empty_object(client: APIClient, media_type: str) -> None:
    answer = client.generic("POST", "/api/sample/raw/", b"", content_type=media_type)
    assert answer.json() == {}


@pytest.mark.parametrize("depth", [33, 1000, 40_000])
def test_a_deep_body_is_a_400(client: APIClient, depth: int) -> None:
    body = b'{"a":' * depth + b"1" + b"}" * depth
    answer = client.post("/api/sample/raw/", body, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["code"] == "too-deep"


def test_a_body_in_pieces_is_asked_for_its_length(client: APIClient, settings: object) -> None:
    settings.MIDDLEWARE = [  # type: ignore[attr-defined]
        "rca.api.middleware.BodyLengthMiddleware"
    ]
    answer = client.get("/api/sample/raw/", headers={"Transfer-Encoding": "chunked"})
    assert answer.status_code == 411
    assert answer.json()["type"] == "/problems/length-required"
