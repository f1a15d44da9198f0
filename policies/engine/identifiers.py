"""Does an identifier lead anybody to the document?"""

from typing import Final

from policies.engine.plain_words import word_set
from policies.engine.reading import read

_STAND_INS: Final = word_set(
    "on in the a an file filed see attached attachment enclosed enclosure tbd tba tbc n na",
    "nil no none null not unknown unk unavailable available pending to be determined provided",
    "assigned issued follow follows following later yet upon request various multiple several",
    "same as above below ibid ditto idem is it ask case efile afile copy copies",
    "held with by per will number num nr x xx xxx xxxx blank empty test placeholder",
)
# They issue documents, and "on file with ERO" is still no identifier.
_OFFICES: Final = word_set("dhs ice ero hq office field")
_KINDS_OF_PAPER: Final = word_set(
    "court order judge judges medical record records letter letters report memo memorandum",
    "certificate birth marriage death statement sponsor declaration affidavit document",
    "documents paper papers email e mail form note notes of from doctor doctors hospital bed",
    "space lease verification address passport id identity card legal opinion travel police",
    "criminal history print prints attached copy official original signed",
)


def is_placeholder(identifier: str) -> bool:
    """True when nothing but stand-ins or zeros is written: "on file", "TBD", "N/A", "000"."""
    return _is_only_from(identifier, _STAND_INS | _OFFICES)


def is_vague(identifier: str) -> bool:
    """True when only a kind of paper is named, without number or name."""
    known = _STAND_INS | _OFFICES | _KINDS_OF_PAPER
    return not is_placeholder(identifier) and _is_only_from(identifier, known)


def is_unnamed(issuer: str) -> bool:
    """True when nobody is named as the issuer; an office alone is somebody."""
    return _is_only_from(issuer, _STAND_INS)


def _is_only_from(text: str, known: frozenset[str]) -> bool:
    return all(word in known or not word.strip("0") for word in read(text).distinct)
