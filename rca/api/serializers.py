"""The base of all serializers: what is not known is refused, never ignored."""

from collections.abc import Mapping
from typing import Any

from rest_framework import serializers
from rest_framework.request import Request


class StrictSerializer(serializers.Serializer[Any]):
    """A serializer that reports unknown and read-only fields beside every other fault."""

    default_error_messages = {"invalid": "Write this as an object: {{...}}."}

    def to_internal_value(self, data: Any) -> Any:
        """Return the validated values. Raises ValidationError with all faults at once."""
        if not isinstance(data, Mapping):
            self.fail("invalid", datatype=type(data).__name__)
        faults = self._unexpected(data)
        try:
            values = super().to_internal_value(data)
        except serializers.ValidationError as error:
            raise serializers.ValidationError({**_as_dict(error), **faults}) from None
        if faults:
            raise serializers.ValidationError(faults)
        return values

    def _unexpected(self, data: Mapping[str, Any]) -> dict[str, list[Any]]:
        writable = {name for name, field in self.fields.items() if not field.read_only}
        return {key: [self._refusal(key, writable)] for key in data if key not in writable}

    def _refusal(self, key: str, writable: set[str]) -> serializers.ErrorDetail:
        if key in self.fields:
            return serializers.ErrorDetail("The system sets this. Leave it out.", "read-only")
        allowed = ", ".join(sorted(writable)) or "none"
        words = f"There is no such field here. Allowed: {allowed}."
        return serializers.ErrorDetail(words, "unknown-field")


class NoFields(StrictSerializer):
    """The body of a call that needs none: nothing, or an object without members."""


def body_of(
    request: Request, serializer_class: type[StrictSerializer], **options: Any
) -> dict[str, Any]:
    """Return the request's body as the serializer reads it. Raises ValidationError (400)."""
    serializer = serializer_class(data=request.data, **options)
    serializer.is_valid(raise_exception=True)
    values: dict[str, Any] = serializer.validated_data
    return values


def _as_dict(error: serializers.ValidationError) -> dict[str, Any]:
    detail = error.detail
    return dict(detail) if isinstance(detail, dict) else {"non_field_errors": detail}
