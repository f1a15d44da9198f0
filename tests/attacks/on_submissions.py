"""Attacks on the step from a draft to a submitted decision: whole forgeries with one flaw each."""

from datetime import timedelta

from rca.core.canonical import sha256_hex
from rca.core.clock import now
from tests import contents
from tests.attacks.catalogue import attack
from tests.attacks.forgeries import (
    forged_submission,
    judged,
    reviewed,
)
from tests.attacks.intruder import change, content_columns, stored, submission
from tests.attacks.world import World

UNSEEN = "\u3164" * 60
"""Sixty Hangul fillers: letters to Unicode, nothing to a reader (threat T2)."""


@attack("I1", "submit a draft that nobody judged")
def submitted_unjudged(world: World) -> None:
    change(world.draft, state="submitted", round=1, submitted_at=now())


@attack("I1", "submit on the evaluation that found it insufficient")
def submitted_though_refused(world: World) -> None:
    refused = world.insufficient.evaluations.get()
    change(world.insufficient, **submission(stored(refused)))


@attack("I1", "open a review of another decision's evaluation")
def review_of_anothers_evaluation(world: World) -> None:
    reviewed(world.draft, stored(world.submitted.evaluation) | {"case_id": world.draft.case_id})


@attack("I1", "submit on another decision's evaluation")
def submitted_on_a_borrowed_evaluation(world: World) -> None:
    other = stored(world.detained.evaluation)
    change(
        world.draft,
        **submission(other, assessment_id=world.draft.case.assessments.get().pk, round=1),
    )


@attack("I1", "evaluate in the name of another case")
def judged_in_another_case(world: World) -> None:
    judged(
        world.draft,
        world.submitted.evaluation,
        case_id=world.awaiting.pk,
        assessment_id=world.current.pk,
    )


@attack("I1", "evaluate the round after next")
def judged_in_a_later_round(world: World) -> None:
    judged(world.draft, world.submitted.evaluation, round=2)


@attack("I1", "evaluate in another author's name")
def judged_for_another_author(world: World) -> None:
    judged(world.draft, world.submitted.evaluation, author_person_id=world.stranger.person_id)


@attack("I1", "resubmit a returned decision on the evaluation of its old round")
def resubmitted_on_the_old_round(world: World) -> None:
    old = stored(world.returned.evaluation)
    change(world.returned, **submission(old, round=2))


@attack("I1", "judge a good content and submit a bare one")
def judged_one_submitted_another(world: World) -> None:
    bare = content_columns(contents.bare_release())
    forged_submission(world.draft, world.submitted.evaluation, **bare)


@attack("I5", "hand good facts to the engine and keep a bare content")
def judged_facts_of_another_content(world: World) -> None:
    facts = world.submitted.evaluation.facts
    forged_submission(
        world.draft,
        world.submitted.evaluation,
        contents.with_changes(
            contents.medical_release(), justification__narrative="Released today. " * 5
        ),
        evaluation={"facts": facts, "facts_digest": sha256_hex(facts)},
    )


@attack("I1", "give an evaluation the digest of another content")
def evaluation_digest_lied(world: World) -> None:
    forged_submission(
        world.draft,
        world.submitted.evaluation,
        evaluation={"content_digest": world.detained.content_digest},
    )


@attack("I1", "give an evaluation the digest of other facts")
def evaluation_facts_digest_lied(world: World) -> None:
    forged_submission(
        world.draft, world.submitted.evaluation, evaluation={"facts_digest": "0" * 64}
    )


@attack("I1", "call the release a detention in the evaluation")
def evaluation_outcome_lied(world: World) -> None:
    forged_submission(world.draft, world.submitted.evaluation, evaluation={"outcome": "detain"})


@attack("I1", "call the contradiction none in the evaluation and in the decision")
def contradiction_lied(world: World) -> None:
    forged_submission(
        world.draft,
        world.submitted.evaluation,
        evaluation={
            "contradiction": "none",
            "justification_required": False,
            "review_required": False,
        },
    )


@attack("I1", "call the contradiction none in the decision only")
def contradiction_lied_in_the_decision(world: World) -> None:
    forged_submission(world.draft, world.submitted.evaluation, contradiction="none")


@attack("I1", "need no justification for a contradiction")
def justification_not_required(world: World) -> None:
    forged_submission(
        world.draft, world.submitted.evaluation, evaluation={"justification_required": False}
    )


@attack("I1", "find a justification without evidence sufficient")
def sufficient_without_evidence(world: World) -> None:
    document = contents.with_changes(contents.medical_release(), justification__evidence=[])
    forged_submission(world.draft, world.submitted.evaluation, document)


@attack("I1", "find sixty letters that nobody sees sufficient")
def sufficient_with_unseen_narrative(world: World) -> None:
    document = contents.with_changes(contents.medical_release(), justification__narrative=UNSEEN)
    forged_submission(world.draft, world.submitted.evaluation, document)


@attack("I1", "find 'Release.' sufficient")
def sufficient_with_one_word(world: World) -> None:
    forged_submission(world.draft, world.submitted.evaluation, contents.bare_release())


@attack("I1", "find a contradiction without any justification sufficient")
def sufficient_without_justification(world: World) -> None:
    document = contents.agreeing(outcome="release_on_recognizance")
    forged_submission(world.draft, world.submitted.evaluation, document)


@attack("I1", "need no director where the edition demands one")
def director_not_required(world: World) -> None:
    forged_submission(
        world.risky_draft,
        world.held.evaluation,
        evaluation={"director_required": False, "concurrence": ["supervisor"]},
    )


@attack("I1", "name the director among the signers, but not require one")
def director_named_not_required(world: World) -> None:
    forged_submission(
        world.risky_draft, world.held.evaluation, evaluation={"director_required": False}
    )


@attack("I1", "hold nothing where the edition demands a hold")
def hold_not_set(world: World) -> None:
    forged_submission(world.risky_draft, world.held.evaluation, evaluation={"hold": False})


@attack("I1", "owe no review where the edition demands one")
def review_not_required(world: World) -> None:
    forged_submission(
        world.draft, world.submitted.evaluation, evaluation={"review_required": False}
    )


@attack("I1", "execute before concurrence although no court ordered it")
def waits_for_nobody(world: World) -> None:
    forged_submission(
        world.draft,
        world.submitted.evaluation,
        evaluation={"execute_before_concurrence": True},
        concurrence_due_at=now(),
    )


@attack("I1", "owe the concurrence of a court-ordered release to no date")
def court_order_owes_nothing(world: World) -> None:
    forged_submission(world.court_draft, world.court.evaluation, concurrence_due_at=None)


@attack("I1", "submit a contradiction without opening its review")
def submitted_without_review(world: World) -> None:
    columns = judged(world.draft, world.submitted.evaluation)
    change(world.draft, **submission(columns))


@attack("I1", "open the review of a held release without its hold")
def review_without_hold(world: World) -> None:
    columns = judged(world.risky_draft, world.held.evaluation)
    reviewed(world.risky_draft, columns, hold=False)


@attack("I1", "open the review in the queue of another office")
def review_in_another_office(world: World) -> None:
    columns = judged(world.draft, world.submitted.evaluation)
    reviewed(world.draft, columns, field_office_id="ELP")


@attack("I1", "date the submission before its evaluation")
def submission_backdated(world: World) -> None:
    forged_submission(
        world.draft, world.submitted.evaluation, submitted_at=now() - timedelta(days=300)
    )


@attack("I4", "submit into the lists of another office")
def submitted_in_another_office(world: World) -> None:
    forged_submission(world.draft, world.submitted.evaluation, field_office_id="ELP")
