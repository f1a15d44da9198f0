"""Rows as documents. What a row may be used for is computed by the rules that admit the verbs."""

import json
from typing import Any

from django.db.models import prefetch_related_objects

from policies.engine.contradiction import contradiction
from policies.models import Edition
from rca.accounts.actors import Actor
from rca.actions.case_rules import ASSESSMENT_RULES, CASE_RULES
from rca.actions.decision_rules import DECISION_RULES
from rca.actions.editions import policy_reference
from rca.actions.review_rules import REVIEW_RULES
from rca.actions.rules import allowed
from rca.api.v1 import documents
from rca.assessments.models import Assessment
from rca.assessments.selectors import current_assessment
from rca.cases.models import Case, Detainee, Screening
from rca.core.clock import now
from rca.decisions.facts import assessment_document
from rca.decisions.models import Decision, Supplement
from rca.decisions.signatures import given, missing
from rca.decisions.workflow import EDITABLE
from rca.ledger.models import Entry
from rca.reviews.models import Review
from rca.reviews.workflow import PENDING


def detainee(row: Detainee, actor: Actor) -> dict[str, Any]:
    """Return a detainee as a document."""
    return dict(documents.DetaineeDocument(row).data)


def case(row: Case, actor: Actor) -> dict[str, Any]:
    """Return a case as a document."""
    waiting = row.state == "awaiting_assessment"
    return dict(
        documents.CaseDocument(
            {
                **_columns(row, "id", "version", "state", "booked_in_at", "assessment_due_at"),
                **_columns(row, "created_at", "closed_reason"),
                "detainee": row.detainee_id,
                "person": row.detainee,
                "field_office": row.field_office_id,
                "assessment_overdue": waiting and row.assessment_due_at < now(),
                "allowed_actions": allowed(CASE_RULES, row, actor),
            }
        ).data
    )


def screening(row: Screening, actor: Actor) -> dict[str, Any]:
    """Return a vetting query as a document."""
    columns = _columns(row, "id", "kind", "queried_at", "result", "reference", "recorded_at")
    return dict(documents.ScreeningDocument({**columns, "case": row.case_id}).data)


def assessment(row: Assessment, actor: Actor) -> dict[str, Any]:
    """Return an assessment as a document."""
    columns = _columns(row, "version", "state", "source_reference", "voided_reason")
    times = documents.AssessmentDocument().fields
    return {
        "id": str(row.id),
        "case": str(row.case_id),
        **columns,
        **assessment_document(row),
        "created_at": times["created_at"].to_representation(row.created_at),
        "completed_at": (
            times["completed_at"].to_representation(row.completed_at) if row.completed_at else None
        ),
        "allowed_actions": allowed(ASSESSMENT_RULES, row, actor),
    }


def decision(row: Decision, actor: Actor) -> dict[str, Any]:
    """Return a decision as a document, with the signatures of its present round."""
    content, evaluation = row.document, row.evaluation
    return dict(
        documents.DecisionDocument(
            {
                **_columns(row, "id", "version", "state", "round", "created_at", "outcome"),
                **_columns(row, "concurrence_due_at", "submitted_at", "executed_at"),
                "case": row.case_id,
                "field_office": row.case.field_office_id,
                "author": row.author.username,
                "bond_amount": content["bond_amount"],
                "conditions": content["conditions"],
                "justification": None,
                "contradiction": _contradiction(row),
                "policy": policy_reference(evaluation.edition) if evaluation else None,
                "assessment": None,
                "findings": evaluation.findings if evaluation else [],
                "hold": bool(evaluation and evaluation.hold and not _is_cleared(row)),
                "concurrences": [_signature(signature) for signature in given(row)],
                "concurrences_missing": missing(row),
                "review": _review_of(row),
                "execution_findings": row.execution_findings,
                "allowed_actions": allowed(DECISION_RULES, row, actor),
            }
        ).data,
        justification=content["justification"],
        assessment=_assessment_then(row),
    )


def whole_decision(row: Decision, actor: Actor) -> dict[str, Any]:
    """Return a decision with every returned round and every supplement."""
    returns = row.returns.select_related("returned_by").order_by("round")
    supplements = row.supplements.select_related("author").order_by("added_at", "id")
    return {
        **decision(row, actor),
        "returns": [
            documents.ReturnDocument(
                {
                    **_columns(kept, "round", "reason", "returned_at"),
                    "username": kept.returned_by.username,
                }
            ).data
            for kept in returns
        ],
        "supplements": [_supplement(added) for added in supplements],
    }


def decision_after_verb(row: Decision, actor: Actor) -> dict[str, Any]:
    """Return a decision that a verb has just changed: its neighbours are read again."""
    row.__dict__.pop("_prefetched_objects_cache", None)
    prefetch_related_objects([row], "concurrences__account", "reviews")
    return decision(row, actor)


def override(row: Review, actor: Actor) -> dict[str, Any]:
    """Return an override review as a document."""
    pending = row.state in PENDING
    return dict(
        documents.OverrideDocument(
            {
                **_columns(row, "id", "version", "state", "contradiction", "public_safety_risk"),
                **_columns(row, "flight_risk", "ground", "hold", "concerns", "priority"),
                **_columns(row, "opened_at", "due_at", "remediation_due_on", "reason", "failed"),
                "found_at": row.found_at,
                "decision": row.decision_id,
                "case": row.case_id,
                "field_office": row.field_office_id,
                "overdue": pending and row.due_at < now(),
                "assigned_to": row.assigned_to.username if row.assigned_to else None,
                "found_by": row.found_by.username if row.found_by else None,
                "allowed_actions": allowed(REVIEW_RULES, row, actor),
            }
        ).data
    )


def edition(row: Edition, actor: Actor) -> dict[str, Any]:
    """Return a policy edition as a document, with its text."""
    columns = _columns(row, "id", "reference", "title", "state", "digest")
    columns |= _columns(row, "effective_from", "published_at")
    shown = {**columns, "version": row.number, "content": row.document}
    return dict(documents.EditionDocument(shown).data)


def entry(row: Entry, actor: Actor) -> dict[str, Any]:
    """Return a ledger line as a document."""
    names = set(documents.EntryDocument().fields) - {"account", "person", "payload"}
    payload = None if row.payload is None else json.loads(row.payload)
    return dict(
        documents.EntryDocument(
            {
                **_columns(row, *names),
                "account": row.account_id,
                "person": row.person_id,
                "payload": payload,
            }
        ).data
    )


def _columns(row: object, *names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _contradiction(row: Decision) -> str:
    """Before submission: what submitting on the present RCA would be."""
    if row.state not in EDITABLE:
        return row.contradiction
    if hasattr(row, "recommendation_now"):
        return contradiction(row.recommendation_now, row.outcome)
    current = current_assessment(row.case)
    return contradiction(current.recommendation if current else None, row.outcome)


def _signature(signature: Any) -> dict[str, Any]:
    columns = _columns(signature, "role", "statement", "concurred_at")
    return {**columns, "username": signature.account.username}


def _supplement(added: Supplement) -> dict[str, Any]:
    """Return a supplement as a document; its evidence is kept as the document that was sent."""
    columns = {**_columns(added, "text", "added_at"), "username": added.author.username}
    shown = documents.SupplementDocument({**columns, "evidence": []}).data
    return {**shown, "evidence": added.evidence}


def _review_of(row: Decision) -> Review | None:
    for review in row.reviews.all():
        if review.evaluation_id == row.evaluation_id:
            return review
    return None


def _is_cleared(row: Decision) -> bool:
    review = _review_of(row)
    return review is not None and review.state == "found_sufficient"


def _assessment_then(row: Decision) -> dict[str, Any] | None:
    if row.evaluation is None or row.assessment is None:
        return None
    return {"id": str(row.assessment.id), **assessment_document(row.assessment)}
