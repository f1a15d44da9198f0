"""State machines as tables: one source-to-target table a room, driven by `django_fsm`.

The machine is the last check inside an action, not the guard: conditions of `django_fsm` see no
actor, `QuerySet.update` and constructors pass it by. The guard stands in `rca/actions/`, and the
database refuses what slips past; both read the same table.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django_fsm import FSMField, FSMFieldDescriptor, transition

LOADING = "_state_loading"


class StateDescriptor(FSMFieldDescriptor):
    """Refuses assignment except while the row is loaded.

    `protected=True` of django-fsm-2 4.2.4 is switched off on the shared field during
    `refresh_from_db`, for all threads at once; this descriptor looks at the instance instead.
    """

    def __set__(self, instance: Any, value: Any) -> None:
        """Set the state on first load or while loading; raise AttributeError otherwise."""
        known = self.field.name in instance.__dict__
        if known and not instance.__dict__.get(LOADING):
            raise AttributeError(f"{self.field.name} changes only through a transition")
        self.field.set_proxy(instance, value)
        self.field.set_state(instance, value)


class StateField(FSMField):
    """A state column: text in the database, written by transitions only."""

    descriptor_class = StateDescriptor

    def deconstruct(self) -> Any:
        """Name a plain CharField in migrations, so that they do not depend on the library."""
        name, _, args, kwargs = super().deconstruct()
        kwargs.pop("protected", None)
        return name, "django.db.models.CharField", args, kwargs


@dataclass(frozen=True, slots=True)
class Step:
    """One transition: its imperative name, the states it leaves, the state it reaches."""

    name: str
    sources: tuple[str, ...]
    target: str


class Steps:
    """The whole machine of a room as one table, in the order in which it reads best."""

    def __init__(self, table: Mapping[str, tuple[tuple[str, ...], str]], *, first: str) -> None:
        """Take {name: (sources, target)} and the state in which a row is born."""
        self.first = first
        self._steps = {name: Step(name, *row) for name, row in table.items()}

    def __iter__(self) -> Any:
        """Iterate over the steps."""
        return iter(self._steps.values())

    def __getitem__(self, name: str) -> Step:
        """Return the step called `name`."""
        return self._steps[name]

    def states(self) -> tuple[str, ...]:
        """Return every state, the first one first."""
        seen = {self.first: None}
        for step in self:
            seen.update(dict.fromkeys((*step.sources, step.target)))
        return tuple(seen)

    def edges(self) -> tuple[tuple[str, str], ...]:
        """Return every legal (from, to) pair, without those that stay."""
        pairs = {(s, step.target) for step in self for s in step.sources if s != step.target}
        return tuple(sorted(pairs))

    def transition(self, name: str) -> Callable[..., None]:
        """Return the `django_fsm` transition method for the step called `name`."""
        step = self._steps[name]

        def move(self: models.Model) -> None:
            return None

        move.__name__ = move.__qualname__ = name
        move.__doc__ = f"Move from {' or '.join(step.sources)} to {step.target}."
        decorate = transition(field="state", source=list(step.sources), target=step.target)
        moved: Callable[..., None] = decorate(move)
        return moved

    def allows(self, name: str, state: str) -> bool:
        """Tell whether the step called `name` may leave `state`."""
        return state in self._steps[name].sources


class StateMachine(models.Model):
    """Base of rows with a state: loading may set it, nothing else but a transition may."""

    class Meta:
        abstract = True

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        """Reload the row; the state may be set meanwhile."""
        self.__dict__[LOADING] = True
        try:
            super().refresh_from_db(*args, **kwargs)
        finally:
            self.__dict__.pop(LOADING, None)
