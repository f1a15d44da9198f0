import pytest

from policies.engine.rules import text_unreadable as rule
from tests.policies.engine.records import pointers


@pytest.mark.parametrize(
    "text", ["\u3164" * 60, "\u200b\u2060", "\u2800" * 50, "fair\u202egnidaer\u202c", "a\x00b"]
)
def test_what_cannot_be_seen_fails(text: str) -> None:
    assert pointers(rule, justification__narrative=text) == ["/justification/narrative"]


@pytest.mark.parametrize("text", ["", "  ", "caf\u00e9\u200b", "line\nbreak\tand tab"])
def test_blanks_and_a_stray_zero_width_space_pass(text: str) -> None:
    assert pointers(rule, justification__narrative=text) == []


def test_explanations_and_identifiers_are_read_too() -> None:
    changes = {
        "justification__responses__1__explanation": "\u3164" * 60,
        "justification__evidence__0__identifier": "\u115f",
    }
    assert pointers(rule, **changes) == [
        "/justification/responses/1/explanation",
        "/justification/evidence/0/identifier",
    ]
