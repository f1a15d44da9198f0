"""Attacks on evaluations: under another edition, or on another RCA than the case has."""

from datetime import timedelta

from rca.core.canonical import canonical_json, sha256_hex
from rca.core.clock import now
from rca.decisions.models import Decision
from tests import contents
from tests.attacks.catalogue import attack
from tests.attacks.forgeries import (
    forged_submission,
    judged,
)
from tests.attacks.intruder import change
from tests.attacks.world import World


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
