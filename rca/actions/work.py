"""One piece of work on one case: the lock, and everything that it will write.

The order of locks is: idempotency key, case, then the rest (reliability-security.md section 6).
The lock is an UPDATE, not a SELECT FOR UPDATE: it holds at every isolation level.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, models

from policies.models import Edition
from rca.accounts.actors import Actor
from rca.accounts.models import Account
from rca.actions.chains import ChainKind
from rca.cases.models import Case
from rca.core.errors import NotFound
from rca.core.fingerprint import fingerprint
from rca.core.ids import uuid7
from rca.core.models import Versioned
from rca.ledger.append import Event, Head, append
from rca.notices.models import Notice

_CASE = Case._meta.db_table


@dataclass(frozen=True, slots=True)
class Telling:
    """An event about a row, before the row has its final columns."""

    row: models.Model
    event: str
    version: int
    from_state: str | None
    to_state: str | None
    payload: Mapping[str, Any]

    def written(self) -> Event:
        """Return the event as the ledger takes it, stamped with the row's digest."""
        return Event(
            event=self.event,
            subject_kind=_kind(self.row),
            subject_id=self.row.pk,
            subject_version=self.version,
            from_state=self.from_state,
            to_state=self.to_state,
            payload={"row": fingerprint(self.row), **self.payload},
        )


@dataclass
class Work:
    """What one verb does to one chain (a case, a policy edition, an account, a detainee).

    `head` is the end of the chain as read under the lock; None reads it when it is needed. The
    statement that takes the lock cannot read it: where it had to wait (PostgreSQL), it still sees
    the chain as it was before.
    """

    actor: Actor
    at: datetime
    chain: UUID
    chain_kind: ChainKind
    head: Head | None = None
    told: list["Telling"] = field(default_factory=list)
    added: list[models.Model] = field(default_factory=list)
    changed: list[tuple[models.Model, tuple[str, ...]]] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def add(self, row: models.Model, event: str, **payload: Any) -> None:
        """Take a new row, with the event that tells of it."""
        self.added.append(row)
        self._tell(row, event, getattr(row, "version", 1), None, payload)

    def change(
        self,
        row: Versioned | Edition,
        event: str,
        *fields: str,
        was: str | None = None,
        **payload: Any,
    ) -> None:
        """Take a changed row (its version rises by one) and the event; `was` is its old state."""
        if not isinstance(row, Case):
            row.version += 1
        self.changed.append((row, (*fields, "version")))
        self._tell(row, event, row.version, was, payload)

    def tell(self, row: models.Model, event: str, **payload: Any) -> None:
        """Take an event that changes no row of its own, such as a refusal."""
        self._tell(row, event, getattr(row, "version", 1), None, payload)

    def notify(self, kind: str, subject: models.Model, **address: Any) -> None:
        """Put a notice about `subject` into the outbox."""
        self.notices.append(
            Notice(
                kind=kind,
                case_id=self.chain,
                subject_kind=_kind(subject),
                subject_id=subject.pk,
                created_at=self.at,
                **address,
            )
        )

    def write(self) -> None:
        """Write everything: the ledger lines, new rows, changed rows, notices."""
        if self.told:
            self._append()
        for batch in _batches(self.added):
            type(batch[0])._default_manager.bulk_create(batch)
        for row, fields in self.changed:
            row.save(update_fields=list(dict.fromkeys(fields)))
        if self.notices:
            Notice.objects.bulk_create(self.notices)
        self.told, self.added, self.changed, self.notices = [], [], [], []

    def _append(self) -> None:
        entries = append(
            [telling.written() for telling in self.told],
            chain=self.chain,
            chain_kind=self.chain_kind,
            head=self.head,
            account_id=self.actor.account_id,
            person_id=self.actor.person_id,
            at=self.at,
            request_id=self.actor.request_id,
        )
        self.head = Head(entries[-1].sequence, entries[-1].digest)

    def _tell(
        self,
        row: models.Model,
        event: str,
        version: int,
        was: str | None,
        payload: Mapping[str, Any],
    ) -> None:
        state = getattr(row, "state", None)
        self.told.append(Telling(row, event, version, was, state, payload))


def enter_case(actor: Actor, at: datetime, case_id: UUID, *, table: str = _CASE) -> Work:
    """Lock the case that the row `case_id` of `table` belongs to, and raise its version.

    `table` is the table of the subject: the case itself, or a table with a `case_id` column.
    Raises NotFound when there is none.
    """
    return _enter(actor, at, case_id, table, step=1)


def enter_case_to_record(actor: Actor, at: datetime, case_id: UUID) -> Work:
    """Lock a case without raising its version: for a refusal, which changes nothing."""
    return _enter(actor, at, case_id, _CASE, step=0)


def _enter(actor: Actor, at: datetime, subject_id: UUID, table: str, *, step: int) -> Work:
    found = "%s" if table == _CASE else f"(SELECT case_id FROM {table} WHERE id = %s)"
    statement = f"UPDATE {_CASE} SET version = version + {step} WHERE id = {found} RETURNING id"
    key = Case._meta.pk.get_db_prep_value(subject_id, connection)
    with connection.cursor() as cursor:
        cursor.execute(statement, [key])
        row = cursor.fetchone()
    if row is None:
        raise NotFound
    chain = row[0] if isinstance(row[0], UUID) else UUID(row[0])
    return Work(actor, at, chain, "case")


def enter_account(actor: Actor, at: datetime, account_id: UUID) -> Work:
    """Lock an account, whose chain is about to get a line; two at once would take one place."""
    Account.objects.select_for_update().get(pk=account_id)
    return new_chain(actor, at, account_id, "account")


def new_chain(actor: Actor, at: datetime, chain: UUID | None, chain_kind: ChainKind) -> Work:
    """Return work on a chain that is about to begin, or whose head is read when written."""
    return Work(actor, at, chain or uuid7(), chain_kind)


def _kind(row: models.Model) -> str:
    return row._meta.model_name or ""


def _batches(rows: Sequence[models.Model]) -> list[list[models.Model]]:
    batches: list[list[models.Model]] = []
    for row in rows:
        if batches and type(batches[-1][0]) is type(row):
            batches[-1].append(row)
        else:
            batches.append([row])
    return batches
