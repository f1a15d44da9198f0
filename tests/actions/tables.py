"""Tables of states and verbs, written by hand as text, and trying one of their cells."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import models, transaction

from rca.core.errors import WrongState

REFUSED = "-"
"""How a cell says that the verb is refused in this state."""

Cells = dict[tuple[str, str], str]


def cells(text: str) -> Cells:
    """Read a table: the first line names the columns, each further one starts with its row."""
    header, *lines = [line.split() for line in text.strip().splitlines()]
    columns = header[1:]
    read: Cells = {}
    for row, *entries in lines:
        assert len(entries) == len(columns), f"the row {row} has gaps"
        read.update({(row, column): cell for column, cell in zip(columns, entries, strict=True)})
    return read


def rows(table: Cells) -> tuple[str, ...]:
    """Return the names of the rows, in their order."""
    return tuple(dict.fromkeys(row for row, _ in table))


def columns(table: Cells) -> tuple[str, ...]:
    """Return the names of the columns, in their order."""
    return tuple(dict.fromkeys(column for _, column in table))


def everything() -> dict[str, list[dict[str, Any]]]:
    """Return all rows of all tables of the project: equal before and after means unchanged."""
    return {
        model._meta.label: list(model._default_manager.order_by("pk").values())
        for model in _models()
    }


def _models() -> Iterator[type[models.Model]]:
    for config in apps.get_app_configs():
        if config.name == "policies" or config.name.startswith("rca."):
            yield from config.get_models()


@contextmanager
def undone() -> Iterator[None]:
    """Undo at the end whatever was written inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def outcome(row: models.Model, verb: Callable[[Any], object]) -> str:
    """Try `verb` on `row` and return the row's state afterwards, or REFUSED.

    A refusal must be a WrongState that leaves every table as it was. Everything is undone.
    """
    with undone():
        before = everything()
        try:
            verb(row)
        except WrongState:
            assert everything() == before, "a refused verb has changed something"
            return REFUSED
        fresh: Any = type(row)._default_manager.get(pk=row.pk)
        return str(fresh.state)
