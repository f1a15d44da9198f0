"""Every field of every body, spoilt in every way: a 4xx that names it, and nothing stored."""

from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from django.core.cache import cache
from rest_framework.test import APIClient

from tests.api.asking import BODIES, Furnished, ask, caller
from tests.api.hostile.checking import Problem, refused
from tests.api.hostile.fields import EMPTY, FIELDS, MISSING, Field, hostile_values
from tests.api.v1.test_if_match import who_may

CASES = [
    pytest.param(call, field, id=f"{call[0]}-{call[1]}{field.pointer}")
    for call, fields in FIELDS.items()
    for field in fields
]


@pytest.fixture(scope="module")
def callers(shared_rows: dict[str, Furnished]) -> dict[str, APIClient]:
    return {who: caller(who) for who in ("officer.sna", "supervisor.sna", "policy.hq")}


def spoilt(body: Any, pointer: str, value: Any) -> Any:
    """Return a copy of the body in which something else stands at the pointer, or nothing."""
    changed = deepcopy(body)
    *way, last = (int(s) if s.isdecimal() else s for s in pointer.split("/")[1:])
    node = changed
    for step in way:
        node = node[step]
    if value is MISSING:
        del node[last]
    else:
        node[last] = value
    return changed


def test_every_body_is_in_the_corpus() -> None:
    assert set(FIELDS) | set(EMPTY) == set(BODIES)


def test_the_corpus_is_large() -> None:
    assert sum(len(list(hostile_values(f))) for fields in FIELDS.values() for f in fields) > 1000


@pytest.mark.parametrize(("call", "field"), CASES)
def test_a_spoilt_field_is_refused_by_name(
    rows: dict[str, Furnished],
    callers: dict[str, APIClient],
    call: tuple[str, str],
    field: Field,
) -> None:
    who = callers["officer.sna" if call == ("token", "POST") else who_may(call[0])]
    good = ask(*call, rows["SNA"], author="officer.sna")
    for value, code in hostile_values(field):
        cache.clear()
        asked = replace(good, body=spoilt(good.body, field.pointer, value))
        with refused() as expectation:
            expectation.by(asked.sent_by(who), Problem(400, *_named(field, value, code)))


def _named(field: Field, value: Any, code: str) -> tuple[str, str]:
    """Return the pointer and the code that must be told."""
    inside = "/nonsense" if isinstance(value, dict) and code == "unknown-field" else ""
    return field.pointer + inside, code


@pytest.mark.parametrize("call", [*FIELDS, *EMPTY], ids="-".join)
def test_an_unknown_field_is_refused_wherever_it_stands(
    rows: dict[str, Furnished], callers: dict[str, APIClient], call: tuple[str, str]
) -> None:
    """Nobody sets a column that the call does not name: state, author, hold, version (T20)."""
    who = callers["officer.sna" if call == ("token", "POST") else who_may(call[0])]
    if call == ("ledger-verify", "POST"):
        who = caller("auditor.oig")
    good = ask(*call, rows["SNA"], author="officer.sna")
    for name in ("state", "author", "id", "version", "hold", "role", "person", "__class__", "pk"):
        with refused() as expectation:
            asked = replace(good, body={**good.body, name: "x"})
            expectation.by(asked.sent_by(who), Problem(400, f"/{name}", "unknown-field"))
