import pytest

from policies.engine.rules import narrative_short as rule
from tests.policies.engine.records import pointers


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "He is sick.",
        "His kidney failed in Tulsa on May 17 now.",
        "He is ill, he is old, he is in bed, is he not",
    ],
)
def test_it_fails(text: str) -> None:
    assert pointers(rule, justification__narrative=text) == ["/justification/narrative"]


@pytest.mark.parametrize(
    "text",
    [
        "His kidneys failed in Tulsa on May 17 and nobody here can treat him.",
        "Release.",
        "\u3164" * 60,
    ],
)
def test_the_nearest_that_is_not_this_failure_passes(text: str) -> None:
    assert pointers(rule, justification__narrative=text) == []


def test_the_sufficient_narrative_passes() -> None:
    assert pointers(rule) == []


def test_one_letter_below_the_floor_fails_and_at_the_floor_it_passes() -> None:
    below = "abba caca deed efef gaga haha ilil jojojojojoj"
    assert len(below.replace(" ", "")) == 39
    assert pointers(rule, justification__narrative=below) == ["/justification/narrative"]
    assert pointers(rule, justification__narrative=below + "o") == []
