"""Plain text failures: texts that say nothing, told by their form alone.

`diagnose` names the first failure in a fixed order, so that one cause gives one finding.
Deeper reading (broad texts, texts about another case, texts at odds with the record) is not
done here; it has rules of its own in the registry.
"""

from itertools import pairwise

from policies.engine.plain_words import (
    ABBREVIATIONS,
    FILLER_WORDS,
    FUNCTION_WORDS,
    HOLLOW_WORDS,
    NEGATIONS,
    PLACEHOLDER_WORDS,
    STATUS_WORDS,
)
from policies.engine.reading import Reading

BLANK = "blank"
INVISIBLE = "invisible"
NOT_LANGUAGE = "not_language"
PLACEHOLDER = "placeholder"
HOLLOW = "hollow"
CODES = "codes"
REPEATS_RECORD = "repeats_record"
SHORT = "short"

_VOWELS = frozenset("aeiouy")
_KEYBOARD_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBOURS = frozenset(
    pair for row in _KEYBOARD_ROWS for a, b in pairwise(row) for pair in (a + b, b + a)
)
_REPEATED_AT_LEAST = 3
_LONGEST_CONSONANT_RUN = 4
# A shorter word without vowels is more likely an abbreviation: hrs, wks, GPS.
_NO_ABBREVIATION = 5
_OPENING_WORDS = 200


def diagnose(
    reading: Reading,
    *,
    letters: int,
    distinct_words: int,
    record: frozenset[str] = frozenset(),
    denial_counts: bool = False,
) -> str | None:
    """The plain failure of a text, or None.

    `letters` and `distinct_words` are the floors of the policy, `record` the words that the
    record holds anyway. `denial_counts` is set where a bare denial is an answer, because
    evidence for it is cited.
    """
    if reading.blank or reading.invisible:
        return BLANK if reading.blank else INVISIBLE
    if is_not_language(reading):
        return NOT_LANGUAGE
    if reading.only_from(PLACEHOLDER_WORDS):
        return PLACEHOLDER
    denial = denial_counts and not reading.distinct.isdisjoint(NEGATIONS)
    if not denial and reading.only_from(HOLLOW_WORDS):
        return HOLLOW
    if not denial and is_codes(reading):
        return CODES
    if not denial and reading.only_from(HOLLOW_WORDS - STATUS_WORDS, record):
        return REPEATS_RECORD
    return SHORT if is_short(reading, letters=letters, distinct_words=distinct_words) else None


def is_short(reading: Reading, *, letters: int, distinct_words: int) -> bool:
    """Fewer visible letters or distinct words than the floor."""
    return reading.letters < letters or len(reading.distinct) < distinct_words


def is_not_language(reading: Reading) -> bool:
    """Keyboard noise, typesetter's filler, single letters, or one phrase over and over."""
    if _is_noise(reading) or _is_filler(reading):
        return True
    return _is_spelled_apart(reading) or _is_repetition(reading)


def is_codes(reading: Reading) -> bool:
    """Numbers, form names and abbreviations without a sentence around them.

    Standard, question 5. There is a code, hardly any two words that join others, and fewer
    than one word of substance among six tokens.
    """
    has_code = any(_is_code(token) for token in reading.tokens)
    substance = sum(_is_plain_word(word) for word in reading.distinct - HOLLOW_WORDS)
    return has_code and substance * 6 <= len(reading.tokens) and not _has_sentence(reading)


def _is_code(token: str) -> bool:
    bare = token.strip(".-#")
    return bare in ABBREVIATIONS or any(character.isdecimal() for character in bare)


def _is_plain_word(word: str) -> bool:
    letters_only = word.isalpha() and len(word) > 2
    return letters_only and word not in ABBREVIATIONS and not _VOWELS.isdisjoint(word)


def _has_sentence(reading: Reading) -> bool:
    """Three words that join others; single letters are parts of codes."""
    return sum(len(word) > 1 for word in reading.distinct & FUNCTION_WORDS) >= 3


def _is_noise(reading: Reading) -> bool:
    candidates = [word for word in reading.words if word.isascii() and word.isalpha()]
    noise = sum(_is_noise_word(word) for word in candidates)
    return noise >= 2 and noise * 5 >= len(candidates) * 3


def _is_noise_word(word: str) -> bool:
    if len(word) < 3 or word in HOLLOW_WORDS or word in ABBREVIATIONS:
        return False
    pairs = [a + b for a, b in pairwise(word)]
    return (
        (len(word) >= _NO_ABBREVIATION and _VOWELS.isdisjoint(word))
        or all(pair in _NEIGHBOURS for pair in pairs)
        or any(pair[0] == "q" and pair[1] != "u" for pair in pairs)
        or _longest_consonant_run(word) > _LONGEST_CONSONANT_RUN
    )


def _longest_consonant_run(word: str) -> int:
    longest = run = 0
    for letter in word:
        run = 0 if letter in _VOWELS else run + 1
        longest = max(longest, run)
    return longest


def _is_filler(reading: Reading) -> bool:
    filler = sum(word in FILLER_WORDS for word in reading.words)
    return filler >= 5 and filler * 5 >= len(reading.words) * 3


def _is_spelled_apart(reading: Reading) -> bool:
    """Letters with blanks between them, which no search would find as a word."""
    single = sum(len(word) == 1 and word.isalpha() for word in reading.words)
    return single >= 5 and single * 5 >= len(reading.words) * 4


def _is_repetition(reading: Reading) -> bool:
    """One phrase at least three times over, or few words shuffled for long."""
    opening = reading.words[:_OPENING_WORDS]
    shuffled = len(opening) >= 30 and len(set(opening)) * 5 < len(opening)
    period = _period(reading.words)
    return shuffled or len(reading.words) >= max(4, period * _REPEATED_AT_LEAST)


def _period(sequence: tuple[str, ...]) -> int:
    """Length of the shortest phrase that the sequence repeats from start to end.

    The failure function of Knuth, Morris and Pratt: linear in the sequence.
    """
    if not sequence:
        return 1
    borders = [0] * len(sequence)
    for index in range(1, len(sequence)):
        border = borders[index - 1]
        while border and sequence[index] != sequence[border]:
            border = borders[border - 1]
        borders[index] = border + 1 if sequence[index] == sequence[border] else 0
    return len(sequence) - borders[-1]
