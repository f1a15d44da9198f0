"""Whole forgeries: every row of a submission, and every line, as an honest one would leave them.

Each attack spoils one of them in one place. What is not spoilt lands, and is detected by its
seals (`test_detected.py`).
"""

from collections.abc import Mapping
from typing import Any

from rca.accounts.actors import Actor
from rca.cases.models import Case
from rca.core.clock import now
from rca.core.ids import uuid7
from rca.decisions.models import Decision, Evaluation
from rca.reviews.models import Review
from tests.attacks.intruder import (
    add,
    change,
    content_columns,
    evaluation_of,
    submission,
)

Columns = dict[str, Any]


def judged(
    decision: Decision,
    model: Evaluation | None,
    document: Mapping[str, Any] | None = None,
    **changes: Any,
) -> Columns:
    """Write a forged evaluation of a decision after the honest `model`; return its columns."""
    assert model is not None
    columns = honest_looking(decision, model, document) | changes
    add(Evaluation, columns)
    return columns


def honest_looking(
    decision: Decision, model: Evaluation, document: Mapping[str, Any] | None = None
) -> Columns:
    """Return the columns of a forged evaluation without a flaw."""
    current = current_rca(decision.case)
    return evaluation_of(decision, model, document or decision.document, assessment_id=current)


def current_rca(case: Case) -> Any:
    """Return the id of a case's current RCA, or None."""
    return case.assessments.filter(state="completed").values_list("id", flat=True).first()


def reviewed(decision: Decision, evaluation: Mapping[str, Any], **changes: Any) -> Columns:
    """Write a forged open review of an evaluation; return its columns."""
    columns = {
        "id": uuid7(),
        "version": 1,
        "state": "open",
        "case_id": evaluation["case_id"],
        "decision_id": decision.pk,
        "evaluation_id": evaluation["id"],
        "field_office_id": decision.case.field_office_id,
        "contradiction": evaluation["contradiction"],
        "public_safety_risk": "low",
        "flight_risk": "high",
        "ground": decision.ground or "",
        "hold": evaluation["hold"],
        "concerns": 0,
        "priority": 3,
        "opened_at": now(),
        "due_at": now(),
        "reason": "",
        "failed": [],
        **changes,
    }
    add(Review, columns)
    return columns


def forged_submission(
    decision: Decision,
    model: Evaluation | None,
    document: Mapping[str, Any] | None = None,
    *,
    evaluation: Mapping[str, Any] | None = None,
    **changes: Any,
) -> Columns:
    """Submit a draft on a forged evaluation, with its review; `changes` spoil the decision."""
    columns = judged(decision, model, document, **(evaluation or {}))
    if columns["contradiction"] != "none":
        reviewed(decision, columns)
    told = content_columns(document) if document else {}
    change(decision, **(told | submission(columns) | changes))
    return columns


def newborn(case: Case, author: Actor, document: Mapping[str, Any], **changes: Any) -> Columns:
    """Return the columns of a new draft."""
    return {
        "id": uuid7(),
        "version": 1,
        "state": "draft",
        "case_id": case.pk,
        "field_office_id": case.field_office_id,
        "author_id": author.account_id,
        "author_person_id": author.person_id,
        "created_at": now(),
        **content_columns(document),
        "round": 0,
        "contradiction": "none",
        "execution_findings": [],
        **changes,
    }


def born_submitted(
    case: Case,
    author: Actor,
    model: Evaluation | None,
    document: Mapping[str, Any],
    *,
    review: bool = True,
    **changes: Any,
) -> None:
    """Write a decision that is born submitted on a forged evaluation, with its review."""
    columns = newborn(case, author, document)
    ghost = Decision(
        id=columns["id"],
        case=case,
        author_person_id=author.person_id,
        content=columns["content"],
        ground=columns["ground"],
        round=changes.get("round", 1) - 1,
    )
    evaluation = judged(ghost, model)
    if review:
        reviewed(ghost, evaluation)
    add(Decision, columns | submission(evaluation) | changes)


def execution(by: Actor, **changes: Any) -> Columns:
    """Return the columns with which a decision is executed."""
    return {
        "state": "executed",
        "executed_at": now(),
        "executed_by_id": by.account_id,
        "execution_findings": [],
        **changes,
    }
