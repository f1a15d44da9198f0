"""The one place that reads the clock. Everything below the edges is handed `at`."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return datetime.now(UTC)


def wire_time(moment: datetime) -> str:
    """Return `moment` (aware) as RFC 3339 in UTC with microseconds and a `Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
