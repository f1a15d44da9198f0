"""Keyset order over a tuple of columns: every row once, whatever ties and inserts there are.

DRF's CursorPagination keys on the first column alone and loops for ever on ties
(ecosystem.md, section 4, gotcha 1). Here a position is the values of all columns, the last of
which is unique.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the order: a lookup path without NULLs, and its direction."""

    path: str
    descending: bool

    def order(self, *, backward: bool) -> str:
        """Return the term for `order_by`, reversed when reading backward."""
        return f"-{self.path}" if self.descending != backward else self.path

    def beyond(self, value: Any, *, backward: bool, inclusive: bool = False) -> Q:
        """Return the condition for rows beyond `value` in reading direction."""
        side = "lt" if self.descending != backward else "gt"
        return Q(**{f"{self.path}__{side}{'e' if inclusive else ''}": value})


@dataclass(frozen=True, slots=True)
class Position:
    """A place between rows: beside the row with these values, and where to read from there."""

    values: tuple[Any, ...]
    backward: bool
    inclusive: bool = False


class Keyset:
    """An order such as `("-priority", "opened_at", "id")`; its last column must be unique."""

    def __init__(self, terms: Sequence[str]) -> None:
        """Take the terms as `order_by` would."""
        self.columns = tuple(Column(t.lstrip("-"), t.startswith("-")) for t in terms)
        self.terms = tuple(terms)

    def rows_from(self, queryset: QuerySet[Any], position: Position | None) -> QuerySet[Any]:
        """Return the rows beyond `position` (all without one), in reading direction."""
        backward = position is not None and position.backward
        ordered = queryset.order_by(*(c.order(backward=backward) for c in self.columns))
        return ordered if position is None else ordered.filter(self._beyond(position))

    def values_of(self, row: Any) -> tuple[Any, ...]:
        """Return the row's place in the order. Raises ValueError when a column is NULL."""
        values = tuple(_value(row, column.path) for column in self.columns)
        if None in values:
            raise ValueError(f"a column of the order {self.terms} is empty")
        return values

    def _beyond(self, position: Position) -> Q:
        """(a > x) or (a = x and b > y) or ...: the row comparison, for mixed directions."""
        backward = position.backward
        condition, equal = Q(pk__in=()), Q()
        for column, value in zip(self.columns, position.values, strict=True):
            condition |= equal & column.beyond(value, backward=backward)
            equal &= Q(**{column.path: value})
        if position.inclusive:
            condition |= equal
        # Says nothing new, but lets the database enter its index at the right place.
        first = self.columns[0].beyond(position.values[0], backward=backward, inclusive=True)
        return first & condition


def _value(row: Any, path: str) -> Any:
    if isinstance(row, dict):
        return row[path]
    if hasattr(row, path):
        return getattr(row, path)
    for name in path.split("__"):
        row = getattr(row, name)
    return row
