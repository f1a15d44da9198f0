"""Checks of moments that come from outside: clocks differ, and nobody acts in the future."""

from datetime import date, datetime, timedelta

from rca.core.errors import FieldError, Invalid

CLOCK_TOLERANCE = timedelta(seconds=60)
"""How far a caller's clock may be ahead of ours."""

EARLIEST = date(2000, 1, 1)
"""Before this, a date in a custody record is a slip of the pen: the RCA began in 2012."""


def not_in_the_future(moment: datetime, at: datetime, *, pointer: str) -> None:
    """Raise Invalid when `moment` (aware) lies after `at`, or impossibly long before."""
    if moment > at + CLOCK_TOLERANCE:
        raise _impossible(pointer, "This moment has not come yet. Give one that has passed.")
    if moment.date() < EARLIEST:
        raise _impossible(pointer, f"Give a moment after {EARLIEST.isoformat()}.")


def day_not_in_the_future(day: date, today: date, *, pointer: str) -> None:
    """Raise Invalid when `day` lies after `today`, or impossibly long before."""
    if day > today:
        raise _impossible(pointer, "This day has not come yet. Give one that has passed.")
    if day < EARLIEST:
        raise _impossible(pointer, f"Give a day after {EARLIEST.isoformat()}.")


def not_before(moment: datetime, earliest: datetime, *, pointer: str, what: str) -> None:
    """Raise Invalid when `moment` lies before `earliest`, compared by whole seconds."""
    if moment.replace(microsecond=0) < earliest.replace(microsecond=0):
        raise _impossible(pointer, f"This lies before {what}. Give a later moment.")


def _impossible(pointer: str, words: str) -> Invalid:
    return Invalid(words, errors=[FieldError(pointer, "impossible-date", words)])
