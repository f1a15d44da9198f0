"""Functions that guards on SQLite call. A shell without them fails closed: no such function."""

import re
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from rca.core.canonical import sha256_hex

_NOT_A_LETTER = re.compile(r"[^A-Za-z]")


def register(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Register `rca_sha256` and `rca_letters` on a new SQLite connection."""
    if connection.vendor != "sqlite":
        return
    create = connection.connection.create_function
    create("rca_sha256", 1, _digest, deterministic=True)
    create("rca_letters", 1, _letters, deterministic=True)


def _digest(text: str | None) -> str | None:
    return None if text is None else sha256_hex(text)


def _letters(text: str | None) -> int:
    return len(_NOT_A_LETTER.sub("", text or ""))
