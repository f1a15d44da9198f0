"""Attacks on new decisions: born in a later state, told untruly, or by one who may not decide."""

from rca.core.canonical import sha256_hex
from rca.core.clock import now
from rca.decisions.models import Decision, Evaluation
from tests import contents
from tests.attacks.catalogue import attack
from tests.attacks.forgeries import (
    born_submitted,
    honest_looking,
    judged,
    newborn,
)
from tests.attacks.intruder import add, copy_of, write
from tests.attacks.world import World


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
