"""How a check says what it expects; everything raises BrokenPromise."""

from collections.abc import Iterable
from typing import Any

from contract.http import Answer, BrokenPromise


def status(answer: Answer, *wanted: int) -> Any:
    """Return the JSON body of an answer that has one of the statuses."""
    if answer.status not in wanted:
        raise BrokenPromise(f"expected {' or '.join(map(str, wanted))}: {answer.told()}")
    return answer.json if answer.raw else None


def equal(found: Any, wanted: Any, about: str) -> None:
    """Demand that a value is the one wanted."""
    if found != wanted:
        raise BrokenPromise(f"{about}: expected {wanted!r}, found {found!r}")


def same(found: Any, wanted: dict[str, Any], about: str) -> None:
    """Demand that a representation holds everything that another one held; it may hold more."""
    for name, value in wanted.items():
        equal(found.get(name), value, f"{about}, {name}")


def holds(fact: Any, about: str) -> None:
    """Demand that something is so."""
    if not fact:
        raise BrokenPromise(about)


def contains(keys: Iterable[str], wanted: Iterable[str], about: str) -> None:
    """Demand that all the wanted names are there."""
    absent = sorted(set(wanted) - set(keys))
    if absent:
        raise BrokenPromise(f"{about}: lacks {absent}")


def fault(answer: Answer, pointer: str, *wanted: int) -> None:
    """Demand a refusal (400 or 422 unless told) whose errors or findings point at the field."""
    body = status(answer, *(wanted or (400, 422)))
    places = [error["pointer"] for error in body.get("errors", [])]
    places += [finding["pointer"] for finding in body.get("findings", [])]
    if not any(place.startswith(pointer) for place in places):
        raise BrokenPromise(f"no error points at {pointer}: {answer.told()}")


def blocking(check: dict[str, Any]) -> list[str]:
    """Return the questions of the blocking findings."""
    return [f["question"] for f in check["findings"] if f["severity"] == "blocking"]
