"""Appending: one statement, the whole line, and only inside a transaction."""

import json
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from rca.ledger import hashing
from rca.ledger.append import Event, Head, append
from rca.ledger.models import Entry
from rca.ledger.selectors import entries_after, entries_of, head_of
from tests.ledger.histories import ACCOUNT, PERSON, event, moment, written

pytestmark = pytest.mark.django_db
CHAIN = UUID(int=1)


def append_with(head: Head | None, *events: Event, request_id: str = "") -> tuple[Entry, ...]:
    """Append to the test's chain with a head of the caller's choice."""
    return append(
        events,
        chain=CHAIN,
        chain_kind="case",
        head=head,
        account_id=ACCOUNT,
        person_id=PERSON,
        at=moment(),
        request_id=request_id,
    )


def test_entries_of_one_call_are_one_insert_when_the_head_is_known() -> None:
    with (
        transaction.atomic(),
        CaptureQueriesContext(
            connection,
        ) as queries,
    ):
        append_with(Head(), event(), event(), event())
    assert [q["sql"].split()[0] for q in queries] == ["INSERT"]


def test_an_unknown_head_costs_one_select_more() -> None:
    with transaction.atomic(), CaptureQueriesContext(connection) as queries:
        append_with(None, event(), event())
    assert [q["sql"].split()[0] for q in queries] == ["SELECT", "INSERT"]


def test_each_entry_carries_the_digest_of_the_one_before() -> None:
    first, second = written(event(), event(), chain=CHAIN)
    (third,) = written(chain=CHAIN)
    assert [e.sequence for e in (first, second, third)] == [1, 2, 3]
    assert first.previous_digest == hashing.ZERO_DIGEST
    assert second.previous_digest == first.digest
    assert third.previous_digest == second.digest
    assert head_of(CHAIN) == Head(3, third.digest)


def test_what_is_read_back_is_what_was_hashed() -> None:
    written(event(payload={"b": [1, None], "a": "naïve"}), chain=CHAIN)
    entry = entries_of(CHAIN).get()
    values = {name: getattr(entry, name) for name in hashing.DIGEST_FIELDS}
    assert entry.digest == hashing.entry_digest(values)
    assert entry.payload == '{"a":"na\\u00efve","b":[1,null]}'
    assert entry.payload_commitment == hashing.commitment(entry.salt or "", entry.payload)
    assert entry.occurred_at == "2026-03-02T14:00:00.000000Z"
    assert entry.seal == hashing.seal(b"ledger key of a test", entry.digest)


def test_equal_payloads_have_different_commitments() -> None:
    first, second = written(event(), event(), chain=CHAIN)
    assert json.loads(first.payload or "") == json.loads(second.payload or "")
    assert first.payload_commitment != second.payload_commitment


def test_chains_do_not_depend_on_each_other() -> None:
    written(chain=CHAIN)
    (other,) = written(chain=UUID(int=2))
    assert other.sequence == 1
    assert other.previous_digest == hashing.ZERO_DIGEST


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_appended() -> None:
    with pytest.raises(RuntimeError, match="in the transaction"):
        append_with(Head(), event())
    assert not Entry.objects.exists()


@pytest.mark.parametrize("text", ["a\nb", "a\x00b", "a\x1bb", "a\u2028b"])
def test_control_characters_are_refused_before_the_database_sees_them(text: str) -> None:
    with transaction.atomic(), pytest.raises(ValueError, match="request_id"):
        append_with(Head(), event(), request_id=text)


def test_a_payload_holds_no_floats() -> None:
    with transaction.atomic(), pytest.raises(TypeError, match="floats"):
        append_with(Head(), event(payload={"bond": 1500.0}))


def test_an_empty_state_is_no_state() -> None:
    (entry,) = written(event(from_state="", to_state=""), chain=CHAIN)
    assert (entry.from_state, entry.to_state) == (None, None)


def test_the_listing_continues_after_the_last_entry_seen() -> None:
    for minutes in (0, 0, 1):
        written(event(), event(), chain=CHAIN, minutes=minutes)
    seen: list[Entry] = []
    while page := list(entries_after((seen[-1].occurred_at, seen[-1].pk) if seen else None)[:2]):
        seen += page
    assert [e.sequence for e in seen] == [1, 2, 3, 4, 5, 6]
