"""Idempotency: the first answer to a key is kept in the action's own transaction.

A key exists if and only if its action took effect, or its refusal was recorded. A retry gets
the same answer, byte for byte (IETF draft "The Idempotency-Key HTTP Header Field").
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from rca.core.errors import RcaError
from rca.core.models import IdempotentAnswer

TABLE = IdempotentAnswer._meta.db_table


@dataclass(frozen=True, slots=True)
class Answer:
    """What a caller is told: a status, headers that belong to it, and the body as sent."""

    status: int
    body: str
    headers: Mapping[str, str] = field(default_factory=dict)
    replayed: bool = False


class KeyReused(RcaError):
    """The key was used for another request."""

    status, code, title = 422, "idempotency-key-reused", "This Idempotency-Key was used before"


class KeyInFlight(RcaError):
    """The first request with this key is still running."""

    status, code, title = 409, "idempotency-key-in-flight", "The first request is still running"


class Replayed(Exception):
    """The key has an answer already; nothing is done again."""

    def __init__(self, answer: Answer) -> None:
        """Take the first answer."""
        super().__init__("replayed")
        self.answer = answer


@dataclass(frozen=True, slots=True)
class Once:
    """One use of a key by a person for one request; `describe` renders a recorded refusal."""

    person_id: UUID
    key: str
    fingerprint: str
    at: datetime
    describe: Callable[[RcaError], Answer]

    def claim(self) -> None:
        """Take the key, first thing in the transaction.

        Raises Replayed with the first answer, KeyReused when the request differs, and
        KeyInFlight when the first request has not ended (PostgreSQL; SQLite has one writer,
        so there the retry waits and is then answered as the first time).
        """
        with connection.cursor() as cursor:
            cursor.execute(_claim_statement(), self._claim_values())
            taken = cursor.fetchone()
        if taken is None:
            self._answer_from_before()

    def keep(self, answer: Answer) -> None:
        """Keep the answer under the key, last thing in the same transaction."""
        kept = IdempotentAnswer.objects.filter(person_id=self.person_id, key=self.key)
        headers = json.dumps(dict(answer.headers))
        kept.update(status=answer.status, headers=headers, body=answer.body)

    def _claim_values(self) -> list[Any]:
        adapt = IdempotentAnswer._meta.get_field("person_id").get_db_prep_value
        when = IdempotentAnswer._meta.get_field("made_at").get_db_prep_value
        values: list[Any] = [
            adapt(self.person_id, connection),
            self.key,
            self.fingerprint,
            when(self.at, connection),
        ]
        if connection.vendor == "postgresql":
            values.append(f"{self.person_id}:{self.key}")
        return values

    def _answer_from_before(self) -> None:
        kept = IdempotentAnswer.objects.filter(person_id=self.person_id, key=self.key).first()
        if kept is None or kept.status is None:
            raise KeyInFlight("Wait until the first request with this key has been answered.")
        if kept.fingerprint != self.fingerprint:
            raise KeyReused("Use a new Idempotency-Key for a new request.")
        raise Replayed(Answer(kept.status, kept.body, json.loads(kept.headers), replayed=True))


def _claim_statement() -> str:
    columns = "(person_id, key, fingerprint, made_at, headers, body)"
    if connection.vendor == "postgresql":
        return (
            f"INSERT INTO {TABLE} {columns} SELECT %s, %s, %s, %s, '{{}}', '' "
            "WHERE pg_try_advisory_xact_lock(hashtextextended(%s, 0)) "
            "ON CONFLICT (person_id, key) DO NOTHING RETURNING id"
        )
    return (
        f"INSERT INTO {TABLE} {columns} VALUES (%s, %s, %s, %s, '{{}}', '') "
        "ON CONFLICT (person_id, key) DO NOTHING RETURNING id"
    )
