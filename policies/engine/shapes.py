"""Typed reading of JSON-like documents, with a pointer to whatever is at fault."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TypeVar

Read = TypeVar("Read")


class ShapeError(ValueError):
    """A document has a value of the wrong shape; `pointer` says where."""

    def __init__(self, pointer: str, problem: str) -> None:
        """Keep the pointer apart, so that a caller can name the field."""
        super().__init__(f"{pointer or '/'}: {problem}")
        self.pointer = pointer
        self.problem = problem


class Node:
    """A value inside a document together with the pointer that leads to it.

    Every reading method raises ShapeError when the value is not what it asks for.
    """

    def __init__(self, value: object, pointer: str = "") -> None:
        """Wrap a value; the root of a document has the empty pointer."""
        self.value = value
        self.pointer = pointer

    def fail(self, problem: str) -> ShapeError:
        """The error that names this place."""
        return ShapeError(self.pointer, problem)

    def at(self, key: str) -> "Node":
        """The member `key` of an object; a missing member reads as null."""
        if not isinstance(self.value, Mapping):
            raise self.fail("must be an object")
        return Node(self.value.get(key), f"{self.pointer}/{key}")

    def optional(self, read: Callable[["Node"], Read]) -> Read | None:
        """Whatever `read` makes of the value, or None for null."""
        return None if self.value is None else read(self)

    def each(self, read: Callable[["Node"], Read]) -> tuple[Read, ...]:
        """Every element of an array; a missing array reads as an empty one."""
        if self.value is None:
            return ()
        if not isinstance(self.value, (list, tuple)):
            raise self.fail("must be an array")
        elements = enumerate(self.value)
        return tuple(read(Node(item, f"{self.pointer}/{index}")) for index, item in elements)

    def text(self) -> str:
        """A string."""
        if not isinstance(self.value, str):
            raise self.fail("must be a string")
        return self.value

    def text_or_empty(self) -> str:
        """A string, or the empty string for null: rules say what a blank lacks."""
        return "" if self.value is None else self.text()

    def one_of(self, words: tuple[str, ...]) -> str:
        """A string out of a closed list."""
        word = self.text()
        if word not in words:
            raise self.fail("must be one of " + ", ".join(words))
        return word

    def flag(self) -> bool:
        """True or false."""
        if not isinstance(self.value, bool):
            raise self.fail("must be true or false")
        return self.value

    def whole_number(self) -> int:
        """An integer; true and false are none."""
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            raise self.fail("must be a whole number")
        return self.value

    def day(self) -> date:
        """A calendar date written YYYY-MM-DD."""
        if isinstance(self.value, date) and not isinstance(self.value, datetime):
            return self.value
        written = self.text()
        try:
            day = date.fromisoformat(written)
        except ValueError as error:
            raise self.fail("must be a date like 2023-06-14") from error
        if day.isoformat() != written:
            raise self.fail("must be a date like 2023-06-14")
        return day

    def moment(self) -> datetime:
        """A time with its offset from UTC."""
        try:
            moment = (
                self.value
                if isinstance(self.value, datetime)
                else datetime.fromisoformat(self.text())
            )
        except ValueError as error:
            raise self.fail("must be a time like 2023-06-14T09:30:00Z") from error
        if moment.tzinfo is None:
            raise self.fail("must say its offset from UTC")
        return moment

    def money(self) -> Decimal:
        """An amount as a decimal string; binary floats are refused, they are not exact."""
        if isinstance(self.value, (bool, float)) or not isinstance(self.value, (str, int, Decimal)):
            raise self.fail("must be a decimal string like 6500.00")
        try:
            amount = Decimal(self.value)
        except InvalidOperation as error:
            raise self.fail("must be a decimal string like 6500.00") from error
        if not amount.is_finite():
            raise self.fail("must be a decimal string like 6500.00")
        return amount
