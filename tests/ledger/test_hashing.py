"""Fixed inputs and their fixed digests: whoever writes a verifier can begin here."""

import hashlib
from uuid import UUID

import pytest
from django.db import connection

from rca.core.dialects import Dialect
from rca.ledger import hashing
from rca.ledger.guards import digest_expression
from rca.ledger.models import Entry
from tests.ledger.histories import written

VALUES: dict[str, hashing.Value] = {
    "id": UUID("0195f3a0-0000-7000-8000-000000000001"),
    "chain": UUID("0195f3a0-0000-7000-8000-00000000000a"),
    "chain_kind": "case",
    "sequence": 1,
    "event": "decision.submitted",
    "subject_kind": "decision",
    "subject_id": UUID("0195f3a0-0000-7000-8000-00000000000b"),
    "subject_version": 2,
    "from_state": "draft",
    "to_state": "submitted",
    "account_id": UUID("0195f3a0-0000-7000-8000-00000000000c"),
    "person_id": None,
    "request_id": "",
    "occurred_at": "2026-03-02T14:00:00.000000Z",
    "payload_commitment": "c" * 64,
    "previous_digest": "0" * 64,
}
TEXT = (
    "rca-ledger-1\n0195f3a0000070008000000000000001\n0195f3a000007000800000000000000a\ncase\n1\n"
    "decision.submitted\ndecision\n0195f3a000007000800000000000000b\n2\ndraft\nsubmitted\n"
    "0195f3a000007000800000000000000c\n\n\n2026-03-02T14:00:00.000000Z\n"
) + f"{'c' * 64}\n{'0' * 64}"


def test_the_digest_is_the_hash_of_the_fields_one_a_line() -> None:
    assert hashing.entry_digest(VALUES) == hashlib.sha256(TEXT.encode()).hexdigest()
    assert (
        hashing.entry_digest(VALUES)
        == "60295345aa13ef9aa444cb71467081a8d2373161892453cdc3a57c66a437b736"
    )


def test_the_commitment_is_the_hash_of_salt_and_payload() -> None:
    assert (
        hashing.commitment("a" * 64, '{"outcome":"release"}')
        == "ab2430e561b9e578c85387f7996d583d466563118015112ef149a415f595f080"
    )


def test_the_seal_is_an_hmac_of_the_digest_in_hexadecimal() -> None:
    assert (
        hashing.seal(b"key", "d" * 64)
        == "30ae54ca102575c74dbcb489d57be33306711fbdf63be0879edaf179424924da"
    )


@pytest.mark.parametrize("name", hashing.DIGEST_FIELDS)
def test_every_field_counts(name: str) -> None:
    changed = UUID(int=1) if name in hashing.UUID_FIELDS else "9"
    assert hashing.entry_digest({**VALUES, name: changed}) != hashing.entry_digest(VALUES)


def test_salts_are_fresh_and_of_one_length() -> None:
    salts = {hashing.new_salt() for _ in range(50)}
    assert len(salts) == 50
    assert {len(salt) for salt in salts} == {hashing.SALT_DIGITS}


@pytest.mark.django_db
def test_plain_sql_computes_the_same_digest() -> None:
    written(chain=UUID(int=1))
    expression = digest_expression(Dialect(connection.vendor), "e")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {expression} FROM ledger_entry e")
        assert cursor.fetchall() == [(Entry.objects.get().digest,)]
