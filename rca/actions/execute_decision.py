"""Carry a decision out: the person is released, or detained."""

from datetime import datetime
from uuid import UUID

from policies.engine.facts import facts_from_document
from policies.engine.rules import screening_missing
from policies.engine.verdict import Finding
from rca.accounts.actors import Actor
from rca.actions.decision_rules import EXECUTE
from rca.actions.door import verb
from rca.actions.editions import edition_at
from rca.actions.judge import refused
from rca.actions.lapsing import lapse_unfinished
from rca.actions.periods import not_before, not_in_the_future
from rca.actions.refusals import recorded
from rca.actions.work import Work, enter_case, enter_case_to_record
from rca.cases.selectors import screenings_of
from rca.core.clock import wire_time
from rca.core.errors import RcaError
from rca.decisions.facts import screening_documents
from rca.decisions.models import Decision
from rca.decisions.selectors import decision_for_work
from rca.reviews.selectors import pending_review


@verb
def execute_decision(
    *,
    actor: Actor,
    at: datetime,
    decision_id: UUID,
    expected_version: int,
    executed_at: datetime,
) -> Decision:
    """Execute a decision; the case becomes `released` or `detained`.

    `executed_at` is aware, not in the future and not before submission. Before a release the
    policy's vetting queries must be on record: whether their absence blocks or only marks is
    the policy's to say. Raises NotFound, NotAllowed, StaleVersion, WrongState (signatures
    missing, hold not lifted), Invalid, Refused.
    """
    work = enter_case(actor, at, decision_id, table=Decision._meta.db_table)
    decision = decision_for_work(decision_id)
    EXECUTE.admit(decision, actor, expected_version=expected_version)
    _check_moment(decision, executed_at, at)
    findings = _screening_findings(decision, executed_at, at)
    if any(finding.severity == "blocking" for finding in findings):
        raise _refusal(work, decision, findings)
    _carry_out(work, decision, _by_our_clock(decision, executed_at, at), findings)
    work.write()
    return decision


def _check_moment(decision: Decision, executed_at: datetime, at: datetime) -> None:
    assert decision.submitted_at is not None, "a live decision has been submitted"
    not_in_the_future(executed_at, at, pointer="/executed_at")
    not_before(executed_at, decision.submitted_at, pointer="/executed_at", what="the submission")


def _by_our_clock(decision: Decision, executed_at: datetime, at: datetime) -> datetime:
    """Return the moment without the caller's lead over our clock, but never before submission."""
    assert decision.submitted_at is not None, "a live decision has been submitted"
    return executed_at if executed_at <= at else max(at, decision.submitted_at)


def _screening_findings(
    decision: Decision, executed_at: datetime, at: datetime
) -> tuple[Finding, ...]:
    assert decision.evaluation is not None, "a live decision has been judged"
    facts = {
        **decision.evaluation.facts_document,
        "stage": "execution",
        "executing_at": wire_time(executed_at),
        "screenings": screening_documents(screenings_of(decision.case)),
    }
    return tuple(screening_missing.check(facts_from_document(facts), edition_at(at).policy))


def _carry_out(
    work: Work, decision: Decision, executed_at: datetime, findings: tuple[Finding, ...]
) -> None:
    case, was = decision.case, decision.state
    decision.executed_at = executed_at
    decision.executed_by_id = work.actor.account_id
    decision.execution_findings = [finding.to_document() for finding in findings]
    decision.execute()
    work.change(
        decision,
        "decision.executed",
        "state",
        "executed_at",
        "executed_by",
        "execution_findings",
        was=was,
        outcome=decision.outcome,
        rules=[finding.rule for finding in findings],
    )
    lapse_unfinished(work, case, because="another decision was executed", but=decision)
    _mark_review(work, decision, len(findings))
    before = case.state
    released = decision.outcome.startswith("release")
    case.release() if released else case.detain()
    event = "case.released" if released else "case.detained"
    work.change(case, event, "state", was=before, decision=decision.id.hex)


def _mark_review(work: Work, decision: Decision, concerns: int) -> None:
    if not concerns:
        return
    review = pending_review(decision)
    if review is None:
        return
    review.concerns += concerns
    work.change(review, "review.marked", "concerns", was=review.state)


def _refusal(work: Work, decision: Decision, findings: tuple[Finding, ...]) -> RcaError:
    actor, at, case_id = work.actor, work.at, work.chain
    rules = [finding.rule for finding in findings]

    def write() -> None:
        record = enter_case_to_record(actor, at, case_id)
        record.tell(decision, "decision.execution_refused", rules=rules)
        record.write()

    words = "The vetting queries that the policy requires are not on record."
    return recorded(refused(words, findings), write)
