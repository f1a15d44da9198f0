"""Does a text compare this person with others?"""

from typing import Final

from policies.engine.plain_words import word_set
from policies.engine.reading import read

_COMPARING: Final = word_set(
    "than rather instead other others another only most least lowest fewest highest first",
    "worst best list lists ranked ranking priority compared comparison",
    "among alone sole chosen choose picked pick selected select remaining rest everyone",
    "everybody everybodys fewer less seventh sixth fifth fourth third",
    "second unlike whereas without",
)


def compares(*texts: str) -> bool:
    """True when some text uses a word of comparing or choosing."""
    return any(not read(text).distinct.isdisjoint(_COMPARING) for text in texts)
