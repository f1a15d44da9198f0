"""Every attack of the corpus is refused by the database, and changes nothing (G1)."""

from pathlib import Path

import pytest

from tests import databases
from tests.attacks.catalogue import ATTACKS, INVARIANTS, Attack
from tests.attacks.corpus import MODULES, attacks_on
from tests.attacks.refusing import LANDED, fingerprint, refusal, refused_by
from tests.attacks.world import World

pytestmark = pytest.mark.django_db

LEAST = 120


@pytest.fixture(scope="module")
def before(world: World) -> str:
    """Return the fingerprint of the untouched world."""
    return fingerprint()


@pytest.mark.parametrize("attack", attacks_on(databases.engine()), ids=lambda attack: attack.id)
def test_the_database_refuses(attack: Attack, world: World, before: str) -> None:
    said = refusal(attack, world)
    assert said is not LANDED, f"it landed: {attack.attempts}"
    assert refused_by(said), f"it failed for a reason of its own: {said}"


def test_nothing_was_changed(world: World, before: str) -> None:
    assert fingerprint() == before


def test_the_corpus_is_large_enough() -> None:
    written = [a for a in ATTACKS.values() if a.perform.__qualname__ == a.id]
    assert len(MODULES) == len(set(MODULES)) == len(_files())
    assert len(written) >= LEAST
    assert len(ATTACKS) >= 2 * LEAST


def _files() -> list[Path]:
    folder = Path(__file__).parent
    return [path for kind in ("by", "on", "through") for path in folder.glob(f"{kind}_*.py")]


def test_every_invariant_is_attacked() -> None:
    assert {attack.invariant for attack in ATTACKS.values()} == set(INVARIANTS)
