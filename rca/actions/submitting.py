"""The writing of a submitted decision, in one place: judged, kept, put up for review and signature.

Drafting and submitting in one call, and submitting a draft, both come through here.
"""

from datetime import datetime, timedelta

from rca.actions.decision_rules import office_of
from rca.actions.editions import edition_by_id
from rca.actions.judge import Judgement, evaluation_row, judge, refused_by
from rca.actions.refusals import recorded
from rca.actions.work import Work, enter_case_to_record
from rca.assessments.models import Assessment
from rca.assessments.selectors import is_current
from rca.cases.selectors import case_for_work
from rca.core.errors import RcaError
from rca.core.ids import uuid7
from rca.decisions.facts import facts_document
from rca.decisions.models import Decision, Evaluation
from rca.decisions.selectors import Situation
from rca.decisions.signatures import remember
from rca.reviews.models import Review
from rca.reviews.priority import priority

JUDGED_FIELDS = (
    "state",
    "round",
    "contradiction",
    "assessment",
    "evaluation",
    "submitted_at",
    "concurrence_due_at",
    "field_office",
)


def submit(work: Work, decision: Decision, situation: Situation) -> None:
    """Judge `decision` on the current `assessment` and, if sufficient, submit it.

    Takes a decision that is being born in this very work, or one that stands in the table.
    Raises Refused, carrying the record of the attempt, when a finding blocks.
    """
    work.head = situation.head
    assessment = situation.assessment
    judgement = judge_decision(decision, situation, work.at)
    if not judgement.sufficient:
        raise _refusal(work, decision, assessment, judgement)
    born = decision._state.adding
    was = decision.state
    evaluation = _evaluation(work, decision, assessment, judgement)
    decision.round = evaluation.round
    _stamp(decision, work, evaluation, judgement)
    decision.submit()
    work.add(evaluation, "evaluation.found_sufficient", **_judged(judgement, evaluation))
    review = _open_review(work, decision, evaluation) if evaluation.review_required else None
    if born:
        work.add(decision, "decision.submitted", round=decision.round)
    else:
        work.change(decision, "decision.submitted", *JUDGED_FIELDS, was=was, round=decision.round)
    _notify(work, decision, evaluation)
    remember(decision, concurrences=[], reviews=[review] if review else [])


def judge_decision(decision: Decision, situation: Situation, at: datetime) -> Judgement:
    """Return the engine's judgement of a decision as it stands; writes nothing.

    Raises WrongState when no policy is in force or the RCA is dated after the decision.
    """
    facts = facts_document(
        case=situation.case,
        assessment=situation.assessment,
        content=decision.document,
        at=at,
    )
    return judge(facts, edition_by_id(situation.edition_id))


def _evaluation(
    work: Work, decision: Decision, assessment: Assessment | None, judgement: Judgement
) -> Evaluation:
    return evaluation_row(
        judgement,
        work,
        content=decision.content,
        round_number=decision.round + 1,
        decision=decision,
        assessment=assessment,
    )


def _stamp(decision: Decision, work: Work, evaluation: Evaluation, judgement: Judgement) -> None:
    decision.evaluation = evaluation
    decision.assessment = evaluation.assessment
    decision.contradiction = evaluation.contradiction
    decision.submitted_at = work.at
    decision.field_office = decision.case.field_office
    days = judgement.edition.policy.concurrence_due_days
    owed = evaluation.execute_before_concurrence
    decision.concurrence_due_at = work.at + timedelta(days=days) if owed else None


def _open_review(work: Work, decision: Decision, evaluation: Evaluation) -> Review:
    assessment, policy = evaluation.assessment, evaluation.edition.policy
    days = policy.hold_due_days if evaluation.hold else policy.review_due_days
    safety = assessment.public_safety_risk if assessment else None
    review = Review(
        id=uuid7(),
        case=decision.case,
        decision=decision,
        evaluation=evaluation,
        field_office=decision.field_office,
        contradiction=evaluation.contradiction,
        public_safety_risk=safety or "unknown",
        flight_risk=(assessment.flight_risk if assessment else None) or "unknown",
        ground=decision.ground or "",
        hold=evaluation.hold,
        concerns=sum(1 for f in evaluation.findings if f["severity"] == "concern"),
        priority=priority(evaluation, safety),
        opened_at=work.at,
        due_at=work.at + timedelta(days=days),
    )
    work.add(review, "review.opened", hold=review.hold, priority=review.priority)
    work.notify("review.opened", review, to_role="policy_office", due_at=review.due_at)
    return review


def _notify(work: Work, decision: Decision, evaluation: Evaluation) -> None:
    for role in evaluation.concurrence:
        work.notify(
            "concurrence.awaited",
            decision,
            to_role=role,
            to_field_office=office_of(decision),
            due_at=decision.concurrence_due_at,
        )


def _judged(judgement: Judgement, evaluation: Evaluation) -> dict[str, object]:
    return {
        "decision": evaluation.decision_id.hex if evaluation.decision_id else None,
        "content": evaluation.content_digest,
        "facts": evaluation.facts_digest,
        "edition": judgement.edition.digest,
        "contradiction": evaluation.contradiction,
        "rules": [finding["rule"] for finding in evaluation.findings],
    }


def _refusal(
    work: Work, decision: Decision, assessment: Assessment | None, judgement: Judgement
) -> RcaError:
    """Return the refusal; its record is an evaluation that found the decision insufficient."""
    kept = None if decision._state.adding else decision
    actor, at, case_id = work.actor, work.at, work.chain
    content, round_number = decision.content, decision.round + 1

    def write() -> None:
        record = enter_case_to_record(actor, at, case_id)
        evaluation = evaluation_row(
            judgement,
            record,
            content=content,
            round_number=round_number,
            decision=kept,
            assessment=assessment,
        )
        judged = _judged(judgement, evaluation)
        if assessment is None or is_current(assessment):
            record.add(evaluation, "decision.submission_refused", **judged)
        else:
            # The RCA was superseded since: only current ones are judged, so no evaluation stays.
            record.tell(case_for_work(case_id), "decision.submission_refused", **judged)
        record.write()

    return recorded(refused_by(judgement), write)
