"""The case work as a state machine for hypothesis: each step is a verb, tried by anybody.

Every step asks the model what must come of it, calls the real verb, and compares; then all
invariants are checked on what the database holds.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID

from django.db import transaction
from hypothesis.stateful import RuleBasedStateMachine, invariant

from rca.accounts.actors import Actor
from rca.accounts.selectors import actor_named
from rca.actions.verify_ledger import verify_everything
from rca.core.errors import RcaError
from tests import contents
from tests.scenarios import invariants
from tests.scenarios.model import DONE, CaseModel
from tests.scenarios.model_parts import EDITABLE, DecisionModel
from tests.scenarios.people import Somebody

CONTENTS: dict[str, Callable[[], dict[str, Any]]] = {
    "flight": contents.medical_release,
    "flight and violence": lambda: contents.medical_release(public_safety_risk="high"),
    "court order": contents.court_ordered_release,
    "no rca": contents.release_without_rca,
    "agreeing": contents.agreeing,
    "bare": contents.bare_release,
}


@dataclass
class Tracked:
    """A case in the database beside its model; the lists run in parallel to the model's."""

    key: UUID
    model: CaseModel = field(default_factory=CaseModel)
    rca_keys: list[UUID] = field(default_factory=list)
    decision_keys: list[UUID] = field(default_factory=list)


class CaseWork(RuleBasedStateMachine):
    """What the steps have in common: the people, the clock, trying, comparing, undoing."""

    # Set by the test, which has loaded the world once: who there is, and when it begins.
    people_of_the_world: ClassVar[Callable[[], list[Somebody]]]
    begins: ClassVar[datetime]

    def __init__(self) -> None:
        """Begin a sequence: everything that it writes is undone at its end."""
        super().__init__()
        self._sequence = transaction.atomic()
        self._sequence.__enter__()
        self.people = type(self).people_of_the_world()
        self.at = type(self).begins
        self.cases: list[Tracked] = []
        self.frozen: dict[UUID, str] = {}
        self.actors: dict[str, Actor] = {}
        self.seen = invariants.picture([])
        self.versions: dict[UUID, int] = {}
        self.keys = 0

    def teardown(self) -> None:
        """Verify the ledger, and the record against it, then undo the sequence."""
        try:
            assert verify_everything(checkpoint_dirs=[]).faults == ()
        finally:
            transaction.set_rollback(True)
            self._sequence.__exit__(None, None, None)

    # --- Trying --------------------------------------------------------------------------------
    def actor(self, who: Somebody) -> Actor:
        """Return the account with the roles that it holds now."""
        if who.username not in self.actors:
            self.actors[who.username] = actor_named(who.username)
        return self.actors[who.username]

    def end(self, call: Callable[[], Any]) -> tuple[str, Any]:
        """Call a verb; return DONE and its result, or the name of the error."""
        try:
            return DONE, call()
        except RcaError as error:
            return type(error).__name__, None

    def attempt(self, expected: str, verb: Callable[..., Any], who: Somebody, **words: Any) -> Any:
        """Let `who` try a verb now; it must end as the model expects. Returns its result."""
        got, result = self.end(lambda: verb(actor=self.actor(who), at=self.at, **words))
        assert got == expected, f"{verb.__name__} by {who}: {got}, expected {expected}"
        return result

    # --- Choosing ------------------------------------------------------------------------------
    def case(self, number: int) -> Tracked:
        """Return one of the cases."""
        return self.cases[number % len(self.cases)]

    def decision(self, case: Tracked, number: int) -> tuple[DecisionModel, dict[str, Any]]:
        """Return one of the case's decisions, latest first, and how verbs are told of it."""
        place = -1 - number % len(case.model.decisions)
        return case.model.decisions[place], self._named("decision_id", case.decision_keys[place])

    def _named(self, name: str, key: UUID) -> dict[str, Any]:
        return {name: key, "expected_version": self.versions[key]}

    # --- Comparing -----------------------------------------------------------------------------
    @invariant()
    def holds(self) -> None:
        """Everything that must be true is true, and the database is as the model says."""
        self.seen = invariants.picture([case.key for case in self.cases])
        self.versions = {row.pk: row.version for row in self.seen.versioned()}
        invariants.check(self.seen)
        states = {row.pk: row.state for row in self.seen.versioned()}
        for case in self.cases:
            assert states[case.key] == case.model.state
            self._compare_parts(case, states)
        self._compare_contents()

    def _compare_parts(self, case: Tracked, states: dict[UUID, str]) -> None:
        for key, rca in zip(case.rca_keys, case.model.rcas, strict=True):
            assert states[key] == rca.state
        for key, decision in zip(case.decision_keys, case.model.decisions, strict=True):
            assert states[key] == decision.state
            reviews = [r.state for r in self.seen.reviews if r.decision_id == key]
            # A clock set back turns their order round.
            assert sorted(reviews) == sorted(review.state for review in decision.reviews)
        refused = [
            e for e in self.seen.evaluations if e.case_id == case.key and e.verdict != "sufficient"
        ]
        assert len(refused) == case.model.refused_submissions

    def _compare_contents(self) -> None:
        for decision in self.seen.decisions:
            if decision.state in EDITABLE:
                self.frozen.pop(decision.pk, None)
            else:
                assert self.frozen.setdefault(decision.pk, decision.content) == decision.content

    def later(self, pause: timedelta) -> None:
        """Move the clock, forward or back."""
        self.at += pause
