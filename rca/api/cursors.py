"""Opaque cursors: a position, written down and signed, so that nobody can ask for another."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core import signing

from rca.api.keyset import Keyset, Position

LENGTH_LIMIT = 2000

_READERS: dict[str, Callable[[Any], Any]] = {
    "bool": bool,
    "int": int,
    "str": str,
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "Decimal": Decimal,
    "UUID": UUID,
}


def write(keyset: Keyset, position: Position) -> str:
    """Return the cursor for a position in this order."""
    values = [_written(value) for value in position.values]
    content = [position.backward, position.inclusive, values]
    return _signer(keyset).sign_object(content)


def read(keyset: Keyset, cursor: str) -> Position:
    """Return the position of a cursor that `write` made for the same order.

    Raises ValueError for any other text.
    """
    if len(cursor) > LENGTH_LIMIT:
        raise ValueError("longer than any cursor")
    try:
        backward, inclusive, values = _signer(keyset).unsign_object(cursor)
    except signing.BadSignature:
        raise ValueError("not signed by this service") from None
    read_values = tuple(_READERS[kind](text) for kind, text in values)
    return Position(read_values, bool(backward), bool(inclusive))


def _signer(keyset: Keyset) -> signing.Signer:
    """A cursor of one order is no cursor of another."""
    return signing.Signer(salt="rca.api.cursor:" + ",".join(keyset.terms))


def _written(value: Any) -> list[Any]:
    for kind in (bool, int, str):
        if isinstance(value, kind):
            return [kind.__name__, kind(value)]
    if isinstance(value, datetime | date):
        return [type(value).__name__, value.isoformat()]
    if isinstance(value, Decimal | UUID):
        return [type(value).__name__, str(value)]
    raise TypeError(f"no cursor over {type(value).__name__}")
