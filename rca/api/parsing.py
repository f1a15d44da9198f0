"""The one parser of the API: JSON, strictly read, of bounded size."""

from collections.abc import Mapping
from email.message import Message
from typing import IO, Any, ClassVar

from django.http import HttpRequest
from rest_framework.exceptions import UnsupportedMediaType
from rest_framework.parsers import BaseParser

from rca.api import strict_json
from rca.core.errors import RcaError

BODY_LIMIT = 256 * 1024


class BodyTooLargeError(RcaError):
    """The body holds more than 256 KiB."""

    status: ClassVar[int] = 413
    code: ClassVar[str] = "body-too-large"
    title: ClassVar[str] = "The body is too large"


class StrictJSONParser(BaseParser):
    """Parses `application/json` in UTF-8, at most 256 KiB, by the rules of `strict_json`."""

    media_type = "application/json"

    def parse(
        self,
        stream: IO[Any] | HttpRequest,
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Return the object in the body.

        Raises UnsupportedMediaType (415), BodyTooLargeError (413) or Invalid (400).
        """
        request = (parser_context or {}).get("request")
        _refuse_other_types(media_type or "", request)
        _refuse_declared_size(request)
        body = _read(stream)
        if len(body) > BODY_LIMIT:
            raise _too_large()
        return strict_json.parse(body)


def _refuse_other_types(media_type: str, request: Any) -> None:
    message = Message()
    message["Content-Type"] = media_type
    charset = str(message.get_param("charset", "utf-8")).lower()
    encoding = request.META.get("HTTP_CONTENT_ENCODING", "identity") if request else "identity"
    plain = encoding.strip().lower() in ("", "identity")
    if message.get_content_type() != "application/json" or charset != "utf-8" or not plain:
        raise UnsupportedMediaType(media_type)


def _refuse_declared_size(request: Any) -> None:
    """Refuse before reading, so that a body too large costs nothing."""
    declared = str(request.META.get("CONTENT_LENGTH") or "0") if request else "0"
    if declared.isdecimal() and int(declared) > BODY_LIMIT:
        raise _too_large()


def _read(stream: IO[Any] | HttpRequest) -> bytes:
    """Django keeps the body of its own request, so that others can still read it."""
    if isinstance(stream, HttpRequest):
        return stream.body
    body: bytes = stream.read(BODY_LIMIT + 1)
    return body


def _too_large() -> BodyTooLargeError:
    return BodyTooLargeError("A request body holds at most 256 KiB. Shorten it.")
