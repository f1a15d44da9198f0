"""What a reader sees of a text: every class of code points, and nothing taken on trust."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.engine.text import (
    fold,
    forbidden_characters,
    is_invisible,
    mixed_script_words,
    normalise,
    visible_letters,
    words,
)
from tests.policies.engine.records import edition, facts, verdict

FLOOR = edition().text.narrative_letters
INVISIBLE = "\u00ad\u034f\u061c\u115f\u1160\u200b\u200d\u2060\u2800\u3164\ufe0f\ufeff\uffa0"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a\x00b", "control character"),
        ("a\x85b", "control character"),
        ("a\x7fb", "control character"),
        ("a\u202eb", "bidirectional control"),
        ("a\u2066b", "bidirectional control"),
        ("a\ud800b", "lone surrogate"),
        ("a\U000e0041b", "tag character"),
        ("a\ufffeb", "noncharacter"),
        ("a\ufdd0b", "noncharacter"),
        ("a\U0010ffffb", "noncharacter"),
    ],
)
def test_a_forbidden_character_is_found_and_named(text: str, kind: str) -> None:
    assert forbidden_characters(text) == ((1, kind),)


@pytest.mark.parametrize("text", ["", "plain\n\r\ttext", "Josu\u00e9 \u4e2d \u0645 \U0001f600"])
def test_ordinary_text_holds_none(text: str) -> None:
    assert forbidden_characters(text) == ()


@pytest.mark.parametrize("character", INVISIBLE)
def test_no_filler_counts_as_a_letter(character: str) -> None:
    assert visible_letters(character * 60) == 0
    assert is_invisible(character * 60)
    assert normalise(f"a{character}b") == "ab"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("\uff32\uff45\uff4c\uff45\uff41\uff53\uff45", "release"),
        ("\U0001d411\U0001d41e\U0001d425\U0001d41e\U0001d41a\U0001d42c\U0001d41e", "release"),
        ("R\u0435l\u0435\u0430s\u0435", "release"),
        ("\u039d\u039f\u0422\u0395D", "noted"),
        ("re\u00adle\u200base", "release"),
        ("Josu\u00e9", "josue"),
        ("isn\u2019t", "isnt"),
    ],
)
def test_disguises_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_a_ligature_counts_as_what_is_seen() -> None:
    assert visible_letters("\ufdfa") == 1
    assert visible_letters("e\u0301" * 10) == 10


def test_words_are_runs_of_letters_and_digits() -> None:
    assert words("Don't \u2013 he's 52, e1/e2.") == ("dont", "hes", "52", "e1", "e2")


def test_look_alikes_are_named_and_symbols_are_not() -> None:
    assert mixed_script_words("R\u0435lease of 5 \u03bcg") == ("R\u0435lease",)


@given(st.characters())
def test_a_forbidden_character_is_never_silently_kept(character: str) -> None:
    category = unicodedata.category(character)
    if category in ("Cc", "Cs") and character not in "\n\r\t":
        assert forbidden_characters(character)


def seen_letters(text: str) -> int:
    """Counted in another way than the engine does: a letter that is no known filler."""
    return sum(unicodedata.category(c)[0] == "L" and c not in INVISIBLE for c in text)


@given(st.text(st.characters(), max_size=FLOOR - 1))
def test_no_text_below_the_floor_passes_as_a_narrative(text: str) -> None:
    assert verdict(justification__narrative=text).verdict == "insufficient"


@given(st.lists(st.text(st.characters(categories=["L", "M", "Zs", "Cf", "Lo", "Lm"])), max_size=30))
def test_fillers_marks_and_blanks_do_not_help(parts: list[str]) -> None:
    text = " ".join(parts)
    if seen_letters(text) < FLOOR:
        assert verdict(justification__narrative=text).verdict == "insufficient"


@given(st.sampled_from(sorted(INVISIBLE)), st.integers(min_value=40, max_value=400))
def test_no_run_of_fillers_passes(character: str, length: int) -> None:
    text = " ".join([character * 5] * length)
    assert verdict(justification__narrative=text).verdict == "insufficient"


@given(st.text(max_size=200))
def test_reading_is_pure(text: str) -> None:
    assert facts(justification__narrative=text) == facts(justification__narrative=text)
    assert verdict(justification__narrative=text) == verdict(justification__narrative=text)


@given(st.text(st.characters(), max_size=300))
def test_every_text_can_be_read(text: str) -> None:
    changes = {
        "justification__narrative": text,
        "justification__responses__0__explanation": text,
        "justification__evidence__0__identifier": text,
        "justification__evidence__0__issued_by": text,
        "decision__conditions": [{"kind": "other", "detail": text}],
        "assessment__factors__0__detail": text,
    }
    assert verdict(**changes).verdict in ("sufficient", "insufficient")
