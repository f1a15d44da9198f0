"""What stands before a verb: who may, in which state, and which person may not.

The same `Rule` admits the verb and computes `allowed_actions`, so that what is offered never
fails for a reason that was known.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from rca.accounts.actors import Actor
from rca.core.errors import NotAllowed, NotFound, RcaError, StaleVersion, WrongState

Check = Callable[[Any, Actor], RcaError | None]


def no_check(row: Any, actor: Actor) -> RcaError | None:
    """Object to nothing."""
    return None


@dataclass(frozen=True, slots=True)
class Rule:
    """The conditions of one action on one kind of row.

    `office` leads from a row to its field office's code; `states` are those in which the action
    is possible; `person` objects to this person (403), `circumstance` to the present (409).
    """

    action: str
    read: str
    permission: str
    office: Callable[[Any], str]
    states: tuple[str, ...]
    person: Check = no_check
    circumstance: Check = no_check

    def obstacle(self, row: Any, actor: Actor) -> RcaError | None:
        """Return why `actor` cannot do this to `row` now, or None."""
        return self._right(row, actor) or self._present(row, actor)

    def admit(self, row: Any, actor: Actor, *, expected_version: int | None = None) -> None:
        """Raise the first obstacle: not there, not allowed, stale, not in this state."""
        _raise(self._right(row, actor))
        if expected_version is not None and row.version != expected_version:
            raise StaleVersion("Read the record again, then decide again.")
        _raise(self._present(row, actor))

    def _right(self, row: Any, actor: Actor) -> RcaError | None:
        office = self.office(row)
        if not actor.may_in(self.read, office) and not actor.may_in(self.permission, office):
            return NotFound()
        if not actor.may_in(self.permission, office):
            return NotAllowed(f"None of your roles in {office} may do this: {self.action}.")
        return None

    def _present(self, row: Any, actor: Actor) -> RcaError | None:
        objection = self.person(row, actor)
        if objection is not None:
            return objection
        if row.state not in self.states:
            return WrongState(
                f"It is {_plain(row.state)}; this is possible only while it is "
                f"{' or '.join(_plain(state) for state in self.states)}."
            )
        return self.circumstance(row, actor)


def allowed(rules: Iterable[Rule], row: Any, actor: Actor) -> list[str]:
    """Return the names of the actions that `actor` could do to `row` now."""
    return [rule.action for rule in rules if rule.obstacle(row, actor) is None]


def _plain(code: str) -> str:
    return code.replace("_", " ")


def _raise(error: RcaError | None) -> None:
    if error is not None:
        raise error
