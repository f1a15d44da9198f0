"""Concur with a submitted decision: a signature with its own reasons."""

from datetime import datetime
from uuid import UUID

from policies.engine.verdict import Finding
from rca.accounts.actors import Actor
from rca.actions.decision_rules import CONCUR, signing_role
from rca.actions.door import verb
from rca.actions.judge import judge_signature, refused
from rca.actions.refusals import recorded
from rca.actions.work import Work, enter_case, enter_case_to_record
from rca.core.errors import NotAllowed, RcaError
from rca.core.ids import uuid7
from rca.decisions.models import Concurrence, Decision, Evaluation
from rca.decisions.selectors import decision_for_work
from rca.decisions.signatures import missing, remember


@verb
def concur(
    *, actor: Actor, at: datetime, decision_id: UUID, expected_version: int, statement: str
) -> Decision:
    """Sign a decision in the first role that is missing and that the actor holds.

    The signature binds the content of the present round. With the last one the decision is
    `concurred`; a court-ordered release that was executed already stays `executed`.
    Raises NotFound, NotAllowed (role; the author; a second signature of one person),
    StaleVersion, WrongState, Refused with findings when the statement does not say why.
    """
    work = enter_case(actor, at, decision_id, table=Decision._meta.db_table)
    decision = decision_for_work(decision_id)
    try:
        CONCUR.admit(decision, actor, expected_version=expected_version)
    except NotAllowed as error:
        raise _recorded_self_concurrence(error, work, decision) from error
    role, evaluation = signing_role(decision, actor), decision.evaluation
    assert role is not None, "the rule has found a role"
    assert evaluation is not None, "a submitted decision has been judged"
    _judge_statement(work, decision, evaluation, statement, role)
    _sign(work, decision, evaluation, statement, role)
    work.write()
    return decision


def _sign(
    work: Work, decision: Decision, evaluation: Evaluation, statement: str, role: str
) -> None:
    signature = Concurrence(
        id=uuid7(),
        case=decision.case,
        decision=decision,
        evaluation=evaluation,
        content_digest=evaluation.content_digest,
        role=role,
        account_id=work.actor.account_id,
        person_id=work.actor.person_id,
        author_person_id=decision.author_person_id,
        statement=statement,
        concurred_at=work.at,
    )
    work.add(signature, "concurrence.given", role=role, content=evaluation.content_digest)
    remember(decision, concurrences=[*decision.concurrences.all(), signature])
    was = decision.state
    if was == "submitted" and not missing(decision):
        decision.concur()
        work.notify("decision.concurred", decision, to_person_id=decision.author_person_id)
    event = "decision.concurred" if decision.state != was else "decision.signed"
    work.change(decision, event, "state", was=was, role=role)


def _judge_statement(
    work: Work, decision: Decision, evaluation: Evaluation, statement: str, role: str
) -> None:
    findings = judge_signature(statement, evaluation, role=role)
    if not any(finding.severity == "blocking" for finding in findings):
        return
    error = refused("The statement does not tell a reader why you concur.", findings)
    raise _recorded(error, work, decision, statement=statement, rules=_rules(findings))


def _rules(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.rule for finding in findings]


def _recorded_self_concurrence(error: NotAllowed, work: Work, decision: Decision) -> RcaError:
    if error.reason != "same-person":
        return error
    return _recorded(error, work, decision, rules=[error.reason])


def _recorded(error: RcaError, work: Work, decision: Decision, **payload: object) -> RcaError:
    actor, at, case_id = work.actor, work.at, work.chain

    def write() -> None:
        record = enter_case_to_record(actor, at, case_id)
        record.tell(decision, "decision.concurrence_refused", **payload)
        record.write()

    return recorded(error, write)
