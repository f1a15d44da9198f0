"""Asking the engine, and keeping what it said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from policies.editions import load_edition, shipped_editions
from policies.engine.evaluate import evaluate, judge_reason, judge_statement
from policies.engine.facts import facts_from_document
from policies.engine.policy import Policy
from policies.engine.verdict import Finding, Verdict
from policies.engine.version import engine_version
from policies.models import Edition
from policies.selectors import edition_in_force
from rca.actions.editions import policy_reference
from rca.actions.work import Work
from rca.assessments.models import Assessment
from rca.core.canonical import canonical_json, sha256_hex
from rca.core.errors import FieldError, Invalid, Refused
from rca.core.ids import uuid7
from rca.decisions.models import Decision, Evaluation


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with the facts that were judged and the edition that judged them."""

    verdict: Verdict
    facts: Mapping[str, Any]
    edition: Edition

    def document(self) -> dict[str, Any]:
        """Return the verdict as `/justification-checks/` answers it."""
        return {**self.verdict.to_document(), "policy": policy_reference(self.edition)}

    @property
    def sufficient(self) -> bool:
        """Tell whether nothing blocks."""
        return self.verdict.verdict == "sufficient"


def judge(facts: Mapping[str, Any], edition: Edition) -> Judgement:
    """Return the engine's judgement of `facts` (the request shape of the contract).

    Raises Invalid when the facts do not hang together, naming the place.
    """
    try:
        read = facts_from_document(facts)
    except ValueError as error:
        raise Invalid("The facts cannot be read.", errors=[_fault(error)]) from error
    return Judgement(evaluate(read, edition.policy), facts, edition)


def judge_signature(statement: str, evaluation: Evaluation, *, role: str) -> tuple[Finding, ...]:
    """Return what a reader cannot tell from a concurrence statement (standard, question 5)."""
    facts = facts_from_document(evaluation.facts_document)
    return judge_statement(statement, facts, evaluation.edition.policy, role=role)


def refuse_empty_reason(reason: str, at: datetime, *, pointer: str = "/reason") -> None:
    """Raise Refused when a reason says nothing: blank, a placeholder, a code, noise.

    A reason can be given before any edition is in force; then the shipped one's measure holds.
    """
    edition = edition_in_force(at)
    policy = shipped_policy() if edition is None else edition.policy
    findings = judge_reason(reason, policy, pointer=pointer)
    if any(finding.severity == "blocking" for finding in findings):
        raise refused("The reason does not say why.", findings)


@cache
def shipped_policy() -> Policy:
    """Return the edition that ships with the project, as the engine reads it."""
    return Policy.from_document(load_edition(shipped_editions()[0]))


def refused(detail: str, findings: Sequence[Finding], **members: Any) -> Refused:
    """Return the refusal for findings, each with its place, words and remedy."""
    documents = [finding.to_document() for finding in findings]
    blocking = [f for f in findings if f.severity == "blocking"]
    return Refused(
        detail,
        errors=[
            FieldError(_in_body(f.pointer), f.rule, f"{f.message} {f.remedy}".strip())
            for f in blocking
        ],
        extra={"verdict": "insufficient", "findings": documents, **members},
    )


def _in_body(pointer: str) -> str:
    """Return a finding's place as the caller of a decision knows it: its outcome is on top."""
    return pointer.removeprefix("/decision")


def refused_by(judgement: Judgement) -> Refused:
    """Return the refusal for an insufficient judgement, with the whole verdict."""
    members = judgement.document()
    findings = judgement.verdict.findings
    for known in ("verdict", "findings"):
        members.pop(known)
    return refused("A reader of this record could not tell why.", findings, **members)


def evaluation_row(
    judgement: Judgement,
    work: Work,
    *,
    content: str,
    round_number: int,
    decision: Decision | None,
    assessment: Assessment | None,
) -> Evaluation:
    """Return the row that keeps a judgement: what was judged, under what, and the result."""
    verdict = judgement.verdict
    facts = canonical_json(judgement.facts)
    return Evaluation(
        id=uuid7(),
        case_id=work.chain,
        decision=decision,
        round=round_number,
        content=content,
        content_digest=sha256_hex(content),
        facts=facts,
        facts_digest=sha256_hex(facts),
        edition=judgement.edition,
        edition_digest=judgement.edition.digest,
        engine_version=engine_version(),
        assessment=assessment,
        author_person_id=work.actor.person_id,
        outcome=judgement.facts["decision"]["outcome"],
        contradiction=verdict.contradiction,
        justification_required=verdict.justification_required,
        verdict=verdict.verdict,
        findings=[finding.to_document() for finding in verdict.findings],
        concurrence=list(verdict.concurrence),
        director_required="field_office_director" in verdict.concurrence,
        hold=verdict.hold,
        review_required=verdict.review,
        execute_before_concurrence=verdict.execute_before_concurrence,
        evaluated_at=work.at,
    )


def _fault(error: ValueError) -> FieldError:
    pointer, _, detail = str(error).partition(": ")
    if not detail or not pointer.startswith("/"):
        return FieldError("", "invalid", str(error))
    return FieldError(pointer, "invalid", detail)
