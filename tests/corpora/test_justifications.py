"""The labelled justifications: none that suffices is refused, and how many others are."""

from typing import Any

import pytest

from policies.editions import load_edition
from policies.engine.evaluate import evaluate
from policies.engine.facts import facts_from_document
from policies.engine.policy import Policy
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING
from tests.corpora.corpus import ids, labelled, split

CASES = labelled("dev.jsonl")
SUFFICIENT, INSUFFICIENT = split(CASES)
POLICY = Policy.from_document(load_edition("RCA-1"))

# What structure and plain text decide. Deeper reading adds to it and takes nothing away.
FLOOR = ids(
    "D002 D004 D008 D010 D013 D015 D019 D022 D026 D031 D032 D034 D040 D042 D046 D050 D052",
    "D054 D056 D058 D060 D066 D068 D072 D074 D080",
)


def named(case: dict[str, Any]) -> str:
    return str(case["id"])


def blocking(case: dict[str, Any]) -> list[Finding]:
    findings = evaluate(facts_from_document(case["request"]), POLICY).findings
    return [finding for finding in findings if finding.severity == BLOCKING]


def refused() -> frozenset[str]:
    return frozenset(case["id"] for case in INSUFFICIENT if blocking(case))


@pytest.mark.parametrize("case", SUFFICIENT, ids=named)
def test_no_sufficient_justification_is_refused(case: dict[str, Any]) -> None:
    assert blocking(case) == []


def test_what_form_and_plain_text_can_decide_is_refused() -> None:
    for case in INSUFFICIENT:
        rules = sorted({finding.rule for finding in blocking(case)})
        print(case["id"], ", ".join(rules) or "passes")
    print(f"{len(refused())} of {len(INSUFFICIENT)} insufficient justifications are refused")
    assert FLOOR - refused() == frozenset()


@pytest.mark.parametrize("case", INSUFFICIENT, ids=named)
def test_a_refusal_asks_only_questions_that_fail(case: dict[str, Any]) -> None:
    assert {finding.question for finding in blocking(case)} <= set(case["failed"])


@pytest.mark.parametrize("case", CASES, ids=named)
def test_one_cause_gives_one_finding(case: dict[str, Any]) -> None:
    places = [(finding.rule, finding.pointer) for finding in blocking(case)]
    assert len(places) == len(set(places))
    narrative = [place for place in places if place[1] == "/justification/narrative"]
    assert len(narrative) <= 1
