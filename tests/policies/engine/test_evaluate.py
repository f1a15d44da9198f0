"""The whole judgement: what is demanded, who must concur, what must wait and what must not."""

import pytest

from policies.engine.evaluate import evaluate
from policies.engine.facts import facts_from_document
from tests.policies.engine.records import edition, facts, item, record, verdict

SUPERVISOR = ("supervisor",)
BOTH = ("supervisor", "field_office_director")
COURT_ORDER = {
    "justification__ground": "court_order",
    "justification__evidence__2": item("court_order"),
}
ALLEGED = {"assessment__mandatory_detention": {"alleged": True, "basis": "INA 236(c)"}}


def safety(level: str) -> dict[str, object]:
    return {"assessment__public_safety_risk": level}


def test_the_sufficient_record_is_sufficient() -> None:
    judged = verdict()
    assert (judged.verdict, judged.findings) == ("sufficient", ())
    assert judged.contradiction == "release_against_detain"
    assert judged.justification_required


# Standard, "who must concur", row by row: changes, concurrence, hold, review.
ROWS = {
    "agrees": ({"decision__outcome": "detain"}, SUPERVISOR, False, False),
    "release against detain": ({}, SUPERVISOR, False, True),
    "medium risk to the public": (safety("medium"), BOTH, False, True),
    "high risk to the public": (safety("high"), BOTH, True, True),
    "mandatory detention alleged": (ALLEGED, BOTH, True, True),
    "ground other": ({"justification__ground": "other"}, BOTH, True, True),
    "high, but a court ordered it": (safety("high") | COURT_ORDER, BOTH, False, True),
    "mandatory, but a court ordered it": (ALLEGED | COURT_ORDER, BOTH, False, True),
    "medium, and a court ordered it": (safety("medium") | COURT_ORDER, BOTH, False, True),
    "low, and a court ordered it": (COURT_ORDER, SUPERVISOR, False, True),
    "no assessment": ({"assessment": None}, BOTH, True, True),
    "no assessment, but a court ordered it": (
        {"assessment": None} | COURT_ORDER,
        BOTH,
        False,
        True,
    ),
    "bond against no bond": (
        {"decision__outcome": "detain_bond_eligible"} | safety("high"),
        SUPERVISOR,
        False,
        True,
    ),
    "detention against release": (
        {"decision__outcome": "detain", "assessment__recommendation": "release"},
        SUPERVISOR,
        False,
        True,
    ),
    "supervisor to determine": (
        {"assessment__recommendation": "supervisor_to_determine"} | safety("high"),
        SUPERVISOR,
        False,
        False,
    ),
}


@pytest.mark.parametrize("row", list(ROWS))
def test_who_must_concur_and_what_must_wait(row: str) -> None:
    changes, concurrence, hold, review = ROWS[row]
    judged = verdict(**changes)
    assert (judged.concurrence, judged.hold, judged.review) == (concurrence, hold, review)


def test_a_court_ordered_release_need_not_wait_for_the_concurrence() -> None:
    assert verdict(**COURT_ORDER).execute_before_concurrence


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"justification__ground": "court_order"},
        {"justification__evidence__2": item("court_order")},
        COURT_ORDER | {"decision__outcome": "detain_bond_eligible"},
    ],
    ids=["neither", "ground without the order", "order without the ground", "no release"],
)
def test_everything_else_waits(changes: dict[str, object]) -> None:
    assert not verdict(**changes).execute_before_concurrence


def test_no_justification_gives_exactly_one_finding() -> None:
    judged = verdict(justification=None)
    assert [finding.rule for finding in judged.findings] == ["justification-missing"]
    assert judged.verdict == "insufficient"


def test_an_agreeing_decision_owes_no_justification() -> None:
    judged = verdict(decision__outcome="detain", justification=None)
    assert (judged.verdict, judged.justification_required) == ("sufficient", False)


def test_a_justification_given_voluntarily_is_not_judged() -> None:
    judged = verdict(decision__outcome="detain", justification__narrative="Detain.")
    assert judged.findings == ()


def test_the_form_of_an_agreeing_decision_is_judged_all_the_same() -> None:
    changes = {
        "assessment__recommendation": "detain_bond_eligible",
        "decision__outcome": "detain_bond_eligible",
        "decision__bond_amount": "900.00",
    }
    assert [f.rule for f in verdict(**changes).findings] == ["bond-amount-out-of-bounds"]


def test_every_violation_comes_back_in_the_registrys_order() -> None:
    changes = {
        "decided_on": "2023-05-01",
        "justification__narrative": "Release.",
        "justification__ground": "mercy",
        "justification__responses__1__evidence": [],
    }
    assert [finding.rule for finding in verdict(**changes).findings] == [
        "decision-before-assessment",
        "ground-unknown",
        "rebutted-without-evidence",
        "evidence-date-after-decision",
        "evidence-date-after-decision",
        "narrative-outcome-only",
    ]


def test_a_concern_alone_lets_the_decision_pass() -> None:
    judged = verdict(justification__evidence__0__identifier="medical record")
    assert [finding.severity for finding in judged.findings] == ["concern"]
    assert judged.verdict == "sufficient"


def test_the_document_has_the_keys_of_the_contract() -> None:
    document = verdict(justification__narrative="Release.").to_document()
    assert set(document) == {
        "contradiction",
        "justification_required",
        "verdict",
        "concurrence",
        "hold",
        "findings",
    }
    [finding] = document["findings"]  # type: ignore[misc]
    assert set(finding) == {"rule", "question", "severity", "pointer", "message", "remedy"}


def test_the_same_facts_give_the_same_verdict() -> None:
    given = facts(justification__narrative="asdf", decision__bond_amount="1.00")
    again = facts_from_document(given.to_document())
    assert evaluate(given, edition()) == evaluate(again, edition())


def test_judging_changes_nothing_that_was_handed_in() -> None:
    document = record(justification__narrative="Release.")
    evaluate(facts_from_document(document), edition())
    assert document == record(justification__narrative="Release.")
