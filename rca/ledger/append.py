"""Appending: the one way in which a line gets into the ledger."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connections

from rca.core.canonical import canonical_json
from rca.core.clock import wire_time
from rca.core.ids import uuid7
from rca.ledger import hashing
from rca.ledger.models import Entry
from rca.ledger.selectors import Head, head_of

__all__ = ["Event", "Head", "append"]


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, in the past tense (`decision.submitted`), and to which version of what.

    `payload` is a document that `canonical_json` takes: no floats, amounts as decimal strings.
    """

    event: str
    subject_kind: str
    subject_id: UUID
    subject_version: int
    payload: Mapping[str, Any]
    from_state: str | None = None
    to_state: str | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    """What all entries of one call have in common."""

    chain: UUID
    chain_kind: str
    account_id: UUID | None
    person_id: UUID | None
    occurred_at: str
    request_id: str
    key: bytes


def append(
    events: Sequence[Event],
    *,
    chain: UUID,
    chain_kind: str,
    head: Head | None,
    account_id: UUID | None,
    person_id: UUID | None,
    at: datetime,
    request_id: str = "",
    using: str = "default",
) -> tuple[Entry, ...]:
    """Append `events` to `chain` in one INSERT and return the entries.

    `head` is the end of the chain as the caller knows it; None reads it (one SELECT more). A
    stale head is refused by the database. The caller holds a transaction and the row that owns
    the chain: raises RuntimeError outside a transaction, ValueError for a text with a control
    character, TypeError for a payload that has no canonical form.
    """
    if not connections[using].in_atomic_block:
        raise RuntimeError("a ledger line is written in the transaction of what it records")
    line = _Line(
        chain, str(chain_kind), account_id, person_id, wire_time(at), request_id, _ledger_key()
    )
    if head is None:
        head = head_of(chain, using=using)
    entries = _entries(events, line, head)
    Entry.objects.using(using).bulk_create(entries)
    return tuple(entries)


def _ledger_key() -> bytes:
    return hashing.key_bytes(settings.RCA_LEDGER_KEY)


def _entries(events: Sequence[Event], line: _Line, head: Head) -> list[Entry]:
    # Sorted, because ids made in one millisecond are otherwise in random order.
    ids = sorted(uuid7() for _ in events)
    entries: list[Entry] = []
    for identifier, event in zip(ids, events, strict=True):
        entry = _entry(identifier, event, line, head)
        entries.append(entry)
        head = Head(entry.sequence, entry.digest)
    return entries


def _entry(identifier: UUID, event: Event, line: _Line, head: Head) -> Entry:
    salt = hashing.new_salt()
    payload = canonical_json(dict(event.payload))
    entry = Entry(
        id=identifier,
        chain=line.chain,
        chain_kind=line.chain_kind,
        sequence=head.sequence + 1,
        event=event.event,
        subject_kind=event.subject_kind,
        subject_id=event.subject_id,
        subject_version=event.subject_version,
        from_state=event.from_state or None,
        to_state=event.to_state or None,
        account_id=line.account_id,
        person_id=line.person_id,
        request_id=line.request_id,
        occurred_at=line.occurred_at,
        payload_commitment=hashing.commitment(salt, payload),
        salt=salt,
        payload=payload,
        previous_digest=head.digest,
    )
    _refuse_control_characters(entry)
    entry.digest = hashing.entry_digest({n: getattr(entry, n) for n in hashing.DIGEST_FIELDS})
    entry.seal = hashing.seal(line.key, entry.digest)
    return entry


def _refuse_control_characters(entry: Entry) -> None:
    for name in ("event", "subject_kind", "from_state", "to_state", "request_id"):
        text = getattr(entry, name) or ""
        if not text.isprintable():
            raise ValueError(f"{name} of a ledger line holds a character that cannot be printed")
