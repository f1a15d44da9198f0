"""The text of a checkpoint: what is signed, and how it is written outside the database."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from rca.core.canonical import canonical_json

FORMAT = "rca-checkpoint-1"


@dataclass(frozen=True, slots=True)
class Statement:
    """A signed root over the first `size` leaves; `number` counts from 1."""

    number: int
    size: int
    root: str
    previous_root: str
    guard_inventory: str
    made_at: str
    key_id: str
    signature: str

    def signed_text(self) -> bytes:
        """Return the bytes under the signature: canonical JSON of all but the signature."""
        return signed_text(**{name: getattr(self, name) for name in NAMES if name != "signature"})

    def line(self) -> str:
        """Return the line that stands outside the database."""
        document = {name: getattr(self, name) for name in NAMES}
        return canonical_json({"format": FORMAT, **document}) + "\n"

    def signed_by(self, key: Ed25519PublicKey) -> bool:
        """Tell whether the signature is that of `key`."""
        try:
            key.verify(bytes.fromhex(self.signature), self.signed_text())
        except (InvalidSignature, ValueError):
            return False
        return True


NAMES = tuple(field.name for field in fields(Statement))


def signed_text(**values: Any) -> bytes:
    """Return the bytes to sign for the fields of a statement without its signature."""
    return canonical_json({"format": FORMAT, **values}).encode()


def read_line(line: str) -> Statement | None:
    """Return the statement of a line, or None when the line is none."""
    try:
        document = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return from_values(document) if isinstance(document, dict) else None


def from_values(values: Mapping[str, Any]) -> Statement | None:
    """Return the statement with these values, or None when one is missing or of a wrong type."""
    kinds = {name: int if name in ("number", "size") else str for name in NAMES}
    if all(type(values.get(name)) is kind for name, kind in kinds.items()):
        return Statement(**{name: values[name] for name in NAMES})
    return None
