"""Hostile requests one by one: raw bodies, headers, addresses and queries."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.api.asking import Ask, Furnished, ask
from tests.api.hostile.checking import Problem

UNKNOWN_ID = "0190f2a4-7c1e-7b3a-9f00-2c5d1e6a7b8c"


@dataclass(frozen=True)
class Hostile:
    """One hostile request: who sends it, what it is, and what they must be told."""

    build: Callable[[Furnished], Ask]
    told: Problem
    who: str = "officer.sna"


# --- Bodies as bytes, to a call that would take a good one -----------------------------------
RAW: dict[str, tuple[bytes, int, str, str]] = {
    "list": (b"[]", 400, "", "not-an-object"),
    "null": (b"null", 400, "", "not-an-object"),
    "text": (b'"release"', 400, "", "not-an-object"),
    "number": (b"1", 400, "", "not-an-object"),
    "blank": (b"  ", 400, "", "not-json"),
    "cut off": (b'{"reason": "x', 400, "", "not-json"),
    "two documents": (b"{} {}", 400, "", "not-json"),
    "trailing comma": (b'{"reason": "x",}', 400, "", "not-json"),
    "single quotes": (b"{'reason': 'x'}", 400, "", "not-json"),
    "comment": (b'{"reason": "x"} // y', 400, "", "not-json"),
    "xml": (b"<?xml version='1.0'?><reason/>", 400, "", "not-json"),
    "form": (b"reason=x", 400, "", "not-json"),
    "raw line break": (b'{"reason": "a\nb"}', 400, "", "not-json"),
    "raw nul": (b'{"reason": "\x00"}', 400, "", "not-json"),
    "nul after": (b'{"reason": "x"}\x00', 400, "", "not-json"),
    "byte order mark": (b'\xef\xbb\xbf{"reason": "x"}', 400, "", "byte-order-mark"),
    "latin-1": (b'{"reason": "\xe9t\xe9"}', 400, "", "not-utf-8"),
    "overlong": (b'{"reason": "\xc0\x80"}', 400, "", "not-utf-8"),
    "surrogate bytes": (b'{"reason": "\xed\xa0\x80"}', 400, "", "not-utf-8"),
    "utf-16": ('{"reason": "x"}'.encode("utf-16"), 400, "", "not-utf-8"),
    "duplicate": (b'{"reason": "a", "reason": "b"}', 400, "/reason", "duplicate-key"),
    "duplicate, escaped": (
        b'{"reason": "a", "\\u0072eason": "b"}',
        400,
        "/reason",
        "duplicate-key",
    ),
    "nan": (b'{"reason": NaN}', 400, "/reason", "not-a-number"),
    "infinity": (b'{"reason": -Infinity}', 400, "/reason", "not-a-number"),
    "fraction": (b'{"reason": 1.5}', 400, "/reason", "not-a-whole-number"),
    "exponent": (b'{"reason": 1e999}', 400, "/reason", "not-a-whole-number"),
    "65 bits": (b'{"reason": 18446744073709551616}', 400, "/reason", "number-too-big"),
    "9000 digits": (b'{"reason": ' + b"9" * 9000 + b"}", 400, "/reason", "number-too-big"),
    "leading zero": (b'{"reason": 007}', 400, "", "not-json"),
    "33 deep": (b'{"reason": ' + b"[" * 33 + b"]" * 33 + b"}", 400, "", "too-deep"),
    "100000 deep": (b'{"reason": ' + b"[" * 100_000, 400, "", "too-deep"),
    "objects deep": (b'{"reason":' * 20_000 + b"1" + b"}" * 20_000, 400, "", "too-deep"),
    "deep in an unknown key": (b'{"x": ' + b'[{"y":' * 40, 400, "", "too-deep"),
    "nul in a key": (b'{"rea\\u0000son": "x"}', 400, "", "forbidden-character"),
    "surrogate in a key": (b'{"\\ud800": "x"}', 400, "", "forbidden-character"),
    "override in a key": ('{"\u202ereason": "x"}'.encode(), 400, "", "forbidden-character"),
    "long key": (b'{"' + b"k" * 101 + b'": 1}', 400, "", "key-too-long"),
    "empty key": (b'{"": 1, "reason": "x"}', 400, "/", "unknown-field"),
    "key with slashes": (b'{"a/b~c": 1}', 400, "/a~1b~0c", "unknown-field"),
    "other case": (b'{"Reason": "x"}', 400, "/Reason", "unknown-field"),
    "look-alike key": ('{"re\u0430son": "x"}'.encode(), 400, "/re\u0430son", "unknown-field"),
    "full-width key": ('{"ｒｅａｓｏｎ": "x"}'.encode(), 400, "/ｒｅａｓｏｎ", "unknown-field"),
    "many keys": (
        b"{" + b",".join(b'"k%d":0' % n for n in range(20_000)) + b"}",
        400,
        "/k0",
        "unknown-field",
    ),
    "zero-width only": (
        '{"reason": "\u200b\u3164\u2800"}'.encode(),
        422,
        "/reason",
        "text-unreadable",
    ),
}
# Too large, whatever is in it; and one byte less is read.
TOO_LARGE = [256 * 1024 + 1, 1024 * 1024, 8 * 1024 * 1024]


def raw(body: bytes) -> Callable[[Furnished], Ask]:
    """Return a builder of a request to close a case, with this body."""
    return lambda rows: Ask(
        "POST", (good := ask("case-close", "POST", rows)).path, body, good.headers
    )


# --- Headers ---------------------------------------------------------------------------------
CONTENT_TYPES = [
    "text/plain",
    "text/html",
    "application/xml",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/json; charset=latin-1",
    "application/json; charset=utf-16",
    "application/problem+json",
    "application/jsonp",
    "*/*",
    "nonsense",
    "",
]


def typed(content_type: str) -> Callable[[Furnished], Ask]:
    return lambda rows: ask("case-close", "POST", rows).with_headers(Content_Type=content_type)


def headed(route: str, method: str, **headers: str) -> Callable[[Furnished], Ask]:
    return lambda rows: ask(route, method, rows).with_headers(**headers)


# --- Addresses and queries -------------------------------------------------------------------
BAD_IDS = [
    "1",
    "0",
    "-1",
    "null",
    "x" * 3000,
    "00000000-0000-0000-0000-000000000000",
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
    UNKNOWN_ID.replace("-", ""),
    "{" + UNKNOWN_ID + "}",
    "urn:uuid:" + UNKNOWN_ID,
    UNKNOWN_ID + "%00",
    "%00",
    "..%2f..%2fetc%2fpasswd",
    "'%20OR%201=1--",
    "%F0%9F%98%80",
    "%ED%A0%80",
    "%FF",
    "%E2%80%AE" + UNKNOWN_ID,
]
BY_ID = ["cases", "assessments", "decisions", "overrides", "policies"]

_LISTS = ["cases", "decisions", "overrides", "policies"]
QUERIES: list[tuple[str, str, str, str]] = [
    *((path, "no_such=1", "/query/no_such", "unknown-parameter") for path in _LISTS),
    *((path, "ordering=-id", "/query/ordering", "unknown-parameter") for path in _LISTS),
    *((path, "state=no+such", "/query/state", "not-a-choice") for path in _LISTS),
    *((path, "state=", "/query/state", "blank") for path in _LISTS),
    *((path, "state=open&state=draft", "/query/state", "repeated") for path in _LISTS),
    *((path, "page_size=0", "/query/page_size", "invalid") for path in _LISTS),
    ("cases", "page_size=201", "/query/page_size", "invalid"),
    ("cases", "page_size=-1", "/query/page_size", "invalid"),
    ("cases", "page_size=1e2", "/query/page_size", "invalid"),
    ("cases", "page_size=%D9%A3", "/query/page_size", "invalid"),
    ("cases", "page_size=" + "9" * 100, "/query/page_size", "invalid"),
    ("cases", "page_size=1&page_size=2", "/query/page_size", "repeated"),
    ("cases", "cursor=x", "/query/cursor", "invalid"),
    ("cases", "cursor=" + "x" * 5000, "/query/cursor", "invalid"),
    ("cases", "cursor=%00", "/query/cursor", "forbidden-character"),
    ("cases", "cursor=W251bGxd", "/query/cursor", "invalid"),
    ("cases", "cursor=", "/query/cursor", "blank"),
    ("cases", "state=awaiting_decision%00", "/query/state", "forbidden-character"),
    ("cases", "field_office=%E2%80%AESNA", "/query/field_office", "forbidden-character"),
    ("cases", "field_office=" + "S" * 201, "/query/field_office", "too-long"),
    ("cases", "assessment_overdue=1", "/query/assessment_overdue", "invalid"),
    ("cases", "assessment_overdue=True", "/query/assessment_overdue", "invalid"),
    ("cases", "detainee__family_name=x", "/query/detainee__family_name", "unknown-parameter"),
    ("cases", "%00=1", "/query/", "unknown-parameter"),
    ("cases", "x" * 500 + "=1", "/query/", "unknown-parameter"),
    ("decisions", "case=1", "/query/case", "invalid"),
    ("decisions", "case=" + UNKNOWN_ID.replace("-", ""), "/query/case", "invalid"),
    ("decisions", "contradiction=all", "/query/contradiction", "not-a-choice"),
    ("decisions", "submitted_after=2023-06-14", "/query/submitted_after", "invalid"),
    ("decisions", "submitted_after=yesterday", "/query/submitted_after", "invalid"),
    ("decisions", "submitted_before=2023-02-30T00:00:00Z", "/query/submitted_before", "invalid"),
    (
        "decisions",
        "submitted_before=9999-12-31T23:59:59-23:59",
        "/query/submitted_before",
        "invalid",
    ),
    ("decisions", "author=1", "/query/author", "unknown-parameter"),
    ("overrides", "hold=yes", "/query/hold", "invalid"),
    ("overrides", "overdue=0", "/query/overdue", "invalid"),
    ("overrides", "public_safety_risk=huge", "/query/public_safety_risk", "not-a-choice"),
    ("overrides", "flight_risk=HIGH", "/query/flight_risk", "not-a-choice"),
    ("overrides", "assigned_to__password=x", "/query/assigned_to__password", "unknown-parameter"),
    ("policies/in-force", "on=2023-02-30", "/query/on", "invalid"),
    ("policies/in-force", "on=today", "/query/on", "invalid"),
    ("policies/in-force", "on=2023-06-14T00:00:00Z", "/query/on", "invalid"),
    ("policies/in-force", "off=2023-06-14", "/query/off", "unknown-parameter"),
    ("detainees", "", "/query/a_number", "required"),
    ("detainees", "family_name=x", "/query/family_name", "unknown-parameter"),
    ("ledger/entries", "chain=1", "/query/chain", "invalid"),
    ("ledger/entries", "subject_id=x", "/query/subject_id", "invalid"),
    ("ledger/entries", "payload=x", "/query/payload", "unknown-parameter"),
]
