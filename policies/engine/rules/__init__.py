"""Every rule there is, in the order in which findings come.

One rule a file, and the file is named after the rule's code: whoever reads
`driver-unanswered` in an answer opens `driver_unanswered.py`. A new rule is a new file and a
line below.
"""

from collections.abc import Iterator
from typing import Protocol

from policies.engine.facts import Facts
from policies.engine.policy import Policy
from policies.engine.rules import (
    bond_amount_missing,
    bond_amount_out_of_bounds,
    bond_amount_unexpected,
    capacity_without_individual_reason,
    condition_empty,
    condition_not_imposed,
    decision_before_assessment,
    driver_answered_twice,
    driver_unanswered,
    evidence_date_after_decision,
    evidence_date_implausible,
    evidence_date_missing,
    evidence_id_duplicate,
    evidence_identifier_placeholder,
    evidence_identifier_vague,
    evidence_issuer_missing,
    evidence_kind_missing,
    evidence_reference_unknown,
    explanation_codes,
    explanation_not_language,
    explanation_placeholder,
    explanation_repeated,
    explanation_short,
    ground_missing,
    ground_unknown,
    justification_missing,
    mitigated_without_condition,
    narrative_codes,
    narrative_not_language,
    narrative_outcome_only,
    narrative_rca_repeated,
    narrative_short,
    rca_text_repeated,
    rebutted_without_evidence,
    response_to_unknown_driver,
    safeguard_missing,
    safeguard_reason_unclear,
    screening_missing,
    secondary_ground_unknown,
    text_look_alike,
    text_unreadable,
)
from policies.engine.verdict import Finding


class Rule(Protocol):
    """What every module of this package offers."""

    CODE: str
    QUESTION: str
    SEVERITY: str
    SOURCE: str

    def check(self, facts: Facts, policy: Policy) -> Iterator[Finding]:
        """Every violation of this rule in the facts."""


# Rules about the decision's form: they apply to every decision.
FORM_RULES: tuple[Rule, ...] = (
    decision_before_assessment,
    bond_amount_missing,
    bond_amount_out_of_bounds,
    bond_amount_unexpected,
    screening_missing,
)

# Rules about the justification, decided by structure.
STRUCTURE_RULES: tuple[Rule, ...] = (
    justification_missing,
    ground_missing,
    ground_unknown,
    secondary_ground_unknown,
    driver_unanswered,
    driver_answered_twice,
    response_to_unknown_driver,
    mitigated_without_condition,
    condition_not_imposed,
    rebutted_without_evidence,
    evidence_kind_missing,
    evidence_reference_unknown,
    evidence_id_duplicate,
    evidence_identifier_placeholder,
    evidence_identifier_vague,
    evidence_issuer_missing,
    evidence_date_missing,
    evidence_date_after_decision,
    evidence_date_implausible,
    condition_empty,
    safeguard_missing,
    safeguard_reason_unclear,
)

# Plain text failures: texts that say nothing, told by their form alone.
PLAIN_TEXT_RULES: tuple[Rule, ...] = (
    text_unreadable,
    text_look_alike,
    narrative_short,
    narrative_outcome_only,
    narrative_codes,
    narrative_not_language,
    narrative_rca_repeated,
    explanation_placeholder,
    explanation_short,
    explanation_codes,
    explanation_not_language,
    rca_text_repeated,
    explanation_repeated,
)

# Deeper reading: what a text says, held against the rest of the record.
READING_RULES: tuple[Rule, ...] = (capacity_without_individual_reason,)

JUSTIFICATION_RULES: tuple[Rule, ...] = STRUCTURE_RULES + PLAIN_TEXT_RULES + READING_RULES
RULES: tuple[Rule, ...] = FORM_RULES + JUSTIFICATION_RULES
