"""Guards whose removal no attack notices, because another layer refuses the same: with the reason.

`behind` names the layers in front. `test_mutants.py` takes these away and sees the second one
refuse; it fails as well when an entry is no longer needed.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SecondLayer:
    """Why nothing gets through without this one, and what stands in front of it."""

    reason: str
    behind: tuple[str, ...] = ()
    shown: bool = True
    """Whether it can be made to refuse at all."""


STATES = "the listed transitions know no other states; the check also holds for a bare ALTER"
JUDGED = "the trigger asks for far more; the check holds even where triggers sleep"
REPLACED = "the REPLACE guard refuses an equal key first; the index is what it guards"
TRUNCATED = "TRUNCATE takes all tables that refer to this one, and each of them refuses"

_BOTH = {
    "edition_known_state": SecondLayer(STATES, ("policies_edition_edges",)),
    "case_known_state": SecondLayer(STATES, ("cases_case_edges",)),
    "assessment_known_state": SecondLayer(STATES, ("assessments_assessment_edges",)),
    "decision_known_state": SecondLayer(STATES, ("decisions_decision_edges",)),
    "review_known_state": SecondLayer(STATES, ("reviews_review_edges",)),
    "decision_known_contradiction": SecondLayer(JUDGED, ("decisions_decision_judged_once",)),
    "decision_judged_when_submitted": SecondLayer(JUDGED, ("decisions_decision_submitted_update",)),
    "decision_executed_with_date": SecondLayer(JUDGED, ("decisions_decision_execution",)),
    "evaluation_known_contradiction": SecondLayer(
        JUDGED, ("decisions_evaluation_true", "decisions_evaluation_signers")
    ),
}

SECOND_LAYERS: dict[str, dict[str, SecondLayer]] = {
    "sqlite": {
        **_BOTH,
        "edition_one_in_force": SecondLayer(
            "the guards against retroactive and displaced editions refuse first",
            ("policies_edition_not_retroactive", "policies_edition_no_displace"),
        ),
        "roleassignment_held_once": SecondLayer(REPLACED, ("accounts_roleassignment_no_replace",)),
        "roleassignment_held_once_everywhere": SecondLayer(
            REPLACED, ("accounts_roleassignment_no_replace",)
        ),
        "case_one_in_custody": SecondLayer(REPLACED, ("cases_case_no_replace",)),
        "assessment_one_current": SecondLayer(REPLACED, ("assessments_assessment_no_displace",)),
        "decision_one_live": SecondLayer(REPLACED, ("decisions_decision_no_replace",)),
        "decision_one_draft_an_author": SecondLayer(REPLACED, ("decisions_decision_no_replace",)),
        "evaluation_one_a_round": SecondLayer(REPLACED, ("decisions_evaluation_no_replace",)),
        "review_one_open_a_decision": SecondLayer(REPLACED, ("reviews_review_no_replace",)),
    },
    "postgresql": {
        **_BOTH,
        "edition_one_in_force": SecondLayer(
            "the guard against retroactive editions refuses first",
            ("policies_edition_not_retroactive",),
        ),
        "ledger_entry_place": SecondLayer(
            "the guard of the next place refuses first; the constraint also holds between two "
            "transactions that do not see each other",
            ("ledger_entry_next",),
        ),
        "account_is_of_one_person": SecondLayer(
            "the primary key implies it; it is there for foreign keys over both columns",
            shown=False,
        ),
        "accounts_person_no_truncate": SecondLayer(TRUNCATED),
        "accounts_account_no_truncate": SecondLayer(TRUNCATED),
        "accounts_fieldoffice_no_truncate": SecondLayer(TRUNCATED),
        "cases_detainee_no_truncate": SecondLayer(TRUNCATED),
        "cases_case_no_truncate": SecondLayer(TRUNCATED),
        "assessments_assessment_no_truncate": SecondLayer(TRUNCATED),
        "decisions_decision_no_truncate": SecondLayer(TRUNCATED),
        "decisions_evaluation_no_truncate": SecondLayer(TRUNCATED),
        "policies_edition_no_truncate": SecondLayer(TRUNCATED),
        "ledger_entry_no_truncate": SecondLayer(TRUNCATED),
    },
}
