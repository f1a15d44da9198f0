"""Logs: one JSON object a line on standard error, without personal data."""

import json
import logging
import traceback
from datetime import UTC, datetime
from typing import Any

# What callers may add with `extra=`. Anything else stays out: a name or an A-number that is
# handed to a logger by mistake does not reach the log.
EXTRA_FIELDS = (
    "request_id",
    "method",
    "route",
    "status_code",
    "duration_ms",
    "account",
    "case",
    "decision",
    "action",
    "code",
)


class EventFormatter(logging.Formatter):
    """Formats a record as one line of JSON with an allow-list of fields."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; line breaks and control characters are escaped by JSON itself."""
        event: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
        }
        for field in EXTRA_FIELDS:
            if hasattr(record, field):
                event[field] = getattr(record, field)
        if record.exc_info and record.exc_info[0] is not None:
            event.update(_described(record.exc_info[1]))
        return json.dumps(event, ensure_ascii=True, default=str)


def _described(error: BaseException | None) -> dict[str, Any]:
    """Return the kind of the error and where it arose, never its message.

    A database repeats the row it refused in its message, personal data included.
    """
    if error is None:
        return {}
    frames = traceback.extract_tb(error.__traceback__)
    return {
        "error": f"{type(error).__module__}.{type(error).__qualname__}",
        "trace": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames[-12:]],
    }


def configuration(*, level: str) -> dict[str, Any]:
    """Return Django's LOGGING: `level` for this project, warnings of everything else.

    Refused requests are answers, and the ledger records those that matter; `django.request`
    therefore reports errors of the service only.
    """
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"event": {"()": "rca.conf.logging.EventFormatter"}},
        "filters": {"request_id": {"()": "rca.api.request_id.RequestIdFilter"}},
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "formatter": "event",
                "filters": ["request_id"],
            }
        },
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            "django.request": {"level": "ERROR"},
            "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
            "rca": {"level": level},
            "policies": {"level": level},
        },
    }
