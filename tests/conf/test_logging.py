"""A log line is one line of JSON, and holds nothing that somebody merely handed to the logger."""

import json
import logging
import sys

from rca.conf.logging import EventFormatter


def line(message: str, *, extra: dict[str, object] | None = None, error: bool = False) -> str:
    logger = logging.getLogger("tests.conf")
    record = logger.makeRecord(
        logger.name,
        logging.WARNING,
        __file__,
        1,
        message,
        (),
        sys.exc_info() if error else None,
        extra=extra,
    )
    return EventFormatter().format(record)


def test_line_breaks_and_terminal_codes_stay_inside_one_line() -> None:
    written = line("first\nsecond\r\x1b[31m\u2028third")
    assert written.isascii()
    assert written.isprintable()
    assert json.loads(written)["event"] == "first\nsecond\r\x1b[31m\u2028third"


def test_only_listed_fields_are_written() -> None:
    written = line("refused", extra={"request_id": "r-1", "a_number": "A012345678"})
    assert json.loads(written)["request_id"] == "r-1"
    assert "A012345678" not in written


def test_an_error_is_named_without_its_message() -> None:
    try:
        raise ValueError("Key (a_number)=(A012345678) already exists.")
    except ValueError:
        written = line("failed", error=True)
    event = json.loads(written)
    assert event["error"] == "builtins.ValueError"
    assert any("test_logging.py" in frame for frame in event["trace"])
    assert "A012345678" not in written
