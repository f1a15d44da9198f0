"""Submitting: judged under the policy in force, kept, and put up for signature and review."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from rca.accounts.actors import Actor
from rca.actions.check_decision import check_decision
from rca.actions.draft_decision import draft_decision
from rca.actions.edit_decision import edit_decision
from rca.actions.refusals import keep_refusal
from rca.actions.submit_decision import submit_decision
from rca.actions.void_assessment import void_assessment
from rca.core.canonical import sha256_hex
from rca.core.errors import NotAllowed, NotFound, RcaError, Refused, StaleVersion, WrongState
from rca.decisions.models import Decision, Evaluation
from rca.notices.models import Notice
from rca.reviews.models import Review
from tests import contents, factories
from tests.actions.doing import do, fresh, length, told
from tests.actions.tables import undone

pytestmark = pytest.mark.django_db


def submit(decision: Decision, by: str | Actor = "officer.sna", **words: Any) -> Decision:
    """Submit a decision as it stands."""
    submitted: Decision = do(submit_decision, decision, by=by, **words)
    return submitted


def test_a_justified_release_is_submitted_and_up_for_review() -> None:
    decision = factories.drafted()
    before = length(decision.case_id)
    decision = submit(decision)
    assert (decision.state, decision.round) == ("submitted", 1)
    evaluation = Evaluation.objects.get()
    assert (evaluation.verdict, evaluation.contradiction) == (
        "sufficient",
        "release_against_detain",
    )
    assert evaluation.content_digest == sha256_hex(fresh(decision).content)
    review = Review.objects.get()
    assert (review.state, review.evaluation_id) == ("open", evaluation.pk)
    assert review.due_at == decision.submitted_at + timedelta(days=14)
    assert told(decision.case_id, after=before) == [
        "evaluation.found_sufficient",
        "review.opened",
        "decision.submitted",
    ]


def test_agreement_needs_a_supervisor_and_no_review() -> None:
    decision = factories.submitted(content=contents.agreeing())
    assert decision.evaluation is not None
    assert decision.evaluation.concurrence == ["supervisor"]
    assert not Review.objects.exists()


def test_the_signers_and_the_policy_office_are_told() -> None:
    decision = factories.submitted()
    kinds = Notice.objects.filter(subject_id=decision.pk).values_list("kind", "to_role")
    assert list(kinds) == [("concurrence.awaited", "supervisor")]
    assert Notice.objects.filter(kind="review.opened", to_role="policy_office").exists()


def test_a_bare_release_is_refused_and_on_record() -> None:
    decision = factories.drafted(content=contents.bare_release())
    before = length(decision.case_id)
    with pytest.raises(Refused) as refusal:
        submit(decision)
    assert refusal.value.extra["verdict"] == "insufficient"
    assert refusal.value.extra["policy"] == {"reference": "RCA-1", "version": 1}
    assert "narrative-outcome-only" in {error.code for error in refusal.value.errors}
    evaluation = Evaluation.objects.get()
    assert (evaluation.verdict, evaluation.decision_id) == ("insufficient", decision.pk)
    assert told(decision.case_id, after=before) == ["decision.submission_refused"]
    after = fresh(decision)
    assert (after.state, after.version, after.round) == ("draft", decision.version, 0)
    assert fresh(decision.case).version == decision.case.version


def test_every_refused_attempt_is_on_record() -> None:
    decision = factories.drafted(content=contents.bare_release())
    for _ in range(3):
        with pytest.raises(Refused):
            submit(decision)
    assert Evaluation.objects.filter(decision=decision, verdict="insufficient").count() == 3


def test_drafting_and_submitting_at_once_leaves_no_draft_when_refused() -> None:
    case = factories.case_awaiting_decision()
    with pytest.raises(Refused):
        factories.drafted(case=case, content=contents.bare_release(), submit_now=True)
    assert not Decision.objects.exists()
    evaluation = Evaluation.objects.get(case=case)
    assert (evaluation.decision, evaluation.verdict) == (None, "insufficient")
    assert told(case.pk)[-1] == "decision.submission_refused"


def test_drafting_and_submitting_at_once() -> None:
    case = factories.case_awaiting_decision()
    before = length(case.pk)
    decision = factories.drafted(case=case, submit_now=True)
    assert (decision.state, decision.version, decision.round) == ("submitted", 1, 1)
    assert told(case.pk, after=before) == [
        "evaluation.found_sufficient",
        "review.opened",
        "decision.submitted",
    ]


def test_a_refusal_is_recorded_although_the_rca_has_gone_meanwhile() -> None:
    # The record is written after the refused transaction; a new RCA may come in between.
    case = factories.case_awaiting_decision()
    refusal = _unrecorded_refusal(case)
    factories.assessed(case)
    before = length(case.pk)
    keep_refusal(refusal, None)
    assert told(case.pk, after=before) == ["decision.submission_refused"]


def _unrecorded_refusal(case: Any) -> RcaError:
    with undone(), pytest.raises(Refused) as refusal:
        draft_decision.__wrapped__(  # type: ignore[attr-defined]
            actor=factories.actor("officer.sna"),
            at=factories.moment(),
            case_id=case.pk,
            content=contents.bare_release(),
            submit_now=True,
        )
    return refusal.value


def test_only_its_author_submits() -> None:
    decision = factories.drafted()
    with pytest.raises(NotAllowed) as refusal:
        submit(decision, by="officer2.sna")
    assert refusal.value.reason == "not-author"
    other_account = factories.second_account(of="officer.sna")
    assert submit(decision, by=other_account).state == "submitted"


@pytest.mark.parametrize(
    ("username", "error"),
    [
        ("director.sna", NotAllowed),
        ("policy.hq", NotAllowed),
        ("auditor.oig", NotAllowed),
        ("officer.elp", NotFound),
        ("feed.earm", NotFound),
        ("admin.hq", NotFound),
    ],
)
def test_others_do_not(username: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        submit(factories.drafted(), by=username)


def test_what_is_submitted_is_what_was_read() -> None:
    decision = factories.drafted()
    do(edit_decision, decision, by="officer.sna", changes={"outcome": "release_on_parole"})
    with pytest.raises(StaleVersion):
        submit(decision)


def test_two_decisions_are_not_live_at_once() -> None:
    case = factories.case_awaiting_decision()
    mine = factories.drafted(case=case)
    factories.submitted(case=case, by="officer2.sna")
    with pytest.raises(WrongState) as refusal:
        submit(mine)
    assert refusal.value.reason == "another-decision-live"


def test_each_round_is_judged_and_kept() -> None:
    decision = factories.submitted()
    for expected in (2, 3, 4):
        decision = factories.resubmitted(factories.returned(decision=decision))
        assert decision.round == expected
    assert list(
        Evaluation.objects.filter(decision=decision).order_by("round").values_list("round", flat=1)
    ) == [1, 2, 3, 4]
    assert decision.returns.count() == 3
    states = Review.objects.filter(decision=decision).order_by("opened_at")
    assert [r.state for r in states] == ["cancelled"] * 3 + ["open"]


def test_without_a_policy_in_force_nothing_passes() -> None:
    before_the_first = datetime(2022, 9, 1, tzinfo=UTC)
    decision = factories.drafted()
    with pytest.raises(WrongState) as refusal:
        submit(decision, at=before_the_first)
    assert refusal.value.reason == "no-policy-in-force"


def test_a_check_changes_nothing() -> None:
    decision = factories.drafted(content=contents.bare_release())
    judgement = check_decision(
        actor=factories.actor("officer.sna"), at=factories.moment(), decision_id=decision.pk
    )
    assert not judgement.sufficient
    assert fresh(decision).version == decision.version
    assert not Evaluation.objects.exists()


@pytest.mark.parametrize(
    ("content", "rca", "contradiction", "signers", "hold"),
    [
        (contents.detention_against_release, {"recommendation": "release"},
         "detain_against_release", ["supervisor"], False),
        (contents.bond_against_no_bond, {}, "bond_against_no_bond", ["supervisor"], False),
        (contents.agreeing, {"recommendation": "supervisor_to_determine"}, "none",
         ["supervisor"], False),
        (lambda: contents.medical_release(public_safety_risk="high"),
         {"public_safety_risk": "high"}, "release_against_detain",
         ["supervisor", "field_office_director"], True),
    ],
)  # fmt: skip
def test_who_must_sign(
    content: Any, rca: dict[str, str], contradiction: str, signers: list[str], hold: bool
) -> None:
    case = factories.case_awaiting_decision(**rca)
    decision = factories.submitted(case=case, content=content())
    assert decision.evaluation is not None
    assert decision.contradiction == contradiction
    assert decision.evaluation.concurrence == signers
    assert decision.evaluation.hold is hold


def test_a_release_without_an_rca_is_its_own_contradiction() -> None:
    decision = factories.submitted(
        case=factories.booked_in(), content=contents.release_without_rca()
    )
    assert decision.contradiction == "release_without_assessment"
    assert decision.evaluation is not None
    assert decision.evaluation.concurrence == ["supervisor", "field_office_director"]
    assert factories.review_of(decision).hold
    assert factories.review_of(decision).due_at == decision.submitted_at + timedelta(days=3)


def test_a_draft_is_judged_by_the_rca_of_its_submission() -> None:
    # Written while there was an RCA, submitted after it was voided.
    rca = factories.assessed(factories.booked_in())
    decision = factories.drafted(case=rca.case, content=contents.release_without_rca())
    do(void_assessment, rca, by="officer.sna", reason=contents.REASON)
    assert submit(decision).contradiction == "release_without_assessment"
