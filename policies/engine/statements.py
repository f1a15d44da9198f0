"""Judging what supervisors, directors and reviewers write.

"Concur" is not a statement of why: whoever signs a decision against the assessment is held to
question 5 of the standard, as the officer is. Rules of deeper reading for statements are
added to STATEMENT_RULES.
"""

from collections.abc import Callable, Iterator
from itertools import chain

from policies.engine.facts import Facts
from policies.engine.free_texts import reason_failure, statement_failure
from policies.engine.plain_text import (
    BLANK,
    CODES,
    HOLLOW,
    INVISIBLE,
    NOT_LANGUAGE,
    PLACEHOLDER,
    REPEATS_RECORD,
    SHORT,
)
from policies.engine.policy import Policy
from policies.engine.text import forbidden_characters, is_invisible, mixed_script_words
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING

QUESTION = "this_person"
POINTER = "/statement"

_FAILURES = {
    BLANK: ("short", "Nothing is written here."),
    SHORT: ("short", "This is too short to tell why."),
    PLACEHOLDER: ("outcome-only", "This is a stand-in for a reason."),
    HOLLOW: ("outcome-only", "Every word is about deciding or signing; none tells why."),
    CODES: ("codes", "Numbers and abbreviations stand here without a sentence around them."),
    NOT_LANGUAGE: ("not-language", "This is noise, filler or one phrase repeated."),
    REPEATS_RECORD: ("rca-repeated", "This repeats what the record says already."),
}
_STATEMENT_REMEDY = "Say in your own words which facts about this person carry the decision."
_REASON_REMEDY = "Say in a few words why."

StatementRule = Callable[[str, Facts, Policy], Iterator[Finding]]


def judge_statement(
    statement: str, facts: Facts, policy: Policy, *, role: str
) -> tuple[Finding, ...]:
    """What is wrong with a concurrence statement; empty when it says why.

    `role` is the role in which the person signs; it does not change what is demanded. A
    statement that agrees with a decision which agrees with the assessment is judged like any
    other reason.
    """
    if facts.contradiction == "none":
        return judge_reason(statement, policy, pointer=POINTER)
    return tuple(chain.from_iterable(rule(statement, facts, policy) for rule in STATEMENT_RULES))


def judge_reason(text: str, policy: Policy, *, pointer: str) -> tuple[Finding, ...]:
    """What is wrong with a reason for returning, withdrawing, voiding, transferring or closing.

    Refuses what is blank, invisible, a stand-in, noise, or below the policy's floor.
    """
    failure = reason_failure(text, policy)
    failed = _failed(failure, prefix="reason", pointer=pointer)
    return (*_unreadable(text, pointer), *failed)


def _readable(statement: str, facts: Facts, policy: Policy) -> Iterator[Finding]:
    """Threat model T2: invisible and look-alike text."""
    yield from _unreadable(statement, POINTER)


def _says_something(statement: str, facts: Facts, policy: Policy) -> Iterator[Finding]:
    """Standard, question 5: short, codes, not language, a copy."""
    failure = statement_failure(statement, facts, policy)
    yield from _failed(failure, prefix="statement", pointer=POINTER)


def _unreadable(text: str, pointer: str) -> Iterator[Finding]:
    if forbidden_characters(text) or is_invisible(text):
        message = "The text holds characters that a reader cannot see."
        remedy = "Type the text again with plain letters."
        yield _finding("text-unreadable", pointer, message, remedy)
    if mixed_script_words(text):
        message = "A word mixes letters of two alphabets that look alike."
        remedy = "Type the word again in one alphabet."
        yield _finding("text-look-alike", pointer, message, remedy)


def _failed(failure: str | None, *, prefix: str, pointer: str) -> Iterator[Finding]:
    if failure is not None and failure != INVISIBLE:
        suffix, message = _FAILURES[failure]
        remedy = _STATEMENT_REMEDY if prefix == "statement" else _REASON_REMEDY
        yield _finding(f"{prefix}-{suffix}", pointer, message, remedy)


def _finding(rule: str, pointer: str, message: str, remedy: str) -> Finding:
    return Finding(
        rule=rule,
        question=QUESTION,
        severity=BLOCKING,
        pointer=pointer,
        message=message,
        remedy=remedy,
    )


STATEMENT_RULES: tuple[StatementRule, ...] = (_readable, _says_something)
