"""Reading JSON strictly: one document has one meaning, or it is refused with a pointer.

Two parsers that disagree on a document (duplicate keys, huge numbers, broken Unicode) are two
doors; and a parser that recurses is a bomb (reliability-security.md T20, T21).
"""

import json
import re
from dataclasses import dataclass
from typing import Any

from policies.engine.text import forbidden_characters
from rca.api.field_errors import LIMIT, pointer_to
from rca.core.errors import FieldError, Invalid

DEPTH_LIMIT = 32
KEY_LIMIT = 100

# Strings are skipped whole, whatever brackets they hold. Possessive: linear on hostile input.
_BRACKETS = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[{]|[\]}]', re.DOTALL)
_LEAST, _GREATEST = -(2**63), 2**63 - 1
_DIGITS = 20


class _Members(list[tuple[str, Any]]):
    """The members of an object as written, duplicates included."""


@dataclass(frozen=True, slots=True)
class _BadNumber:
    """A number that is refused; it is reported where it stands."""

    code: str
    detail: str


_FRACTION = _BadNumber(
    "not-a-whole-number", 'Numbers are whole. Write amounts of money as text: "6500.00".'
)
_TOO_BIG = _BadNumber("number-too-big", "The number does not fit into 64 bits.")
_NOT_A_NUMBER = _BadNumber(
    "not-a-number", "NaN and Infinity are not JSON. Write null or leave out."
)


def parse(body: bytes) -> dict[str, Any]:
    """Return the object in `body`; no bytes at all count as an object without members.

    Raises Invalid, with pointers where a place can be named: not UTF-8, not JSON, deeper than
    32, not an object, a key twice, a number that is not whole or beyond 64 bits, or a character
    that no text may hold.
    """
    if not body:
        return {}
    text = _decoded(body)
    _refuse_depth(text)
    document = _loaded(text)
    if not isinstance(document, _Members):
        raise _fault("", "not-an-object", "The body is one JSON object: {...}.")
    faults: list[FieldError] = []
    checked: dict[str, Any] = _checked_object(document, "", faults)
    if faults:
        raise Invalid("Nothing was stored. `errors` lists the faults.", errors=faults[:LIMIT])
    return checked


def _decoded(body: bytes) -> str:
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _fault("", "not-utf-8", f"Byte {error.start} is not UTF-8.") from None
    if text.startswith("\ufeff"):
        raise _fault("", "byte-order-mark", "Leave the byte order mark out.")
    return text


def _refuse_depth(text: str) -> None:
    depth = 0
    for found in _BRACKETS.finditer(text):
        first = text[found.start()]
        if first in "[{":
            depth += 1
        elif first in "]}":
            depth -= 1
        if depth > DEPTH_LIMIT:
            raise _fault("", "too-deep", f"Objects and lists nest at most {DEPTH_LIMIT} deep.")


def _loaded(text: str) -> Any:
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise _fault("", "not-json", f"Not JSON at {where}: {error.msg}.") from None


def _whole(digits: str) -> int | _BadNumber:
    if len(digits) > _DIGITS:
        return _TOO_BIG
    number = int(digits)
    return number if _LEAST <= number <= _GREATEST else _TOO_BIG


_DECODER = json.JSONDecoder(
    object_pairs_hook=_Members,
    parse_int=_whole,
    parse_float=lambda _: _FRACTION,
    parse_constant=lambda _: _NOT_A_NUMBER,
)


def _checked(value: Any, pointer: str, faults: list[FieldError]) -> Any:
    """Return `value` with plain dicts; note every fault found in it. Depth is bounded before."""
    if isinstance(value, _Members):
        return _checked_object(value, pointer, faults)
    if isinstance(value, list):
        return [_checked(v, pointer_to(pointer, i), faults) for i, v in enumerate(value)]
    if isinstance(value, str):
        faults.extend(_text_faults(value, pointer))
    elif isinstance(value, _BadNumber):
        faults.append(FieldError(pointer, value.code, value.detail))
    return value


def _checked_object(members: _Members, pointer: str, faults: list[FieldError]) -> dict[str, Any]:
    checked: dict[str, Any] = {}
    for key, value in members:
        key_faults = _key_faults(key, pointer)
        if key_faults:
            faults.extend(key_faults)
            continue
        place = pointer_to(pointer, key)
        if key in checked:
            faults.append(FieldError(place, "duplicate-key", "This key is given twice."))
        checked[key] = _checked(value, place, faults)
    return checked


def _key_faults(key: str, pointer: str) -> tuple[FieldError, ...]:
    """A key that cannot be repeated to the caller is reported at the object that holds it."""
    if len(key) > KEY_LIMIT:
        return (
            FieldError(pointer, "key-too-long", f"A key holds at most {KEY_LIMIT} characters."),
        )
    return _text_faults(key, pointer)


def _text_faults(text: str, pointer: str) -> tuple[FieldError, ...]:
    found = forbidden_characters(text)
    if not found:
        return ()
    index, name = found[0]
    place = f"U+{ord(text[index]):04X} ({name}) at character {index}"
    return (FieldError(pointer, "forbidden-character", f"Take out {place}."),)


def _fault(pointer: str, code: str, detail: str) -> Invalid:
    return Invalid(detail, errors=[FieldError(pointer, code, detail)])
