"""Hostile requests one by one: an exact 4xx that helps, and nothing stored (T19-T22, G14)."""

from typing import Any

import pytest
from rest_framework.test import APIClient

from tests.api.asking import Ask, Furnished, ask, caller, detainee_body
from tests.api.hostile.checking import Problem, refused
from tests.api.hostile.facts import IMPOSSIBLE
from tests.api.hostile.requests import (
    BAD_IDS,
    BY_ID,
    CONTENT_TYPES,
    QUERIES,
    RAW,
    TOO_LARGE,
    Hostile,
    headed,
    raw,
    typed,
)

ROUTES_BY_ID = [
    ("cases", "transfer"),
    ("cases", "screenings"),
    ("cases", "decisions"),
    ("decisions", "submit"),
    ("decisions", "check"),
    ("decisions", "concur"),
    ("assessments", "void"),
    ("overrides", "claim"),
]


@pytest.fixture(scope="module")
def callers(shared_rows: dict[str, Furnished]) -> dict[str, APIClient]:
    people = ("officer.sna", "supervisor.sna", "policy.hq", "auditor.oig")
    return {who: caller(who) for who in people}


def check(hostile: Hostile, rows: dict[str, Furnished], callers: dict[str, APIClient]) -> Any:
    asked = hostile.build(rows["SNA"])
    with refused() as expectation:
        answer = asked.sent_by(callers[hostile.who])
        expectation.by(answer, hostile.told)
    return answer


@pytest.mark.parametrize("name", RAW)
def test_a_body_that_is_no_plain_document(
    rows: dict[str, Furnished], callers: dict[str, APIClient], name: str
) -> None:
    body, status, pointer, code = RAW[name]
    check(Hostile(raw(body), Problem(status, pointer, code)), rows, callers)


@pytest.mark.parametrize("size", TOO_LARGE)
def test_a_body_that_is_too_large(
    rows: dict[str, Furnished], callers: dict[str, APIClient], size: int
) -> None:
    check(Hostile(raw(b'{"reason": "' + b"x" * size), Problem(413)), rows, callers)


def test_a_body_of_just_the_limit_is_read(
    rows: dict[str, Furnished], callers: dict[str, APIClient]
) -> None:
    start, end = b'{"reason": "', b'"}'
    body = start + b"x" * (256 * 1024 - len(start) - len(end)) + end
    check(Hostile(raw(body), Problem(400, "/reason", "max-length")), rows, callers)


@pytest.mark.parametrize("content_type", CONTENT_TYPES)
def test_a_body_of_another_type(
    rows: dict[str, Furnished], callers: dict[str, APIClient], content_type: str
) -> None:
    check(Hostile(typed(content_type), Problem(415)), rows, callers)


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "identity, gzip", "nonsense"])
def test_a_packed_body(
    rows: dict[str, Furnished], callers: dict[str, APIClient], encoding: str
) -> None:
    build = headed("case-close", "POST", Content_Encoding=encoding)
    check(Hostile(build, Problem(415)), rows, callers)


@pytest.mark.parametrize("accepted", ["text/html", "application/xml", "image/png", "x", "text/*"])
def test_an_answer_in_another_format(
    rows: dict[str, Furnished], callers: dict[str, APIClient], accepted: str
) -> None:
    check(Hostile(headed("cases", "GET", Accept=accepted), Problem(406)), rows, callers)


@pytest.mark.parametrize(
    ("header", "text", "status"),
    [
        ("If-Match", "case-1", 400),
        ("If-Match", '"case-1', 400),
        ("If-Match", "*", 412),
        ("If-Match", 'W/"case-1"', 412),
        ("If-Match", '"case-999999999999999999999"', 412),
        ("If-Match", '"case-0"', 412),
        ("If-Match", '"decision-1"', 412),
        ("If-Match", '"' + "x" * 5000 + '"', 412),
        ("Idempotency-Key", "", 400),
        ("Idempotency-Key", "two words", 400),
        ("Idempotency-Key", "k" * 256, 400),
        ("Idempotency-Key", "ключ", 400),
    ],
)
def test_a_header_of_another_form(
    rows: dict[str, Furnished],
    callers: dict[str, APIClient],
    header: str,
    text: str,
    status: int,
) -> None:
    build = headed("case-close", "POST", **{header: text})
    check(Hostile(build, Problem(status)), rows, callers)


@pytest.mark.parametrize(
    "credentials",
    [
        "Bearer",
        "Bearer " + "x" * 64,
        "Bearer x y",
        "Basic b2ZmaWNlcjpwYXNz",
        "Token x",
        "Bearer " + "x" * 5000,
        "Bearer é",
        "Bearer \x00",
    ],
    ids=range(8),
)
def test_credentials_of_another_form(rows: dict[str, Furnished], credentials: str) -> None:
    build = headed("case-close", "POST", Authorization=credentials)
    check(Hostile(build, Problem(401), "nobody"), rows, {"nobody": caller(None)})


@pytest.mark.parametrize("method", ["PUT", "DELETE", "TRACE", "PROPFIND", "POST ", "X" * 99])
def test_a_method_that_nobody_offers(
    rows: dict[str, Furnished], callers: dict[str, APIClient], method: str
) -> None:
    for path in ("/api/v1/cases/", ask("case-close", "POST", rows["SNA"]).path):
        told = Hostile(lambda _, path=path: Ask(method, path, {}), Problem(405))  # type: ignore[misc]
        check(told, rows, callers)


@pytest.mark.parametrize("bad", BAD_IDS, ids=range(len(BAD_IDS)))
def test_an_id_that_leads_nowhere(
    rows: dict[str, Furnished], callers: dict[str, APIClient], bad: str
) -> None:
    for path in BY_ID:
        with refused() as expectation:
            answer = callers["officer.sna"].get(f"/api/v1/{path}/{bad}/")
            expectation.by(answer, Problem(404))
    for path, verb in ROUTES_BY_ID:
        with refused() as expectation:
            asked = ask(_route_of(path, verb), "POST", rows["SNA"], author="officer.sna")
            who = callers[_who(path, verb)]
            answer = Ask(
                "POST", f"/api/v1/{path}/{bad}/{verb}/", asked.body, asked.headers
            ).sent_by(who)
            expectation.by(answer, Problem(404))


def _route_of(path: str, verb: str) -> str:
    return f"{path.removesuffix('s')}-{verb}"


def _who(path: str, verb: str) -> str:
    if path == "overrides":
        return "policy.hq"
    return "supervisor.sna" if verb == "concur" else "officer.sna"


@pytest.mark.parametrize(("path", "query", "pointer", "code"), QUERIES, ids=range(len(QUERIES)))
def test_a_query_that_nobody_understands(
    rows: dict[str, Furnished],
    callers: dict[str, APIClient],
    path: str,
    query: str,
    pointer: str,
    code: str,
) -> None:
    who = "auditor.oig" if path.startswith("ledger") else "officer.sna"
    told = Problem(400, pointer, code)
    check(Hostile(lambda _: Ask("GET", f"/api/v1/{path}/?{query}"), told, who), rows, callers)


def test_a_cursor_of_another_list_or_tampered_with(
    rows: dict[str, Furnished], callers: dict[str, APIClient]
) -> None:
    client = callers["officer.sna"]
    link = client.get("/api/v1/cases/?page_size=1").json()["next"]
    cursor = link.split("cursor=")[1].split("&")[0]
    flipped = cursor[:-1] + ("A" if cursor[-1] != "A" else "B")
    front = ("X" if cursor[0] != "X" else "Y") + cursor[1:]
    for path, tried in [
        ("decisions", cursor),
        ("overrides", cursor),
        ("cases", flipped),
        ("cases", front),
        ("cases", cursor + "A"),
        ("cases", cursor[1:]),
        ("cases", cursor.lower()),
    ]:
        with refused() as expectation:
            answer = client.get(f"/api/v1/{path}/?cursor={tried}")
            expectation.by(answer, Problem(400, "/query/cursor", "invalid"))


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_a_fact_that_cannot_be(
    rows: dict[str, Furnished], callers: dict[str, APIClient], name: str
) -> None:
    answer = check(IMPOSSIBLE[name], rows, callers)
    assert "officer" not in answer.json()["detail"] or name.startswith("RCA")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80@testserver", "a b", "é", ""])
def test_a_host_that_is_not_ours(rows: dict[str, Furnished], host: str) -> None:
    answer = caller("officer.sna").get("/api/v1/cases/", headers={"Host": host})
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("query", ["version=%0d%0aSet-Cookie:x", "format=json", "lang=xx", "x=%00"])
def test_the_description_takes_nothing_from_its_query(query: str) -> None:
    answer = APIClient(raise_request_exception=False).get(f"/api/schema/?{query}")
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer["Content-Disposition"]


def test_every_fault_is_told_at_once(
    rows: dict[str, Furnished], callers: dict[str, APIClient]
) -> None:
    body = {**detainee_body(sex="?", a_number="1", date_of_birth="x"), "extra": 1}
    answer = callers["officer.sna"].post("/api/v1/detainees/", body)
    pointers = {error["pointer"] for error in answer.json()["errors"]}
    assert pointers == {"/sex", "/a_number", "/date_of_birth", "/extra"}
