"""From a serializer's nested errors to a flat list of pointers, codes and words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rest_framework.settings import api_settings

from rca.core.errors import FieldError

LIMIT = 100
"""A body may be wrong in thousands of places; no reader wants more than these."""


def pointer_to(parent: str, key: str | int) -> str:
    """Return the JSON pointer (RFC 6901) of member `key` of the value at `parent`."""
    escaped = str(key).replace("~", "~0").replace("/", "~1")
    return f"{parent}/{escaped}"


def field_errors(detail: Any, parent: str = "") -> tuple[FieldError, ...]:
    """Return the faults in `detail`, the nested dicts and lists of a DRF ValidationError.

    At most `LIMIT` are returned, in the order of the fields.
    """
    found: list[FieldError] = []
    for error in _walk(detail, parent):
        found.append(error)
        if len(found) == LIMIT:
            break
    return tuple(found)


def _walk(detail: Any, pointer: str) -> Iterator[FieldError]:
    if isinstance(detail, Mapping):
        for key, below in detail.items():
            whole = key == api_settings.NON_FIELD_ERRORS_KEY
            yield from _walk(below, pointer if whole else pointer_to(pointer, key))
    elif isinstance(detail, str):
        yield FieldError(pointer, _code(detail), str(detail))
    else:
        yield from _walk_list(detail, pointer)


def _walk_list(details: Sequence[Any], pointer: str) -> Iterator[FieldError]:
    """Messages in a list belong to the field itself, nested errors to its items."""
    for index, below in enumerate(details):
        same_field = isinstance(below, str)
        yield from _walk(below, pointer if same_field else pointer_to(pointer, index))


def _code(detail: str) -> str:
    code = getattr(detail, "code", None) or "invalid"
    return str(code).replace("_", "-")
