"""Reading the environment: an empty variable counts as one that is not set."""

import os
from collections.abc import Iterable
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

_YES = {"1", "true", "yes", "on"}
_NO = {"0", "false", "no", "off"}


def text(name: str, default: str = "") -> str:
    """Return the variable's value without surrounding blanks, or `default` when it is empty."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool) -> bool:
    """Return the variable as yes or no. Raises ImproperlyConfigured for any other word."""
    value = text(name).lower()
    if value and value not in _YES | _NO:
        raise ImproperlyConfigured(f"{name} is {value!r}. Set it to 1 (on) or 0 (off).")
    return value in _YES if value else default


def number(name: str, default: int) -> int:
    """Return the variable as a whole number. Raises ImproperlyConfigured when it is none."""
    value = text(name, str(default))
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} is {value!r}. Set it to a whole number.") from None


def words(name: str) -> list[str]:
    """Return the comma-separated values of the variable."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def folders(name: str, default: Path) -> list[Path]:
    """Return the folders that the variable names, separated as in PATH, or `[default]`."""
    named = [Path(part).expanduser() for part in text(name).split(os.pathsep) if part]
    return named or [default]


def any_set(names: Iterable[str]) -> bool:
    """Return whether at least one of the variables holds something."""
    return any(text(name) for name in names)
