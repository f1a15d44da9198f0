"""The corpus as data: what each attack attempts, against which invariant, and how."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.attacks.world import World

INVARIANTS = {
    "I1": "no contradicting release without a sufficient evaluation, its signatures, its review",
    "I2": "what is recorded is never changed, removed or replaced",
    "I3": "one live decision a case, one current RCA, one open review",
    "I4": "no person acts twice on one decision, and each holds the role in the case's office",
    "I5": "a signature binds the content; content is frozen when submitted",
    "I6": "only listed transitions, from the first state on, one version at a time",
    "I7": "decisions rest on the case's current RCA",
    "I8": "signatures and findings only while they are due",
    "I9": "every change has its ledger line, and the ledger only grows",
    "I10": "only a published edition judges, and it never changes",
}


@dataclass(frozen=True, slots=True)
class Attack:
    """One attempt; `perform` must be refused by the database, on the engines named."""

    id: str
    attempts: str
    invariant: str
    perform: Callable[[World], None]
    engines: tuple[str, ...] = ("sqlite", "postgresql")


ATTACKS: dict[str, Attack] = {}


def keep(attack: Attack) -> None:
    """Add an attack to the corpus; its id must be new."""
    assert attack.id not in ATTACKS, attack.id
    assert attack.invariant in INVARIANTS, attack.invariant
    ATTACKS[attack.id] = attack


def attack(
    invariant: str, attempts: str, *, engines: tuple[str, ...] = ("sqlite", "postgresql")
) -> Callable[[Callable[[World], None]], Callable[[World], None]]:
    """Add the function to the corpus, under its own name."""

    def kept(perform: Callable[[World], None]) -> Callable[[World], None]:
        keep(Attack(perform.__name__, attempts, invariant, perform, engines))
        return perform

    return kept
