"""Hostile texts cost no more than their length. Steps are counted, not seconds."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from policies.engine.reading import read
from tests.policies.engine.records import verdict

# Each makes a text about so many characters long.
HOSTILE: dict[str, Callable[[int], str]] = {
    "one letter": lambda n: "a" * n,
    "letters and blanks": lambda n: "a " * (n // 2),
    "combining marks": lambda n: "a" + "\u0301\u0323" * (n // 2),
    "a character that unfolds": lambda n: "\ufdfa" * n,
    "almost a phrase repeated": lambda n: ("ab " * 40 + "c ") * (n // 122),
    "sentences about conditions": lambda n: "No condition. " * (n // 14),
    "two alphabets": lambda n: "R\u0435 " * (n // 3),
}


def steps(text: str) -> int:
    """Lines of Python that judging a record with this narrative runs."""
    count = 0

    def trace(frame: FrameType, event: str, argument: object) -> object:
        nonlocal count
        count += event == "line"
        return trace

    read.cache_clear()
    previous = sys.gettrace()
    sys.settrace(trace)
    try:
        verdict(justification__narrative=text)
    finally:
        sys.settrace(previous)
    return count


@pytest.mark.parametrize("kind", list(HOSTILE))
def test_four_times_the_text_takes_at_most_about_four_times_the_steps(kind: str) -> None:
    short, long = (steps(HOSTILE[kind](length)) for length in (1_500, 6_000))
    assert long <= 5 * short


@pytest.mark.parametrize("kind", list(HOSTILE))
def test_a_text_of_200_kilobytes_is_judged(kind: str) -> None:
    assert verdict(justification__narrative=HOSTILE[kind](200_000)).verdict == "insufficient"
