"""Attacks on the step from a draft to a submitted decision: whole forgeries with one flaw each."""

from datetime import timedelta

from rca.core.canonical import canonical_json, sha256_hex
from rca.core.clock import now
from rca.decisions.models import Decision, Evaluation
from tests import contents
from tests.attacks.catalogue import attack
from tests.attacks.forgeries import (
    born_submitted,
    forged_submission,
    honest_looking,
    judged,
    newborn,
    reviewed,
)
from tests.attacks.intruder import add, change, content_columns, copy_of, stored, submission, write
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


@attack("I10", "judge under an edition that is a draft")
def judged_under_a_draft_edition(world: World) -> None:
    edition = world.draft_edition
    forged_submission(
        world.draft,
        world.submitted.evaluation,
        evaluation={"edition_id": edition.pk, "edition_digest": edition.digest},
    )


@attack("I10", "judge under a text that the edition does not have")
def judged_under_another_text(world: World) -> None:
    forged_submission(
        world.draft, world.submitted.evaluation, evaluation={"edition_digest": "0" * 64}
    )


@attack("I10", "judge under an edition before it takes effect")
def judged_under_a_future_edition(world: World) -> None:
    edition = world.draft_edition
    _publish(world, effective_from=now() + timedelta(days=30))
    judged(
        world.draft,
        world.submitted.evaluation,
        edition_id=edition.pk,
        edition_digest=edition.digest,
    )


@attack("I10", "judge under an edition that a later one has replaced")
def judged_under_a_replaced_edition(world: World) -> None:
    _publish(world, effective_from=now())
    judged(world.draft, world.submitted.evaluation)


def _publish(world: World, **columns: object) -> None:
    change(
        world.draft_edition,
        state="published",
        publisher_person_id=world.policy_alias.person_id,
        published_at=columns["effective_from"] if columns["effective_from"] < now() else now(),  # type: ignore[operator]
        **columns,
    )


@attack("I7", "tell the engine of a milder RCA")
def judged_on_a_milder_rca(world: World) -> None:
    model = world.held.evaluation
    assert model is not None
    facts = contents.with_changes(model.facts_document, assessment__public_safety_risk="low")
    _judged_facts(world.risky_draft, world, facts)


@attack("I7", "tell the engine of an RCA without its worst factor")
def judged_on_fewer_factors(world: World) -> None:
    model = world.held.evaluation
    assert model is not None
    factors = model.facts_document["assessment"]["factors"][:-1]
    _judged_facts(
        world.risky_draft,
        world,
        contents.with_changes(model.facts_document, assessment__factors=factors),
    )


@attack("I7", "deny to the engine that mandatory detention is alleged")
def judged_on_another_allegation(world: World) -> None:
    model = world.held.evaluation
    assert model is not None
    alleged = {"alleged": True, "basis": "INA 236(c)"}
    _judged_facts(
        world.risky_draft,
        world,
        contents.with_changes(model.facts_document, assessment__mandatory_detention=alleged),
    )


def _judged_facts(decision: Decision, world: World, facts: dict[str, object]) -> None:
    text = canonical_json(facts)
    judged(decision, world.held.evaluation, facts=text, facts_digest=sha256_hex(text))


@attack("I7", "judge as if the case had no RCA")
def judged_without_the_rca(world: World) -> None:
    model = world.submitted.evaluation
    assert model is not None
    facts = canonical_json(model.facts_document | {"assessment": None})
    forged_submission(
        world.draft,
        model,
        evaluation={
            "assessment_id": None,
            "facts": facts,
            "facts_digest": sha256_hex(facts),
            "contradiction": "release_without_assessment",
            "director_required": True,
            "concurrence": ["supervisor", "field_office_director"],
            "hold": True,
        },
    )


@attack("I7", "judge on another case's RCA")
def judged_on_another_cases_rca(world: World) -> None:
    forged_submission(
        world.draft, world.submitted.evaluation, evaluation={"assessment_id": world.current.pk}
    )


@attack("I7", "submit on another RCA than the one judged")
def submitted_on_another_rca(world: World) -> None:
    forged_submission(world.draft, world.submitted.evaluation, assessment_id=world.current.pk)


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


@attack("I3", "submit a second decision on a case with a live one")
def second_live_decision(world: World) -> None:
    born_submitted(
        world.submitted.case,
        world.supervisor,
        world.submitted.evaluation,
        contents.medical_release(),
    )


@attack("I4", "submit as somebody of another office")
def submitted_by_a_stranger(world: World) -> None:
    born_submitted(
        world.awaiting, world.stranger, world.submitted.evaluation, contents.medical_release()
    )


@attack("I4", "submit by a role that was revoked")
def submitted_by_a_former_supervisor(world: World) -> None:
    born_submitted(
        world.awaiting, world.former, world.submitted.evaluation, contents.medical_release()
    )


@attack("I4", "submit from a closed account")
def submitted_from_a_closed_account(world: World) -> None:
    born_submitted(
        world.awaiting, world.gone, world.submitted.evaluation, contents.medical_release()
    )


@attack("I4", "submit as a director, who only signs")
def submitted_by_a_director(world: World) -> None:
    born_submitted(
        world.awaiting, world.director, world.submitted.evaluation, contents.medical_release()
    )


@attack("I6", "be born submitted in a later round")
def born_in_a_later_round(world: World) -> None:
    born_submitted(
        world.awaiting,
        world.officer,
        world.submitted.evaluation,
        contents.medical_release(),
        round=3,
    )


@attack("I6", "be born submitted at a later version")
def born_at_a_later_version(world: World) -> None:
    born_submitted(
        world.awaiting,
        world.officer,
        world.submitted.evaluation,
        contents.medical_release(),
        version=2,
    )


@attack("I6", "be born executed, a copy of an executed decision")
def born_executed(world: World) -> None:
    add(Decision, copy_of(world.executed, version=1))


@attack("I6", "be born concurred, a copy of a concurred decision")
def born_concurred(world: World) -> None:
    add(Decision, copy_of(world.concurred, version=1))


@attack("I6", "be born as a draft that seems judged")
def born_judged(world: World) -> None:
    document = contents.medical_release()
    add(Decision, newborn(world.awaiting, world.officer, document, round=1, submitted_at=now()))


@attack("I1", "tell another outcome than the content's")
def born_with_lied_outcome(world: World) -> None:
    document = contents.medical_release()
    add(Decision, newborn(world.awaiting, world.officer, document, outcome="detain"))


@attack("I1", "tell another ground than the content's")
def born_with_lied_ground(world: World) -> None:
    document = contents.medical_release()
    add(Decision, newborn(world.awaiting, world.officer, document, ground="court_order"))


@attack("I5", "tell another digest than the content's")
def born_with_lied_digest(world: World) -> None:
    document = contents.medical_release()
    add(Decision, newborn(world.awaiting, world.officer, document, content_digest="0" * 64))


@attack("I1", "invent an outcome")
def born_with_unknown_outcome(world: World) -> None:
    document = contents.agreeing(outcome="release_forgotten")
    add(Decision, newborn(world.awaiting, world.officer, document))


@attack("I4", "write as one person's account in another person's name")
def born_under_another_name(world: World) -> None:
    document = contents.medical_release()
    person = world.stranger.person_id
    add(Decision, newborn(world.awaiting, world.officer, document, author_person_id=person))


@attack("I6", "draft a decision on a closed case")
def born_in_a_closed_case(world: World) -> None:
    add(Decision, newborn(world.closed, world.officer, contents.agreeing()))


@attack("I3", "hold two drafts on one case")
def second_draft(world: World) -> None:
    add(Decision, newborn(world.draft.case, world.officer, contents.medical_release()))


@attack("I5", "write a content that does not tell its outcome, so that nothing can be compared")
def born_with_untold_outcome(world: World) -> None:
    columns = newborn(world.awaiting, world.officer, contents.agreeing())
    text = "{}"
    add(Decision, columns | {"content": text, "content_digest": sha256_hex(text)})


@attack("I1", "be born submitted without a review")
def born_submitted_without_review(world: World) -> None:
    document = contents.medical_release()
    born_submitted(
        world.awaiting, world.officer, world.submitted.evaluation, document, review=False
    )


@attack("I9", "judge without a ledger line")
def judged_without_line(world: World) -> None:
    model = world.submitted.evaluation
    assert model is not None
    write(Evaluation, honest_looking(world.draft, model))


@attack("I1", "find it superb")
def verdict_unknown(world: World) -> None:
    judged(world.draft, world.submitted.evaluation, verdict="superb")


@attack("I1", "find sufficient what belongs to no decision")
def sufficient_without_decision(world: World) -> None:
    judged(world.draft, world.submitted.evaluation, decision_id=None)


@attack("I1", "find one round sufficient twice")
def sufficient_twice(world: World) -> None:
    judged(world.draft, world.submitted.evaluation)
    judged(world.draft, world.submitted.evaluation)


@attack("I1", "invent a contradiction in the evaluation")
def evaluation_contradiction_unknown(world: World) -> None:
    judged(world.draft, world.submitted.evaluation, contradiction="of no consequence")
