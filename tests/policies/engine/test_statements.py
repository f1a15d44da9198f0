"""What supervisors, directors and reviewers may sign with."""

import pytest

from policies.engine.evaluate import judge_reason, judge_statement
from tests.policies.engine.records import edition, facts


def rules(statement: str, **changes: object) -> list[str]:
    given = facts(**changes)
    return [f.rule for f in judge_statement(statement, given, edition(), role="supervisor")]


def reason_rules(text: str) -> list[str]:
    return [finding.rule for finding in judge_reason(text, edition(), pointer="/reason")]


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("", "statement-short"),
        ("Concur.", "statement-outcome-only"),
        ("Approved per SDDO", "statement-outcome-only"),
        (
            "I agree with the officer's decision for the reasons stated.",
            "statement-outcome-only",
        ),
        ("Approved. Mr. Okwuosa may be released.", "statement-outcome-only"),
        ("File in order, checklist attached, signatures present.", "statement-outcome-only"),
        ("Concur, as discussed in our conversation this morning.", "statement-outcome-only"),
        ("C\u043encur", "text-look-alike"),
        ("\u3164" * 60, "text-unreadable"),
        ("SDDO 0233 / I-286 SVD / EARM UPD 0503", "statement-codes"),
        ("qwe rty asd concur zxc", "statement-not-language"),
        ("concur concur concur concur", "statement-not-language"),
        ("He is sick", "statement-short"),
        (
            "Flight risk high, left address of record 2019-04, Tulsa OK. Concur.",
            "statement-rca-repeated",
        ),
        ("Concur given the medical situation.", "statement-rca-repeated"),
    ],
)
def test_what_does_not_say_why_is_refused(statement: str, rule: str) -> None:
    assert rule in rules(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "Concur. Two crises in ten days, and no hematologist here before June.",
        "Niece's room was seen, clinic is down the street. He has nowhere better to be.",
        "agree. lung is bad, doc say next crisis kill him",
        "Judge ordered it, appeal waived, bond paid.",
        "TPS approved 5/30/24, notice e1, valid to 4/2/25",
    ],
)
def test_what_says_why_passes(statement: str) -> None:
    assert rules(statement) == []


def test_findings_point_at_the_statement() -> None:
    [finding] = judge_statement("Concur.", facts(), edition(), role="field_office_director")
    assert (finding.pointer, finding.question) == ("/statement", "this_person")
    assert finding.severity == "blocking"


@pytest.mark.parametrize("statement", ["Agree, nothing against the RCA's recommendation here."])
def test_agreeing_with_an_agreeing_decision_needs_little(statement: str) -> None:
    assert rules(statement, decision__outcome="detain") == []


def test_a_bare_word_is_too_little_even_there() -> None:
    assert rules("Concur.", decision__outcome="detain") == ["reason-short"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", "reason-short"),
        ("   ", "reason-short"),
        ("n/a", "reason-outcome-only"),
        ("see", "reason-short"),
        ("12345 67890 333", "reason-short"),
        ("asdf sdfg dfgh", "reason-not-language"),
        ("\u2800" * 20, "text-unreadable"),
        ("typo", "reason-short"),
    ],
)
def test_a_reason_that_gives_none_is_refused(text: str, rule: str) -> None:
    assert reason_rules(text) == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "Departed",
        "Wrong bond",
        "Wrong bond amount.",
        "Moved to El Paso.",
        "Entered twice by mistake",
        "Agree with RCA.",
    ],
)
def test_a_plain_reason_passes(text: str) -> None:
    assert reason_rules(text) == []


def test_a_reason_is_pointed_at_where_the_caller_says() -> None:
    [finding] = judge_reason("", edition(), pointer="/reason")
    assert finding.pointer == "/reason"
