"""The plain failure of each free text of a record: one path for all of them."""

from policies.engine.facts import Facts, Response
from policies.engine.known_words import decision_words, driver_words, record_words
from policies.engine.plain_text import (
    BLANK,
    INVISIBLE,
    NOT_LANGUAGE,
    PLACEHOLDER,
    SHORT,
    diagnose,
    is_short,
)
from policies.engine.plain_words import BINDING_WORDS, HOLLOW_WORDS
from policies.engine.policy import Policy
from policies.engine.reading import read


def narrative_failure(facts: Facts, policy: Policy) -> str | None:
    """What is plainly wrong with the narrative, or None."""
    if facts.justification is None:
        return None
    return diagnose(
        read(facts.justification.narrative),
        letters=policy.text.narrative_letters,
        distinct_words=policy.text.narrative_words,
        record=record_words(facts),
    )


def explanation_failure(response: Response, facts: Facts, policy: Policy) -> str | None:
    """What is plainly wrong with one explanation, or None.

    A bare denial is an answer where evidence for it is cited, and a reference to the order
    or the law where the ground leaves no discretion (standard, section 2).
    """
    if leaves_no_discretion(response.explanation, facts, policy):
        return None
    floors = policy.text
    shown = response.response == "rebutted" and bool(response.evidence)
    return diagnose(
        read(response.explanation),
        letters=floors.rebuttal_letters if shown else floors.explanation_letters,
        distinct_words=floors.rebuttal_words if shown else floors.explanation_words,
        record=driver_words(facts, response.driver) | decision_words(facts),
        denial_counts=shown,
    )


def leaves_no_discretion(text: str, facts: Facts, policy: Policy) -> bool:
    """True when the ground leaves no discretion and the text refers to what binds."""
    ground = policy.ground(facts.justification.ground) if facts.justification else None
    if ground is None or ground.discretion:
        return False
    said = read(text).distinct
    return len(said) >= policy.text.explanation_words and not said.isdisjoint(BINDING_WORDS)


def statement_failure(statement: str, facts: Facts, policy: Policy) -> str | None:
    """What is plainly wrong with a concurrence statement, or None."""
    return diagnose(
        read(statement),
        letters=policy.text.statement_letters,
        distinct_words=policy.text.statement_words,
        record=record_words(facts),
    )


def reason_failure(reason: str, policy: Policy) -> str | None:
    """What is plainly wrong with the reason of a return, a withdrawal or the like, or None.

    Lenient: codes and the words of the trade may be reason enough there.
    """
    reading = read(reason)
    failure = diagnose(
        reading, letters=policy.text.reason_letters, distinct_words=policy.text.reason_words
    )
    if failure in (BLANK, INVISIBLE, NOT_LANGUAGE, PLACEHOLDER):
        return failure
    floors = policy.text
    short = is_short(reading, letters=floors.reason_letters, distinct_words=floors.reason_words)
    return SHORT if short else None


def is_hollow(text: str) -> bool:
    """True when no word of the text is about anything but deciding."""
    return read(text).only_from(HOLLOW_WORDS)
