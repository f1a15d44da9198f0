"""Filters of a list: a filter that is unknown, empty, repeated or impossible is an error.

A filter that is silently ignored shows more than was asked for, and the reader cannot tell.
"""

from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from policies.engine.text import forbidden_characters
from rca.api import pagination
from rca.api.field_errors import LIMIT, field_errors, pointer_to
from rca.api.fields import UUID_TEXT, StrictDate, StrictDateTime
from rca.core.errors import FieldError, Invalid

VALUE_LIMIT = 200


class StrictFilterSet(django_filters.FilterSet):
    """Base of the filters of a list. `apply` is the one way to use it."""

    @classmethod
    def apply(cls, request: Request, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Return the rows that the query parameters ask for. Raises Invalid with pointers."""
        query = request.query_params
        refuse_unknown(query, set(cls.base_filters) | pagination.PARAMETERS)
        filters = cls(data=query, queryset=queryset, request=request._request)
        if not filters.is_valid():
            raise _impossible(filters.form)
        return filters.qs


class StrictFilterBackend(DjangoFilterBackend):
    """Filters a view's list by its `filterset_class`, a StrictFilterSet, or by nothing."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: Any) -> Any:
        """Return the filtered rows. Raises Invalid; see StrictFilterSet."""
        filterset_class = getattr(view, "filterset_class", None)
        if filterset_class is None:
            refuse_unknown(request.query_params, set(pagination.PARAMETERS))
            return queryset
        return filterset_class.apply(request, queryset)


class StrictBooleanField(forms.Field):
    """`true` or `false`."""

    def to_python(self, value: Any) -> bool | None:
        """Return the value, None when there is none. Raises ValidationError otherwise."""
        words = {"true": True, "false": False}
        if value in self.empty_values:
            return None
        if value not in words:
            raise forms.ValidationError("Write true or false.", code="invalid")
        return words[value]


class StrictDateField(forms.Field):
    """A date, YYYY-MM-DD."""

    _reader: ClassVar[Any] = StrictDate

    def to_python(self, value: Any) -> Any:
        """Return the value, None when there is none. Raises ValidationError otherwise."""
        if value in self.empty_values:
            return None
        try:
            return self._reader().to_internal_value(value)
        except ValidationError as error:
            raise forms.ValidationError(_first_words(error), code="invalid") from None


class StrictDateTimeField(StrictDateField):
    """A moment by RFC 3339, with its offset."""

    _reader = StrictDateTime


class StrictUUIDField(forms.UUIDField):
    """An id in the form with four hyphens."""

    def to_python(self, value: Any) -> Any:
        """Return the UUID. Raises ValidationError for another spelling."""
        if value and not UUID_TEXT.fullmatch(str(value)):
            raise forms.ValidationError("Write the id as given.", code="invalid")
        return super().to_python(value)


class TrueFalseFilter(django_filters.BooleanFilter):
    """Filter by `true` or `false`."""

    field_class = StrictBooleanField


class DayFilter(django_filters.DateFilter):
    """Filter by a date."""

    field_class = StrictDateField


class MomentFilter(django_filters.IsoDateTimeFilter):
    """Filter by a moment."""

    field_class = StrictDateTimeField


class IdFilter(django_filters.UUIDFilter):
    """Filter by an id."""

    field_class = StrictUUIDField


def refuse_unknown(query: QueryDict, allowed: set[str]) -> None:
    """Raise Invalid for each query parameter that is unknown, empty, repeated or too long."""
    names = ", ".join(sorted(allowed)) or "none"
    faults: list[FieldError] = []
    for name, values in query.lists():
        if name not in allowed:
            faults.append(_unknown(name, names))
        elif len(values) > 1:
            faults.append(_fault(name, "repeated", "Give this once."))
        else:
            faults.extend(_value_faults(name, str(values[0])))
    if faults:
        raise Invalid("`errors` lists the faults of the query.", errors=faults[:LIMIT])


def _unknown(name: str, names: str) -> FieldError:
    shown = "" if forbidden_characters(name) or len(name) > 100 else name
    return _fault(shown, "unknown-parameter", f"There is no such parameter. Allowed: {names}.")


def _value_faults(name: str, value: str) -> list[FieldError]:
    if not value:
        return [_fault(name, "blank", "Give a value, or leave the parameter out.")]
    if forbidden_characters(value):
        return [_fault(name, "forbidden-character", "Take the control characters out.")]
    if len(value) > VALUE_LIMIT and name != pagination.CURSOR:
        return [_fault(name, "too-long", f"A value holds at most {VALUE_LIMIT} characters.")]
    return []


def _impossible(form: Any) -> Invalid:
    faults = [
        _impossible_value(form.fields[name], name, error)
        for name, found in form.errors.as_data().items()
        for error in found
    ]
    return Invalid("`errors` lists the faults of the query.", errors=faults)


def _impossible_value(field: Any, name: str, error: Any) -> FieldError:
    """Tell the words to choose from, as a body's field does; Django names only the wrong one."""
    if error.code == "invalid_choice":
        words = ", ".join(str(word) for word, _ in field.choices if word)
        return _fault(name, "not-a-choice", f"Choose one of: {words}.")
    return _fault(name, str(error.code or "invalid").replace("_", "-"), error.messages[0])


def _fault(name: str, code: str, words: str) -> FieldError:
    return FieldError(pointer_to("/query", name), code, words)


def _first_words(error: ValidationError) -> str:
    return field_errors(error.detail)[0].detail
