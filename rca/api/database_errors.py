"""What a database error means for the caller: refused, in the way of another record, or away."""

import re
from typing import Any

from django.db import Error, IntegrityError, InterfaceError, OperationalError, connections

from rca.api.problem_document import Problem, problem

# Anchored: a value that a database repeats later in its message must not pass for a guard.
_GUARD = re.compile(r"guard (?P<name>[a-z][a-z0-9_]*): (?P<words>[^\n]+)")

_POSTGRESQL_UNIQUE = "23505"
# sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY and SQLITE_CONSTRAINT_UNIQUE.
_SQLITE_UNIQUE = {1555, 2067}
# sqlite3.SQLITE_ERROR: "no such table" and the like, a fault of ours and not of the weather.
_SQLITE_FAULT = 1


def problem_of_database_error(error: Error) -> Problem | None:
    """Return the problem to tell, or None when the error is a fault of the program."""
    if isinstance(error, IntegrityError):
        return _refused_by_guard(error) or _in_the_way(error)
    if is_away(error):
        return problem("unavailable", "The database is away or too busy. Nothing was done.")
    return None


def is_away(error: BaseException | None) -> bool:
    """Tell whether the error means that the database cannot be reached or cannot keep up."""
    if not isinstance(error, OperationalError | InterfaceError):
        return False
    return _driver_attribute(error, "sqlite_errorcode") != _SQLITE_FAULT


def close_broken_connections() -> None:
    """Close connections on which an error arose and that no longer answer.

    The next request then opens new ones: the service recovers without a restart.
    """
    for connection in connections.all(initialized_only=True):
        if connection.errors_occurred:
            connection.close_if_unusable_or_obsolete()


def _refused_by_guard(error: IntegrityError) -> Problem | None:
    found = _GUARD.match(str(error))
    if found is None:
        return None
    return problem(
        "guard-refused",
        f"The database refused this: {found['words']}.",
        extra={"guard": found["name"]},
    )


def _in_the_way(error: IntegrityError) -> Problem | None:
    unique = (
        _driver_attribute(error, "sqlstate") == _POSTGRESQL_UNIQUE
        or _driver_attribute(error, "sqlite_errorcode") in _SQLITE_UNIQUE
    )
    if not unique:
        return None
    return problem("conflict", "A record with the same unique value exists already.")


def _driver_attribute(error: Error, name: str) -> Any:
    return getattr(error.__cause__, name, None)
