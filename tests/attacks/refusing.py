"""Performing an attack and hearing what the database says."""

import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection, transaction

from rca.core.guards import all_guards
from tests.attacks.catalogue import Attack
from tests.attacks.world import World

LANDED = None
_GUARD = re.compile(r"guard (\w+):")
_CONSTRAINT = re.compile(
    r'(?:CHECK constraint failed: |violates \w+(?: key)? constraint |unique constraint )"?(\w+)"?'
)
_UNIQUE_OR_KEY = ("UNIQUE constraint failed", "FOREIGN KEY constraint failed", "foreign key")


class Undone(Exception):
    """Raised to roll back what was tried."""


@contextmanager
def rolled_back() -> Iterator[None]:
    """Undo whatever the block did to the database."""
    try:
        with transaction.atomic():
            yield
            raise Undone
    except Undone:
        return


def refusal(attack: Attack, world: World) -> str | None:
    """Perform an attack, undo it, and return the database's refusal, or LANDED."""
    said: str | None = LANDED
    try:
        with transaction.atomic():
            attack.perform(world)
            check_what_waits()
            raise Undone
    except Undone:
        return LANDED
    except DatabaseError as error:
        said = str(error)
    return said


def check_what_waits() -> None:
    """Check now what the database would check at the commit."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    else:
        connection.check_constraints()


def refused_by(said: str) -> str:
    """Return which guard or constraint a refusal names; '' for any other error.

    An attack that fails on a slip of its own has proved nothing.
    """
    for pattern in (_GUARD, _CONSTRAINT):
        found = pattern.search(said)
        if found:
            return found.group(1)
    return "key" if any(words in said for words in _UNIQUE_OR_KEY) else ""


def fingerprint() -> str:
    """Return a digest over every guarded table."""
    digest = hashlib.sha256()
    with connection.cursor() as cursor:
        for table in sorted({guard.table for guard in all_guards()}):
            cursor.execute(f"SELECT * FROM {table} ORDER BY 1")
            digest.update(repr((table, cursor.fetchall())).encode())
    return digest.hexdigest()


def attempt(perform: Callable[[World], None], world: World) -> str | None:
    """Perform a function as an attack, undo it, and return the refusal, or LANDED."""
    return refusal(Attack("", "", "I1", perform), world)
