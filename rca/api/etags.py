"""Versions on the wire: a strong ETag for what can change, and If-Match for whoever changes it.

Whoever concurs, concurs with what they have read: a tag that says less than one exact version
(`*`, a weak tag, a list of tags) is refused (RFC 9110 section 13.1.1 allows more than we do).
"""

import re
from typing import Any, Protocol

from django.http import HttpRequest, HttpResponseBase
from rest_framework.request import Request

from rca.core.errors import FieldError, Invalid, MissingPrecondition, StaleVersion

POINTER = "/headers/if-match"

_TAG = re.compile(r'(W/)?"([\x21\x23-\x7e\x80-\xff]*)"')
_TAGS = re.compile(
    r'(W/)?"[\x21\x23-\x7e\x80-\xff]*"([ \t]*,[ \t]*(W/)?"[\x21\x23-\x7e\x80-\xff]*")*'
)
_VERSION = re.compile(r"[1-9][0-9]{0,9}")


class HasVersion(Protocol):
    """Anything with the integer version of a `rca.core.models.Versioned` row."""

    version: int


def etag_of(kind: str, version: int) -> str:
    """Return the strong tag of a version, such as `"decision-7"`, quotes included."""
    return f'"{kind}-{version}"'


def set_etag(response: HttpResponseBase, kind: str, record: HasVersion) -> None:
    """Put the ETag of `record` on the answer that shows it."""
    response["ETag"] = etag_of(kind, record.version)


def expected_version(request: Request | HttpRequest, kind: str) -> int:
    """Return the version of a `kind` that the caller has read, from If-Match.

    Raises MissingPrecondition (428) without the header, Invalid (400) when it is no entity tag,
    StaleVersion (412) for a tag that cannot be one version of a `kind`.
    """
    header = request.headers.get("If-Match")
    if header is None or not header.strip():
        raise MissingPrecondition(
            "Read the record first and send its ETag as If-Match.",
            errors=[FieldError(POINTER, "required", "Send the ETag that you have read.")],
        )
    return _version_in(_opaque(header.strip()), kind)


def is_unchanged(request: Request | HttpRequest, kind: str, record: HasVersion) -> bool:
    """Tell whether If-None-Match names this version: then 304 without a body will do.

    Only for a representation that depends on nothing but the record itself.
    """
    header = request.headers.get("If-None-Match", "")
    known = {match.group(2) for match in _TAG.finditer(header)}
    return etag_of(kind, record.version).strip('"') in known


def _opaque(header: str) -> str:
    """Return what stands between the quotes of the one strong tag in `header`."""
    if header == "*":
        raise _cannot_match("`*` does not say which version you have read.")
    tag = _TAG.fullmatch(header)
    if tag is None:
        raise _several(header) if _TAGS.fullmatch(header) else _malformed()
    if tag.group(1):
        raise _cannot_match("A weak tag does not say exactly which version you have read.")
    return tag.group(2)


def _version_in(opaque: str, kind: str) -> int:
    found_kind, _, version = opaque.rpartition("-")
    if found_kind != kind or not _VERSION.fullmatch(version):
        raise _cannot_match("This is not a tag of this record.")
    return int(version)


def _several(_: str) -> StaleVersion:
    return _cannot_match("Name the one version that you have read.")


def _malformed() -> Invalid:
    words = 'If-Match is an ETag in double quotes, such as "decision-7".'
    return Invalid(words, errors=[FieldError(POINTER, "malformed", words)])


def _cannot_match(words: str) -> StaleVersion:
    mend: Any = FieldError(POINTER, "no-match", words)
    return StaleVersion(f"{words} Read the record again and send its ETag.", errors=[mend])
