"""One free text, read once: what every plain text rule looks at."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from policies.engine.text import fold, is_invisible, visible_letters, words

# Plain failures are failures to say anything. Whoever has not said it in so many characters
# will not say it afterwards, and a hostile text costs no more than this.
JUDGED_CHARACTERS = 8_000

_HONORIFICS = frozenset({"mr", "ms", "mrs", "mx", "miss", "dr"})
_TOKEN_BREAKS = str.maketrans(dict.fromkeys(";,:|()[]", " "))


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with its visible letters, its words in order and its tokens between blanks.

    A blank text holds nothing, an invisible one holds only characters that show nothing.
    """

    blank: bool
    invisible: bool
    letters: int
    words: tuple[str, ...]
    distinct: frozenset[str]
    tokens: tuple[str, ...]

    def only_from(self, *vocabularies: frozenset[str]) -> bool:
        """True when no word comes from outside the vocabularies; a name after Mr. is none."""
        outside = self.distinct.difference(*vocabularies)
        return not (outside - self.names) if outside else True

    @property
    def names(self) -> frozenset[str]:
        """Words that stand right after an honorific."""
        return frozenset(word for title, word in pairwise(self.words) if title in _HONORIFICS)


@lru_cache(maxsize=256)
def read(text: str) -> Reading:
    """Read one text. A pure function of the text; the cache only saves reading it twice."""
    judged = text.strip()[:JUDGED_CHARACTERS]
    said = words(judged)
    return Reading(
        blank=not judged.strip(),
        invisible=is_invisible(judged),
        letters=visible_letters(judged),
        words=said,
        distinct=frozenset(said),
        tokens=tuple(fold(judged).translate(_TOKEN_BREAKS).split()),
    )
