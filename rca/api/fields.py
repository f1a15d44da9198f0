"""Serializer fields that take a value as it is or refuse it, and never guess.

A serializer knows shapes; whether a value is wise is for the engine to say.
"""

import datetime
import re
import unicodedata
from decimal import Decimal
from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from rca.api.countries import COUNTRY_CODES
from rca.core.clock import wire_time

# Longer runs are never honest, and putting them into canonical order takes quadratic time.
_MARKS_LIMIT = 30
_MONEY = re.compile(r"(0|[1-9][0-9]{0,8})(\.[0-9]{1,2})?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?"
    r"([Zz]|[+-][0-9]{2}:[0-9]{2})"
)
UUID_TEXT = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_A_NUMBER = re.compile(r"A[0-9]{8,9}")


class TextString(serializers.CharField):
    """Text of any number of lines, kept as written except for Unicode's NFC.

    Takes strings only: a number or `true` is not turned into words.
    """

    default_error_messages = {
        "invalid": "Write this as text, in quotes.",
        "blank": "This may not be empty.",
        "marks": "Too many accents on one letter. Write the word as it is usually written.",
        "lines": "This is one line. Take the line breaks and tabs out.",
    }

    def __init__(self, *, max_length: int, **options: Any) -> None:
        """Take the greatest number of characters; every text has one."""
        options.setdefault("trim_whitespace", False)
        super().__init__(max_length=max_length, **options)

    def run_validation(self, data: Any = serializers.empty) -> Any:
        """Return the text. A text of nothing but blanks counts as empty."""
        if isinstance(data, str) and not data.strip():
            data = ""
        return super().run_validation(data)

    def to_internal_value(self, data: Any) -> str:
        """Return the text in NFC. Raises ValidationError for anything but a string."""
        if not isinstance(data, str):
            self.fail("invalid")
        if _longest_run_of_marks(data) > _MARKS_LIMIT:
            self.fail("marks")
        return unicodedata.normalize("NFC", super().to_internal_value(data))


class LineString(TextString):
    """One line of text without blanks around it."""

    def __init__(self, *, max_length: int, **options: Any) -> None:
        """Take the greatest number of characters."""
        super().__init__(max_length=max_length, trim_whitespace=True, **options)

    def to_internal_value(self, data: Any) -> str:
        """Return the trimmed line. Raises ValidationError for line breaks and tabs."""
        text = super().to_internal_value(data)
        if not text.isprintable():
            self._refuse_line_breaks(text)
        return text

    def _refuse_line_breaks(self, text: str) -> None:
        if "\t" in text or len(text.splitlines()) > 1:
            self.fail("lines")


class PasswordString(serializers.CharField):
    """A password: a string taken exactly as it is, and never shown."""

    default_error_messages = {"invalid": "Write this as text, in quotes."}

    def __init__(self, **options: Any) -> None:
        """Take the usual options of a field."""
        super().__init__(max_length=1024, trim_whitespace=False, write_only=True, **options)

    def to_internal_value(self, data: Any) -> str:
        """Return the password. Raises ValidationError for anything but a string."""
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class StrictInteger(serializers.IntegerField):
    """A whole number written as one; neither text nor true."""

    default_error_messages = {"invalid": "Write this as a whole number, without quotes."}

    def to_internal_value(self, data: Any) -> int:
        """Return the number. Raises ValidationError for anything but an int."""
        if isinstance(data, bool) or not isinstance(data, int):
            self.fail("invalid")
        return data


class StrictBoolean(serializers.BooleanField):
    """`true` or `false`, and nothing that resembles them."""

    default_error_messages = {"invalid": "Write true or false, without quotes."}

    def to_internal_value(self, data: Any) -> bool:
        """Return the value. Raises ValidationError for anything but a bool."""
        if not isinstance(data, bool):
            self.fail("invalid")
        return data


class StrictChoice(serializers.ChoiceField):
    """One word of a list."""

    def to_internal_value(self, data: Any) -> Any:
        """Return the word. Raises ValidationError, naming the list, for anything else."""
        if not isinstance(data, str) or data not in self.choices:
            words = ", ".join(str(word) for word in self.choices)
            raise serializers.ValidationError(f"Choose one of: {words}.", code="not-a-choice")
        return data


class StrictList(serializers.ListField):
    """A list of at most `max_length` items."""

    default_error_messages = {"not_a_list": "Write this as a list: [...]."}

    def __init__(self, *, max_length: int, **options: Any) -> None:
        """Take the greatest number of items; every list has one."""
        super().__init__(max_length=max_length, **options)

    def to_internal_value(self, data: Any) -> list[Any]:
        """Return the items. Raises ValidationError for anything but a list."""
        if not isinstance(data, list):
            self.fail("not_a_list", input_type=type(data).__name__)
        items: list[Any] = super().to_internal_value(data)
        return items


@extend_schema_field(
    {
        "type": "string",
        "pattern": r"^(0|[1-9][0-9]{0,8})(\.[0-9]{1,2})?$",
        "examples": ["6500.00"],
    }
)
class DecimalString(serializers.Field[Any, Any, Any, Any]):
    """An amount of dollars as text, never a binary fraction; kept and shown with two decimals."""

    default_error_messages = {
        "invalid": 'Write the amount as text with at most two decimals, such as "6500.00".'
    }

    def to_internal_value(self, data: Any) -> str:
        """Return the amount with two decimals. Raises ValidationError for another spelling."""
        if not isinstance(data, str) or not _MONEY.fullmatch(data):
            self.fail("invalid")
        return f"{Decimal(data):.2f}"

    def to_representation(self, value: Any) -> str:
        """Return a Decimal or string with two decimals."""
        return f"{Decimal(value):.2f}"


@extend_schema_field({"type": "string", "format": "date"})
class StrictDate(serializers.Field[Any, Any, Any, Any]):
    """A calendar date, YYYY-MM-DD."""

    default_error_messages = {
        "invalid": "Write the date as YYYY-MM-DD, such as 2023-06-14.",
        "impossible": "There is no such date in the calendar.",
    }

    def to_internal_value(self, data: Any) -> datetime.date:
        """Return the date. Raises ValidationError for another spelling or an impossible date."""
        if not isinstance(data, str) or not _DATE.fullmatch(data):
            self.fail("invalid")
        try:
            return datetime.date.fromisoformat(data)
        except ValueError:
            self.fail("impossible")

    def to_representation(self, value: datetime.date) -> str:
        """Return YYYY-MM-DD."""
        return value.isoformat()


@extend_schema_field({"type": "string", "format": "date-time"})
class StrictDateTime(serializers.Field[Any, Any, Any, Any]):
    """A moment by RFC 3339, with its offset; shown in UTC."""

    default_error_messages = {
        "invalid": "Write the time with its offset from UTC, such as 2023-06-14T09:30:00Z.",
        "impossible": "There is no such moment.",
    }

    def to_internal_value(self, data: Any) -> datetime.datetime:
        """Return the moment in UTC. Raises ValidationError for another spelling."""
        if not isinstance(data, str) or not _TIME.fullmatch(data):
            self.fail("invalid")
        try:
            return datetime.datetime.fromisoformat(data.upper()).astimezone(datetime.UTC)
        except (ValueError, OverflowError):
            self.fail("impossible")

    def to_representation(self, value: datetime.datetime) -> str:
        """Return the moment in UTC, ending in Z."""
        return wire_time(value)


@extend_schema_field({"type": "string", "format": "uuid"})
class UUIDString(serializers.Field[Any, Any, Any, Any]):
    """An id, in the form with four hyphens."""

    default_error_messages = {
        "invalid": "Write the id as given, such as 0190f2a4-7c1e-7b3a-9f00-2c5d1e6a7b8c."
    }

    def to_internal_value(self, data: Any) -> UUID:
        """Return the UUID. Raises ValidationError for another spelling."""
        if not isinstance(data, str) or not UUID_TEXT.fullmatch(data):
            self.fail("invalid")
        return UUID(data)

    def to_representation(self, value: Any) -> str:
        """Return the canonical form, in lower case."""
        return str(value)


@extend_schema_field({"type": "string", "pattern": "^[A-Z]{2}$", "examples": ["HN"]})
class CountryCode(serializers.Field[Any, Any, Any, Any]):
    """A country by ISO 3166-1 alpha-2, officially assigned codes only."""

    default_error_messages = {
        "invalid": "Write the two capital letters of ISO 3166-1, such as HN for Honduras."
    }

    def to_internal_value(self, data: Any) -> str:
        """Return the code. Raises ValidationError for a code that is not assigned."""
        if not isinstance(data, str) or data not in COUNTRY_CODES:
            self.fail("invalid")
        return data

    def to_representation(self, value: str) -> str:
        """Return the code."""
        return value


@extend_schema_field({"type": "string", "pattern": "^A[0-9]{8,9}$", "examples": ["A012345678"]})
class ANumber(serializers.Field[Any, Any, Any, Any]):
    """An alien registration number: `A` and eight or nine digits."""

    default_error_messages = {"invalid": "Write A and eight or nine digits, such as A012345678."}

    def to_internal_value(self, data: Any) -> str:
        """Return the number. Raises ValidationError for another spelling."""
        if not isinstance(data, str) or not _A_NUMBER.fullmatch(data):
            self.fail("invalid")
        return data

    def to_representation(self, value: str) -> str:
        """Return the number."""
        return value


def _longest_run_of_marks(text: str) -> int:
    if text.isascii():
        return 0
    longest = run = 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        longest = max(longest, run)
    return longest
