"""The labelled concurrence statements: none that says why is refused."""

from datetime import date
from typing import Any

import pytest

from policies.editions import load_edition
from policies.engine.evaluate import judge_statement
from policies.engine.facts import (
    Assessment,
    Condition,
    Decision,
    EvidenceItem,
    Factor,
    Facts,
    Justification,
)
from policies.engine.policy import Policy
from policies.engine.verdict import Finding
from policies.engine.vocabulary import MANDATORY_DETENTION
from tests.corpora.corpus import ids, labelled, split

CASES = labelled("supervisor-statements.jsonl")
SUFFICIENT, INSUFFICIENT = split(CASES)
POLICY = Policy.from_document(load_edition("RCA-1"))
DAY = date(2023, 5, 18)

FLOOR = ids(
    "S001 S004 S007 S010 S012 S017 S019 S021 S024 S026 S028 S030 S034 S038 S040",
)


def named(case: dict[str, Any]) -> str:
    return str(case["id"])


def facts_of(context: dict[str, Any]) -> Facts:
    """The record around a statement, as far as its context tells.

    The ground's evidence is there, since no decision gets to a supervisor without.
    """
    decision = Decision(
        context["outcome"], None, tuple(Condition(kind, "") for kind in context["conditions"])
    )
    ground = POLICY.ground(context["ground"])
    kind = ground.evidence[0] if ground else "other"
    evidence = (EvidenceItem("e1", kind, "23-118", "Tulsa office", DAY, ""),)
    return Facts(
        decided_on=DAY,
        detainee=None,
        assessment=assessment_of(context),
        decision=decision,
        justification=Justification(context["ground"], (), context["basis"], (), evidence),
    )


def assessment_of(context: dict[str, Any]) -> Assessment:
    """An assessment that the decision contradicts, with the drivers of the context."""
    drivers = {driver["code"]: driver for driver in context["drivers"]}
    alleged = drivers.pop(MANDATORY_DETENTION, None)
    return Assessment(
        completed_on=DAY,
        public_safety_risk="low",
        flight_risk="high",
        recommendation="release" if context["outcome"] == "detain" else "detain",
        recommended_bond=None,
        mandatory_detention_alleged=alleged is not None,
        mandatory_detention_basis=alleged["detail"] if alleged else None,
        special_vulnerabilities=(),
        factors=tuple(
            Factor(code, "flight_risk", driver["level"], driver["detail"])
            for code, driver in drivers.items()
        ),
    )


def findings(case: dict[str, Any]) -> tuple[Finding, ...]:
    context = case["context"]
    return judge_statement(case["statement"], facts_of(context), POLICY, role=context["role"])


@pytest.mark.parametrize("case", SUFFICIENT, ids=named)
def test_no_statement_that_says_why_is_refused(case: dict[str, Any]) -> None:
    assert findings(case) == ()


def test_what_is_plainly_empty_is_refused() -> None:
    refused = frozenset(case["id"] for case in INSUFFICIENT if findings(case))
    for case in INSUFFICIENT:
        print(case["id"], ", ".join(finding.rule for finding in findings(case)) or "passes")
    print(f"{len(refused)} of {len(INSUFFICIENT)} insufficient statements are refused")
    assert FLOOR - refused == frozenset()
