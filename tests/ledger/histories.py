"""Builders of ledgers: honest histories, and a place where their guards are lifted."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from rca.core.ids import uuid7
from rca.ledger import keys, outside, standalone
from rca.ledger.append import Event, append
from rca.ledger.checkpoint import make_checkpoint
from rca.ledger.models import Checkpoint, Entry
from rca.ledger.verify import verify

START = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)
PERSON, ACCOUNT = UUID(int=7), UUID(int=8)
TABLES = ("ledger_entry", "ledger_leaf", "ledger_checkpoint")

Place = tuple[str, str | None, int | None, str | None]


def moment(minutes: int = 0) -> datetime:
    """Return a moment some minutes after the start of the history."""
    return START + timedelta(minutes=minutes)


def event(name: str = "decision.submitted", **changes: object) -> Event:
    """Return an event about some decision."""
    values = {
        "event": name,
        "subject_kind": "decision",
        "subject_id": UUID(int=99),
        "subject_version": 2,
        "payload": {"outcome": "release", "remarks": "née Łukasz\n'quoted'"},
        "from_state": "draft",
        "to_state": "submitted",
        **changes,
    }
    return Event(**values)  # type: ignore[arg-type]


def written(
    *events: Event, chain: UUID, minutes: int = 0, chain_kind: str = "case"
) -> tuple[Entry, ...]:
    """Append events to a chain, one call."""
    with transaction.atomic():
        return append(
            events or (event(),),
            chain=chain,
            chain_kind=chain_kind,
            head=None,
            account_id=ACCOUNT,
            person_id=PERSON,
            at=moment(minutes),
            request_id="request-1",
        )


@dataclass
class History:
    """A ledger of three cases under two checkpoints, and what was there at each."""

    chains: list[UUID]
    first: Checkpoint
    second: Checkpoint

    def entry(self, chain: int, sequence: int) -> Entry:
        """Return the entry at a place, by the number of its chain."""
        return Entry.objects.get(chain=self.chains[chain], sequence=sequence)


def honest_history() -> History:
    """Write three chains of five entries each; the last two of each after the first checkpoint."""
    chains = sorted(uuid7() for _ in range(3))
    for number, chain in enumerate(chains):
        written(event("decision.drafted"), event(), chain=chain, minutes=number)
        written(event("decision.returned"), chain=chain, minutes=number)
    first = make_checkpoint(moment(10))
    for chain in chains:
        written(event(), event("decision.executed"), chain=chain, minutes=11)
    second = make_checkpoint(moment(20))
    assert first is not None
    assert second is not None
    return History(chains, first, second)


@contextmanager
def guards_lifted() -> Iterator[None]:
    """Lift the guards of the ledger as its owner could, and undo everything afterwards."""
    with transaction.atomic():
        lift_guards()
        yield
        transaction.set_rollback(True)


def lift_guards() -> None:
    """Take the guards of the ledger away, in the present transaction."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for table in TABLES:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            return
        cursor.execute("SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'")
        for name, table in cursor.fetchall():
            if table in TABLES:
                cursor.execute(f"DROP TRIGGER {name}")


def found_by_verify() -> set[Place]:
    """Return what the verifier of the project finds."""
    return {(f.kind, f.chain, f.sequence, f.entry_id) for f in verify().faults}


def found_standalone() -> set[Place]:
    """Return what the stand-alone verifier finds in the same database and files."""
    lines = list(outside.lines(outside.folders()[0]))
    key = keys.public_key()
    seal_key = settings.RCA_LEDGER_KEY.encode()
    return {tuple(fault) for fault in standalone.check(_rows, lines, key, seal_key)}


def _rows(query: str) -> Sequence[tuple[object, ...]]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            connection.connection.text_factory = lambda b: b.decode("utf-8", "surrogateescape")
        cursor.execute(query)
        rows = [standalone.plain(row) for row in cursor.fetchall()]
        if connection.vendor == "sqlite":
            connection.connection.text_factory = str
    return rows


def place(kind: str, entry: Entry) -> Place:
    """Return how a fault of `kind` names this entry."""
    return (kind, entry.chain.hex, entry.sequence, entry.pk.hex)


def at_checkpoint(kind: str, number: int) -> Place:
    """Return how a fault of `kind` names a checkpoint."""
    return (kind, None, number, None)
