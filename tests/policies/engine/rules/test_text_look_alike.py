import pytest

from policies.engine.rules import text_look_alike as rule
from tests.policies.engine.records import pointers


@pytest.mark.parametrize("text", ["R\u0435lease", "conv\u03b9ction", "\u0410pproved by SDDO"])
def test_a_word_in_two_alphabets_fails(text: str) -> None:
    assert pointers(rule, justification__narrative=text) == ["/justification/narrative"]


@pytest.mark.parametrize(
    "text",
    [
        "Josu\u00e9",
        "5 \u00b5g",
        "5\u00b5g of fentanyl",
        "\u03b2-blocker",
        "TNF\u03b1 high",
        "\u041c\u043e\u0441\u043a\u0432\u0430 and Moscow",
    ],
)
def test_accents_symbols_and_whole_foreign_words_pass(text: str) -> None:
    assert pointers(rule, justification__narrative=text) == []


def test_an_identifier_is_read_too() -> None:
    expected = ["/justification/evidence/0/identifier"]
    assert pointers(rule, justification__evidence__0__identifier="\u0410-23-118") == []
    assert pointers(rule, justification__evidence__0__identifier="\u0410BC-23") == expected
