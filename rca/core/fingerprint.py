"""The digest of a row, written into its ledger line, so that a later edit is seen."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import models

from rca.core.canonical import canonical_json, sha256_hex
from rca.core.clock import wire_time

UNSTAMPED = frozenset({"version"})
"""Columns outside the digest: a case's version rises with every action on the case."""


def fingerprint(row: models.Model) -> str:
    """Return the SHA-256 over all columns of `row` but its version, spelt canonically."""
    columns = {
        field.attname: _plain(field, getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if field.name not in UNSTAMPED
    }
    return sha256_hex(canonical_json(columns))


def _plain(field: "models.Field[Any, Any]", value: Any) -> Any:
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return wire_time(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(field, models.DecimalField) and value is not None:
        return str(Decimal(value).quantize(Decimal(1).scaleb(-(field.decimal_places or 0))))
    return value
