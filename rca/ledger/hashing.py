"""What is hashed, in which order: pure functions, the same bytes as the guards and as any verifier.

The salted payload is not in the digest, only its commitment is. So a sealed payload can be
removed by order of a court and the chain still verifies (28 CFR 20.34; reliability-security.md
section 5).
"""

import hashlib
import hmac
import os
from collections.abc import Mapping
from uuid import UUID

FORMAT = "rca-ledger-1"
ZERO_DIGEST = "0" * 64
SALT_DIGITS = 64

# The order of the fields in the digest, after the format tag. Changing it is a new format.
DIGEST_FIELDS = (
    "id",
    "chain",
    "chain_kind",
    "sequence",
    "event",
    "subject_kind",
    "subject_id",
    "subject_version",
    "from_state",
    "to_state",
    "account_id",
    "person_id",
    "request_id",
    "occurred_at",
    "payload_commitment",
    "previous_digest",
)
UUID_FIELDS = frozenset({"id", "chain", "subject_id", "account_id", "person_id"})

Value = UUID | str | int | None


def new_salt() -> str:
    """Return 32 random bytes as 64 hexadecimal digits."""
    return os.urandom(SALT_DIGITS // 2).hex()


def commitment(salt: str, payload: str) -> str:
    """Return the SHA-256 of salt and canonical payload. The salt has a fixed length, so that
    nothing can be moved between the two."""
    return _sha256(salt + payload)


def entry_digest(values: Mapping[str, Value]) -> str:
    """Return the digest of an entry given as the values of `DIGEST_FIELDS`.

    One field a line after the format tag; a UUID is 32 digits, NULL is empty. No field may hold
    a line break: `append` and the guards refuse one.
    """
    return _sha256("\n".join([FORMAT, *(_text(values[name]) for name in DIGEST_FIELDS)]))


def seal(key: bytes, digest: str) -> str:
    """Return the HMAC-SHA256 of a digest under the ledger key, which is never in the database."""
    return hmac.new(key, digest.encode(), hashlib.sha256).hexdigest()


def key_bytes(key: str | bytes) -> bytes:
    """Return a ledger key as bytes, as read from a setting or a file."""
    return key.encode() if isinstance(key, str) else key


def _text(value: Value) -> str:
    if value is None:
        return ""
    return value.hex if isinstance(value, UUID) else str(value)


def _sha256(text: str) -> str:
    # surrogateescape: a damaged row may hold bytes that are not UTF-8; it must fail, not raise.
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
