"""Database settings from DATABASE_URL: SQLite in a file by default, PostgreSQL when it is named."""

from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from rca.conf import environment

# Every transaction takes the write lock when it begins, so two of them can never both read a
# case and then both write it; FULL makes an acknowledged decision survive a power cut.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": ("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"),
}
_ENGINES = {"django.db.backends.sqlite3", "django.db.backends.postgresql"}


def from_url(url: str, *, default_file: Path) -> dict[str, Any]:
    """Return Django's settings for the database at `url`; an empty `url` is `default_file`.

    Raises ImproperlyConfigured when the URL names neither SQLite nor PostgreSQL, or cannot be
    read. The URL itself is not repeated: it may hold a password.
    """
    database = _parsed(url) if url else {"ENGINE": "django.db.backends.sqlite3"}
    if database["ENGINE"] not in _ENGINES:
        raise ImproperlyConfigured(
            "DATABASE_URL must begin with sqlite:/// or postgresql://: only there do the "
            "database's own guards stand."
        )
    if database["ENGINE"].endswith("sqlite3"):
        return _sqlite(database, default_file)
    return _postgresql(database)


def _parsed(url: str) -> dict[str, Any]:
    try:
        return dict(dj_database_url.parse(url))
    except ValueError as error:
        raise ImproperlyConfigured(
            "DATABASE_URL cannot be read. Write it as postgresql://USER:PASSWORD@HOST:5432/NAME "
            "or sqlite:////FOLDER/FILE, with special characters percent-encoded."
        ) from error


def _sqlite(database: dict[str, Any], default_file: Path) -> dict[str, Any]:
    name = database.get("NAME") or default_file
    if name != ":memory:":
        # The file holds personal data: its folder is for the account that runs the service.
        Path(name).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return {
        **database,
        "NAME": name,
        "OPTIONS": {**database.get("OPTIONS", {}), **SQLITE_OPTIONS},
        "CONN_MAX_AGE": 60,
    }


def _postgresql(database: dict[str, Any]) -> dict[str, Any]:
    options = {"connect_timeout": 2, "options": _limits(), **database.get("OPTIONS", {})}
    largest_pool = environment.number("RCA_DATABASE_POOL", 0)
    if largest_pool:
        # Django forbids a pool together with persistent connections of its own.
        options["pool"] = {"min_size": 1, "max_size": largest_pool, "timeout": 2}
    return {
        **database,
        "OPTIONS": options,
        "CONN_MAX_AGE": 0 if largest_pool else 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _limits() -> str:
    """Return the server-side limits, so that no request waits for ever or holds a case for ever."""
    limits = {
        "statement_timeout": environment.number("RCA_STATEMENT_TIMEOUT_MS", 10_000),
        "lock_timeout": environment.number("RCA_LOCK_TIMEOUT_MS", 5_000),
        "idle_in_transaction_session_timeout": 30_000,
    }
    return " ".join(f"-c {name}={milliseconds}" for name, milliseconds in limits.items())
