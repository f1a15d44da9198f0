"""Every guard and constraint is missed when it is gone, or is a second layer with its reason (G2).

An attack can only land on a database that lacks the guard by which it is refused otherwise; so
each mutant meets the attacks that its missing part refused.
"""

from collections.abc import Iterable, Iterator

import pytest
from django.db import connection, transaction

from rca.core import guards
from tests import databases
from tests.attacks.catalogue import Attack
from tests.attacks.corpus import attacks_on
from tests.attacks.mutants import Mutant, mutants
from tests.attacks.refusing import LANDED, Undone, check_what_waits, refusal, refused_by
from tests.attacks.second_layers import SECOND_LAYERS
from tests.attacks.world import World

pytestmark = pytest.mark.django_db
ENGINE = databases.engine()
Refusals = list[tuple[Attack, str, str]]


@pytest.fixture(scope="module")
def refusals(world: World) -> Refusals:
    """Return each attack with the guard that refuses it, and the words."""
    found = []
    for attack in attacks_on(ENGINE):
        said = refusal(attack, world)
        assert said is not LANDED, attack.id
        found.append((attack, refused_by(said), said))
    return found


def refused_without(
    missing: list[Mutant], suspects: Iterable[Attack], world: World
) -> Iterator[str | None]:
    """Yield what a database that lacks `missing` says to each attack."""
    try:
        with transaction.atomic():
            for mutant in missing:
                mutant.make()
            for attack in suspects:
                yield refusal(attack, world)
            raise Undone
    except Undone:
        for mutant in missing:
            mutant.heal()


def suspects_of(mutants: Iterable[Mutant], refusals: Refusals) -> list[Attack]:
    """Return the attacks that one of these refuses: only they can notice that it is gone."""
    return [
        attack
        for attack, by, said in refusals
        if any(mutant.concerns(by, said) for mutant in mutants)
    ]


@pytest.mark.parametrize("mutant", mutants(ENGINE), ids=lambda mutant: mutant.name)
def test_a_missing_guard_is_noticed(mutant: Mutant, world: World, refusals: Refusals) -> None:
    said = list(refused_without([mutant], suspects_of([mutant], refusals), world))
    if mutant.name in SECOND_LAYERS[ENGINE]:
        assert LANDED not in said, "an attack notices it now: it is no second layer"
    else:
        assert LANDED in said, "nothing gets through without it: attack it, or say why it stands"


@pytest.mark.parametrize("name", sorted(SECOND_LAYERS[ENGINE]))
def test_a_second_layer_refuses_when_the_first_is_gone(
    name: str, world: World, refusals: Refusals
) -> None:
    layer, known = SECOND_LAYERS[ENGINE][name], {m.name: m for m in mutants(ENGINE)}
    second = known[name]
    if not layer.shown:
        return
    front = [known[other] for other in layer.behind]
    suspects = suspects_of([second, *front], refusals)
    said = [words or "" for words in refused_without(front, suspects, world)]
    assert any(second.concerns(refused_by(words), words) for words in said)


def test_undoing_a_mutation_leaves_the_guards(world: World) -> None:
    check_what_waits()
    assert guards.faults(connection) == ()
