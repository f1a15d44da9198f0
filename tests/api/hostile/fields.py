"""Every field of every body with its kind, and what each kind refuses with which code.

A hostile case is one good request with one place spoilt. The status, the pointer and the code are
written here, so that both engines must answer alike.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

MISSING = object()
LONG = 100_000


@dataclass(frozen=True)
class Field:
    """One place in a body: its pointer, what it holds, and what it does without."""

    pointer: str
    kind: str
    nullable: bool = False
    optional: bool = False
    blank: bool = False


def _f(pointer: str, kind: str, marks: str = "") -> Field:
    """Return a field; marks: `n` may be null, `o` may be left out, `b` may be blank."""
    return Field(pointer, kind, "n" in marks, "o" in marks, "b" in marks)


_RCA = [
    _f("/completed_on", "date", "no"),
    _f("/public_safety_risk", "choice", "no"),
    _f("/flight_risk", "choice", "no"),
    _f("/recommendation", "choice", "no"),
    _f("/recommended_bond", "bond", "no"),
    _f("/mandatory_detention", "object", "o"),
    _f("/mandatory_detention/alleged", "flag"),
    _f("/mandatory_detention/basis", "line", "nob"),
    _f("/special_vulnerabilities", "list", "o"),
    _f("/factors", "list", "o"),
    _f("/factors/0", "object"),
    _f("/factors/0/code", "choice"),
    _f("/factors/0/category", "choice"),
    _f("/factors/0/level", "choice"),
    _f("/factors/0/detail", "text", "ob"),
]
_EVIDENCE = [
    _f("", "object"),
    _f("/id", "line"),
    _f("/kind", "choice"),
    _f("/identifier", "line", "ob"),
    _f("/issued_by", "line", "ob"),
    _f("/issued_on", "date", "no"),
    _f("/summary", "text", "ob"),
]
_CONTENT = [
    _f("/outcome", "choice"),
    _f("/bond_amount", "bond", "no"),
    _f("/conditions", "list", "o"),
    _f("/conditions/0", "object"),
    _f("/conditions/0/kind", "choice"),
    _f("/conditions/0/detail", "text", "ob"),
]
_JUSTIFICATION = [
    _f("/justification", "object", "no"),
    _f("/justification/ground", "line", "no"),
    _f("/justification/secondary_grounds", "list", "o"),
    _f("/justification/narrative", "text", "ob"),
    _f("/justification/responses", "list", "o"),
    _f("/justification/responses/0", "object"),
    _f("/justification/responses/0/driver", "choice"),
    _f("/justification/responses/0/response", "choice"),
    _f("/justification/responses/0/explanation", "text", "ob"),
    _f("/justification/responses/0/conditions", "list", "o"),
    _f("/justification/responses/0/conditions/0", "choice"),
    _f("/justification/responses/0/evidence", "list", "o"),
    _f("/justification/evidence", "list", "o"),
]


def _below(parent: str, fields: list[Field]) -> list[Field]:
    return [Field(parent + f.pointer, f.kind, f.nullable, f.optional, f.blank) for f in fields]


_WHOLE_JUSTIFICATION = _JUSTIFICATION + _below("/justification/evidence/0", _EVIDENCE)
_REASON = [_f("/reason", "text")]

FIELDS: dict[tuple[str, str], list[Field]] = {
    ("token", "POST"): [_f("/username", "line"), _f("/password", "password")],
    ("detainees", "POST"): [
        _f("/a_number", "a_number"),
        _f("/given_name", "line"),
        _f("/family_name", "line"),
        _f("/date_of_birth", "date"),
        _f("/country_of_citizenship", "country"),
        _f("/sex", "choice"),
    ],
    ("cases", "POST"): [
        _f("/detainee", "id"),
        _f("/field_office", "line"),
        _f("/booked_in_at", "moment"),
    ],
    ("case-screenings", "POST"): [
        _f("/kind", "choice"),
        _f("/queried_at", "moment"),
        _f("/result", "choice"),
        _f("/reference", "line"),
    ],
    ("case-transfer", "POST"): [_f("/to_field_office", "line"), _f("/reason", "text", "ob")],
    ("case-close", "POST"): _REASON,
    ("case-assessments", "POST"): [
        *_RCA,
        _f("/source_reference", "line", "ob"),
        _f("/complete", "flag", "o"),
    ],
    ("case-decisions", "POST"): [*_CONTENT, *_WHOLE_JUSTIFICATION, _f("/submit", "flag", "o")],
    ("assessment-void", "POST"): _REASON,
    ("decision", "PATCH"): [
        Field(f.pointer, f.kind, f.nullable, f.optional or f.pointer == "/outcome", f.blank)
        for f in (*_CONTENT, *_WHOLE_JUSTIFICATION)
    ],
    ("decision-concur", "POST"): [_f("/statement", "text", "b")],
    ("decision-return", "POST"): _REASON,
    ("decision-withdraw", "POST"): _REASON,
    ("decision-execute", "POST"): [_f("/executed_at", "moment", "o")],
    ("decision-supplement", "POST"): [
        _f("/text", "text"),
        _f("/evidence", "list", "o"),
        *_below("/evidence/0", _EVIDENCE),
    ],
    ("override-find-sufficient", "POST"): _REASON,
    ("override-find-insufficient", "POST"): [*_REASON, _f("/failed", "list")],
    ("override-request-remediation", "POST"): [*_REASON, _f("/due_on", "date")],
    ("override-escalate", "POST"): _REASON,
    ("justification-checks", "POST"): [
        _f("/decided_on", "date"),
        _f("/detainee", "object", "no"),
        _f("/detainee/given_name", "line"),
        _f("/detainee/family_name", "line"),
        _f("/detainee/age", "number", "no"),
        _f("/detainee/country_of_citizenship", "line", "no"),
        _f("/assessment", "object", "no"),
        *(
            Field("/assessment" + f.pointer, f.kind, f.nullable, f.optional, f.blank)
            for f in _RCA
            # A check is about a completed RCA: these are needed there.
            if f.pointer[1:] not in ("completed_on", "public_safety_risk", "flight_risk")
            and f.pointer != "/recommendation"
        ),
        _f("/assessment/completed_on", "date", "no"),
        _f("/assessment/recommendation", "choice", "no"),
        _f("/decision", "object"),
        *_below("/decision", _CONTENT),
        *_WHOLE_JUSTIFICATION,
    ],
}
# Bodies without a field: whatever is sent is unknown.
EMPTY = [
    ("token-revoke", "POST"),
    ("assessment-complete", "POST"),
    ("decision-check", "POST"),
    ("decision-submit", "POST"),
    ("override-claim", "POST"),
    ("override-unclaim", "POST"),
    ("ledger-verify", "POST"),
]

_CHARACTERS = [
    ("with \u0000 in it", "forbidden-character"),
    ("with \ud800 in it", "forbidden-character"),
    ("with \u202e in it", "forbidden-character"),
    ("with \u2066 in it", "forbidden-character"),
    ("with \U000e0041 in it", "forbidden-character"),
    ("with \x1b[31m in it", "forbidden-character"),
    ("with \ufffe in it", "forbidden-character"),
]
_NO_TEXT = [(7, "invalid"), (True, "invalid"), ([], "invalid"), ({}, "invalid")]
_TEXT = [*_NO_TEXT, ("x" * LONG, "max-length"), ("a" + "\u0301" * 64, "marks")]
# What each kind refuses, with the code that says so.
HOSTILE: dict[str, list[tuple[Any, str]]] = {
    "text": [*_TEXT, *_CHARACTERS],
    "line": [*_TEXT, *_CHARACTERS, ("two\nlines", "lines"), ("a\ttab", "lines")],
    "password": [*_NO_TEXT, ("x" * LONG, "max-length"), ("a\u0000b", "forbidden-character")],
    "choice": [
        ("no such word", "not-a-choice"),
        ("", "not-a-choice"),
        (0, "not-a-choice"),
        (False, "not-a-choice"),
        (["detain"], "not-a-choice"),
        ({"a": 1}, "not-a-choice"),
        ("detain\u0000", "forbidden-character"),
        ("x" * LONG, "not-a-choice"),
    ],
    "date": [
        ("2023-02-30", "impossible"),
        ("2023-13-01", "impossible"),
        ("0000-01-01", "impossible"),
        ("2023-6-14", "invalid"),
        ("14/06/2023", "invalid"),
        ("2023-06-14T00:00:00Z", "invalid"),
        ("２０２３-06-14", "invalid"),
        ("", "invalid"),
        (20230614, "invalid"),
        ([2023, 6, 14], "invalid"),
    ],
    "moment": [
        ("2023-02-30T10:00:00Z", "impossible"),
        ("2023-06-14T24:00:01Z", "impossible"),
        ("0001-01-01T00:00:00+23:59", "impossible"),
        ("9999-12-31T23:59:59-23:59", "impossible"),
        ("2023-06-14T10:00:00", "invalid"),
        ("2023-06-14", "invalid"),
        ("now", "invalid"),
        (1686700800, "invalid"),
        (True, "invalid"),
    ],
    "bond": [
        ("1499.99", "bounds"),
        ("0", "bounds"),
        ("999999999", "bounds"),
        ("9" * 40, "invalid"),
        ("-5000.00", "invalid"),
        ("5000.001", "invalid"),
        ("5e3", "invalid"),
        ("NaN", "invalid"),
        ("Infinity", "invalid"),
        ("$5000", "invalid"),
        ("5,000.00", "invalid"),
        (5000, "invalid"),
        (True, "invalid"),
        ("٥٠٠٠", "invalid"),
    ],
    "flag": [("true", "invalid"), (1, "invalid"), (0, "invalid"), ([], "invalid")],
    "number": [
        ("64", "invalid"),
        (True, "invalid"),
        (-1, "min-value"),
        (131, "max-value"),
        (2**63, "number-too-big"),
    ],
    "list": [("text", "not-a-list"), ({}, "not-a-list"), (1, "not-a-list")],
    "object": [("text", "invalid"), ([], "invalid"), (1, "invalid"), (False, "invalid")],
    "id": [
        ("not an id", "invalid"),
        ("{0190f2a4-7c1e-7b3a-9f00-2c5d1e6a7b8c}", "invalid"),
        ("0190f2a47c1e7b3a9f002c5d1e6a7b8c", "invalid"),
        ("urn:uuid:0190f2a4-7c1e-7b3a-9f00-2c5d1e6a7b8c", "invalid"),
        (1, "invalid"),
        ("0190f2a4-7c1e-7b3a-9f00-2c5d1e6a7b8c", "unknown"),
    ],
    "a_number": [
        ("A1234567", "invalid"),
        ("A1234567890", "invalid"),
        ("a123456789", "invalid"),
        ("123456789", "invalid"),
        ("A-123-456-789", "invalid"),
        ("A12345678 ", "invalid"),
        ("A１２３４５６７８９", "invalid"),
        (123456789, "invalid"),
    ],
    "country": [("hn", "invalid"), ("HND", "invalid"), ("XX", "invalid"), (1, "invalid")],
}


def hostile_values(field: Field) -> Iterator[tuple[Any, str]]:
    """Yield (what stands in the field, code) for everything that the field refuses."""
    yield from HOSTILE[field.kind]
    if not field.nullable:
        yield None, "null"
    if not field.optional and not field.pointer.endswith("/0"):
        yield MISSING, "required"
    if field.kind in ("text", "line") and not field.blank:
        yield "", "blank"
        yield " \u00a0\u3000", "blank"
    if field.kind == "object":
        yield {"nonsense": 1}, "unknown-field"
