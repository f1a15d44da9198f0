"""Free text as it is seen: what is refused, what is taken out, what is left to judge.

Everything here runs in time linear in the text. Threat model, T2: characters that change or
hide what a reader sees are refused at the door (`forbidden_characters`); characters that
show nothing are taken out before judging, never before storing; letters that only look like
Latin ones are folded, so that a disguised word is judged as the word it imitates.
"""

import re
import unicodedata

from policies.engine.look_alikes import LATIN, LATIN_IMITATIONS, LOOK_ALIKES

_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr((plane << 16) + low) for plane in range(17) for low in (0xFFFE, 0xFFFF)
)
_FORBIDDEN_KINDS = (
    ("control character", "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"),
    ("bidirectional control", "\u202a-\u202e\u2066-\u2069"),
    ("lone surrogate", "\ud800-\udfff"),
    ("tag character", "\U000e0000-\U000e007f"),
    ("noncharacter", _NONCHARACTERS),
)
_FORBIDDEN = re.compile("[" + "".join(characters for _, characters in _FORBIDDEN_KINDS) + "]")
_KINDS = tuple((kind, re.compile(f"[{characters}]")) for kind, characters in _FORBIDDEN_KINDS)

# Unicode's Default_Ignorable_Code_Point, and the blanks that count as letters or symbols:
# U+2800, U+3164, U+115F, U+1160, U+FFA0.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile("['`\u00b4\u2018\u2019\u02bc\uff07]")

# The longest run of combining marks that is kept, after Unicode's stream-safe text format:
# putting a longer run into canonical order takes time quadratic in its length.
_MARKS_KEPT = 30


def forbidden_characters(text: str) -> tuple[tuple[int, str], ...]:
    """Every character that no text may hold, as (index, what it is).

    Control characters other than line ends and tab, bidirectional overrides and isolates,
    tag characters, noncharacters and lone surrogates.
    """
    found = _FORBIDDEN.finditer(text)
    return tuple((match.start(), _kind_of(match.group())) for match in found)


def _kind_of(character: str) -> str:
    return next(kind for kind, characters in _KINDS if characters.match(character))


def visible(text: str) -> str:
    """The text without characters that show nothing, in Unicode's compatibility form."""
    stripped = _INVISIBLE.sub("", text)
    if stripped.isascii():
        return stripped
    composed = unicodedata.normalize("NFKC", _bounded_marks(stripped))
    return _INVISIBLE.sub("", composed)


def is_invisible(text: str) -> bool:
    """True for a text that is typed and shows nothing: fillers instead of blanks."""
    return bool(text.strip()) and not _INVISIBLE.sub("", text).strip()


def normalise(text: str) -> str:
    """The form in which texts are compared: visible, case folded, single spaces."""
    return " ".join(visible(text).casefold().split())


def visible_letters(text: str) -> int:
    """How many letters a reader can see.

    Counted before and after composing, and the smaller number is taken, so that neither a
    ligature that unfolds into a phrase nor a letter split into parts counts for more.
    """
    if text.isascii():
        return _letters(text)
    return min(_letters(_INVISIBLE.sub("", text)), _letters(visible(text)))


def words(text: str) -> tuple[str, ...]:
    """The words of a text for comparing: folded, without accents and apostrophes."""
    return tuple(_WORD.findall(fold(text)))


def fold(text: str) -> str:
    """The text as plain as it gets: look-alikes as Latin, no accents, no case."""
    plain = _APOSTROPHE.sub("", visible(text))
    if plain.isascii():
        return plain.casefold()
    decomposed = unicodedata.normalize("NFKD", plain.translate(LOOK_ALIKES))
    kept = "".join(c for c in decomposed if unicodedata.category(c) != "Mn")
    return kept.translate(LOOK_ALIKES).casefold()


def mixed_script_words(text: str) -> tuple[str, ...]:
    """Words that mix Latin letters with Cyrillic ones, or with Greek ones that look Latin.

    After Unicode Technical Standard 39. Greek letters with a use of their own beside Latin
    ones, as in a microgram or a beta blocker, are not counted.
    """
    if not LATIN_IMITATIONS.search(text):
        return ()
    return tuple(word for word in _WORD.findall(_INVISIBLE.sub("", text)) if _is_mixed(word))


def _is_mixed(word: str) -> bool:
    """Composing is left to the few words that hold a letter of another script."""
    if not LATIN_IMITATIONS.search(word):
        return False
    return bool(LATIN.search(unicodedata.normalize("NFKC", word)))


def _letters(text: str) -> int:
    """Letters proper; modifier letters (category Lm) are marks, not letters."""
    if text.isascii():
        return sum(map(str.isalpha, text))
    return sum(1 for c in text if c.isalpha() and unicodedata.category(c) != "Lm")


def _bounded_marks(text: str) -> str:
    kept: list[str] = []
    run = 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        if run <= _MARKS_KEPT:
            kept.append(character)
    return "".join(kept)
