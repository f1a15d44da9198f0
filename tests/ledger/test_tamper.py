"""Tampering by whoever owns the database: found, at the exact row, by two verifiers alike.

The matrix is that of reliability-security.md, section 5: guards are lifted, as their owner can.
"""

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection

from rca.ledger import hashing
from rca.ledger.checkpoint import make_checkpoint
from rca.ledger.merkle import Frontier, leaf_hash
from rca.ledger.models import Checkpoint, Entry, Leaf
from tests.ledger.histories import (
    History,
    Place,
    at_checkpoint,
    event,
    found_by_verify,
    found_standalone,
    guards_lifted,
    honest_history,
    moment,
    place,
    written,
)

pytestmark = pytest.mark.django_db
Tamper = Callable[[History], set[Place]]
NO_LEAF: Place = ("leaf-position", None, None, None)


def edit(entry: Entry, **changes: Any) -> None:
    """Change columns of one entry and nothing else."""
    Entry.objects.filter(pk=entry.pk).update(**changes)


def remove(*entries: Entry, leaves: bool = False) -> None:
    """Remove entries, with or without their leaves."""
    keys = [entry.pk for entry in entries]
    if leaves:
        Leaf.objects.filter(entry__in=keys)._raw_delete("default")
    Entry.objects.filter(pk__in=keys)._raw_delete("default")


def missing(entry: Entry) -> Place:
    """Return how the loss of a sealed entry is named: only its leaf remembers it."""
    return ("entry-missing", None, None, entry.pk.hex)


def rechain(entry: Entry, *, key: bytes | None, leaves: bool) -> list[Entry]:
    """Compute every digest of a chain anew from `entry` on, and what depends on them."""
    previous = entry.previous_digest
    later = Entry.objects.filter(chain=entry.chain, sequence__gte=entry.sequence)
    rewritten = list(later.order_by("sequence"))
    for one in rewritten:
        one.previous_digest = previous
        values = {name: getattr(one, name) for name in hashing.DIGEST_FIELDS}
        one.digest = previous = hashing.entry_digest(values)
        changes = {"seal": hashing.seal(key, one.digest)} if key else {}
        edit(one, previous_digest=one.previous_digest, digest=one.digest, **changes)
        if leaves:
            Leaf.objects.filter(entry=one).update(digest=one.digest)
    return rewritten


# --- One row ---------------------------------------------------------------------------------
OTHER = UUID(int=12345)
EDITS: dict[str, Any] = {
    "chain_kind": "account",
    "event": "decision.withdrawn",
    "subject_kind": "review",
    "subject_id": OTHER,
    "subject_version": 9,
    "from_state": "returned",
    "to_state": None,
    "account_id": OTHER,
    "person_id": None,
    "request_id": "request-2",
    "occurred_at": "2026-03-02T14:00:00.000001Z",
    "payload_commitment": "f" * 64,
}


@pytest.mark.parametrize("field", EDITS)
@pytest.mark.parametrize("sequence", [1, 3, 5])
def test_an_edited_field_is_found(field: str, sequence: int) -> None:
    def tamper(history: History) -> set[Place]:
        entry = history.entry(1, sequence)
        edit(entry, **{field: EDITS[field]})
        found = {place("digest", entry), place("seal", entry)}
        return found | ({place("commitment", entry)} if field == "payload_commitment" else set())

    both_find(tamper)


def edited_payload(history: History) -> set[Place]:
    """Change what the officer wrote."""
    entry = history.entry(0, 2)
    edit(entry, payload=(entry.payload or "").replace("release", "detain"))
    return {place("commitment", entry)}


def edited_salt(history: History) -> set[Place]:
    """Change the salt."""
    entry = history.entry(0, 2)
    edit(entry, salt="f" * 64)
    return {place("commitment", entry)}


def text_moved_from_payload_to_salt(history: History) -> set[Place]:
    """Keep the hashed bytes and move the border between salt and payload."""
    entry = history.entry(0, 2)
    both = (entry.salt or "") + (entry.payload or "")
    edit(entry, salt=both[:63], payload=both[63:])
    return {place("commitment", entry)}


def edited_digest(history: History) -> set[Place]:
    """Change a digest."""
    entry = history.entry(0, 2)
    edit(entry, digest="f" * 64)
    found = {place("digest", entry), place("leaf-digest", entry)}
    return found | {place("link", history.entry(0, 3))}


def edited_link(history: History) -> set[Place]:
    """Change the digest of the entry before."""
    entry = history.entry(0, 2)
    edit(entry, previous_digest="f" * 64)
    return {place("link", entry), place("digest", entry), place("seal", entry)}


def edited_seal(history: History) -> set[Place]:
    """Change a seal."""
    entry = history.entry(0, 5)
    edit(entry, seal="f" * 64)
    return {place("seal", entry)}


def edited_sequence(history: History) -> set[Place]:
    """Move the last entry up."""
    entry = history.entry(0, 5)
    edit(entry, sequence=6)
    entry.sequence = 6
    return {place("sequence", entry), place("digest", entry), place("seal", entry)}


def line_break_moved_between_fields(history: History) -> set[Place]:
    """Keep the hashed bytes and move the border between two fields."""
    entry = history.entry(0, 2)
    edit(entry, event="", subject_kind=f"{entry.event}\n{entry.subject_kind}")
    return {place("malformed", entry)}


def empty_text_for_no_state(history: History) -> set[Place]:
    """Write an empty state where there was none: the hashed bytes stay the same."""
    entry = history.entry(2, 4)
    edit(entry, from_state=None)
    rechain(entry, key=settings.RCA_LEDGER_KEY.encode(), leaves=True)
    edit(entry, from_state="")
    return {place("malformed", entry), at_checkpoint("root", 2)}


# --- Rows gone, added, moved -----------------------------------------------------------------
def deleted_middle_row(history: History) -> set[Place]:
    """Remove an entry between others."""
    entry, after = history.entry(1, 3), history.entry(1, 4)
    remove(entry)
    return {missing(entry), place("sequence", after), place("link", after)}


def deleted_first_row(history: History) -> set[Place]:
    """Remove the first entry of a chain."""
    entry, after = history.entry(1, 1), history.entry(1, 2)
    remove(entry)
    return {missing(entry), place("sequence", after), place("link", after)}


def deleted_last_row(history: History) -> set[Place]:
    """Remove the last entry of a chain: the chain itself looks whole."""
    entry = history.entry(1, 5)
    remove(entry)
    return {missing(entry)}


def deleted_last_row_and_its_leaf(history: History) -> set[Place]:
    """Remove the last entry of a chain in the middle of the tree, with its leaf."""
    remove(history.entry(1, 5), leaves=True)
    return {NO_LEAF, at_checkpoint("rollback", 2)}


def deleted_last_leaf_of_all(history: History) -> set[Place]:
    """Remove the very last leaf, so that nothing is missing in between."""
    remove(history.entry(2, 5), leaves=True)
    return {at_checkpoint("rollback", 2)}


def deleted_leaf_alone(history: History) -> set[Place]:
    """Remove a leaf: its entry would be sealed again, at another place."""
    Leaf.objects.filter(entry=history.entry(0, 1))._raw_delete("default")
    found: set[Place] = {NO_LEAF, at_checkpoint("root", 1), at_checkpoint("rollback", 2)}
    return found


def deleted_chain(history: History) -> set[Place]:
    """Remove a whole case."""
    entries = list(Entry.objects.filter(chain=history.chains[1]))
    remove(*entries)
    return {missing(entry) for entry in entries}


def deleted_chain_with_leaves_renumbered(history: History) -> set[Place]:
    """Remove a whole case and close the gaps in the tree."""
    remove(*Entry.objects.filter(chain=history.chains[1]), leaves=True)
    for position, leaf in enumerate(Leaf.objects.order_by("position"), 1):
        Leaf.objects.filter(pk=leaf.pk).update(position=position)
    return {at_checkpoint("root", 1), at_checkpoint("rollback", 2)}


def swapped_rows(history: History) -> set[Place]:
    """Exchange the places of two entries."""
    second, third = history.entry(0, 2), history.entry(0, 3)
    edit(second, sequence=1000)
    edit(third, sequence=2)
    edit(second, sequence=3)
    moved = (history.entry(0, 2), history.entry(0, 3))
    found = {place(kind, one) for kind in ("link", "digest", "seal") for one in moved}
    return found | {place("link", history.entry(0, 4))}


def swapped_leaves(history: History) -> set[Place]:
    """Exchange two leaves of the tree, digests and all."""
    first, second = Leaf.objects.order_by("position")[:2]
    Leaf.objects.filter(pk=1).update(position=1000)
    Leaf.objects.filter(pk=2).update(position=1)
    Leaf.objects.filter(pk=1000).update(position=2)
    assert first.digest != second.digest
    return {at_checkpoint("root", 1), at_checkpoint("root", 2)}


def inserted_row(history: History) -> set[Place]:
    """Add an entry that the ledger key never sealed."""
    last = history.entry(0, 5)
    (entry,) = written(chain=last.chain)
    edit(entry, seal=last.seal)
    return {place("seal", entry)}


def row_moved_to_another_chain(history: History) -> set[Place]:
    """Give the last entry of one case to another."""
    entry = history.entry(0, 5)
    edit(entry, chain=history.chains[1], sequence=6)
    entry.chain, entry.sequence = history.chains[1], 6
    return {place(kind, entry) for kind in ("link", "digest", "seal")}


# --- Re-chaining -----------------------------------------------------------------------------
def rechained_without_keys(history: History) -> set[Place]:
    """Edit one entry and compute the rest of the chain anew, without the ledger key."""
    entry = history.entry(1, 3)
    edit(entry, event="decision.withdrawn")
    rewritten = rechain(history.entry(1, 3), key=None, leaves=False)
    return {place(kind, one) for kind in ("seal", "leaf-digest") for one in rewritten}


def rechained_with_leaves_without_keys(history: History) -> set[Place]:
    """The same, with the leaves."""
    entry = history.entry(1, 3)
    edit(entry, event="decision.withdrawn")
    rewritten = rechain(history.entry(1, 3), key=None, leaves=True)
    roots = {at_checkpoint("root", 1), at_checkpoint("root", 2)}
    return {place("seal", one) for one in rewritten} | roots


def rechained_with_ledger_key(history: History) -> set[Place]:
    """Edit an entry and re-chain with the ledger key, leaves included: checkpoints disagree."""
    entry = history.entry(1, 4)
    edit(entry, event="decision.withdrawn")
    rechain(history.entry(1, 4), key=settings.RCA_LEDGER_KEY.encode(), leaves=True)
    return {at_checkpoint("root", 2)}


def rechained_with_roots(history: History) -> set[Place]:
    """The same, and the roots in the database are computed anew; only the signing key is safe."""
    rechained_with_ledger_key(history)
    frontier = Frontier()
    for digest in Leaf.objects.order_by("position").values_list("digest", flat=True):
        frontier.add(leaf_hash(digest.encode()))
    Checkpoint.objects.filter(number=2).update(root=frontier.root().hex())
    kinds = ("root", "checkpoint-signature", "checkpoint-differs")
    return {at_checkpoint(kind, 2) for kind in kinds}


# --- Checkpoints -----------------------------------------------------------------------------
def cut_last_checkpoint(history: History) -> set[Place]:
    """Remove the newest checkpoint from the database."""
    Checkpoint.objects.filter(number=2)._raw_delete("default")
    return {at_checkpoint("checkpoint-missing", 2)}


def cut_first_checkpoint(history: History) -> set[Place]:
    """Remove the oldest checkpoint from the database."""
    Checkpoint.objects.filter(number=1)._raw_delete("default")
    return {at_checkpoint("checkpoint-missing", 1), at_checkpoint("checkpoint-link", 2)}


def old_backup(history: History) -> set[Place]:
    """Restore the database as it was at the first checkpoint: inside, all is well."""
    late = Entry.objects.filter(sequence__gt=3)
    remove(*late, leaves=True)
    Checkpoint.objects.filter(number=2)._raw_delete("default")
    return {at_checkpoint("rollback", 2), at_checkpoint("checkpoint-missing", 2)}


# --- Expungement -----------------------------------------------------------------------------
def expunged_without_event(history: History) -> set[Place]:
    """Remove a payload, and say nothing."""
    entry = history.entry(0, 2)
    edit(entry, payload=None, salt=None)
    return {place("expunged", entry)}


def expunged_with_an_event_about_another(history: History) -> set[Place]:
    """Remove a payload, and name another entry."""
    entry = history.entry(0, 2)
    expunge(entry, named=3)
    return {place("expunged", entry)}


def expunged_with_its_own_reason(history: History) -> set[Place]:
    """Remove a payload with an event, and then the payload of that event."""
    entry = history.entry(0, 2)
    expunge(entry, named=2)
    reason = history.entry(0, 6)
    edit(reason, payload=None, salt=None)
    return {place("expunged", entry), place("expunged", reason)}


def expunged_in_the_last_chain(history: History) -> set[Place]:
    """Remove a payload where no other chain follows."""
    entry = history.entry(2, 5)
    edit(entry, payload=None, salt=None)
    return {place("expunged", entry)}


def expunged_with_an_event_of_another_kind(history: History) -> set[Place]:
    """Remove a payload, and name the entry in an event that is no expungement."""
    entry = history.entry(0, 2)
    edit(entry, payload=None, salt=None)
    written(event("decision.noted", payload={"sequence": 2}), chain=entry.chain, minutes=30)
    return {place("expunged", entry)}


def expunged_with_an_event_in_another_chain(history: History) -> set[Place]:
    """Remove a payload, and say so in the chain of another case."""
    entry = history.entry(0, 2)
    edit(entry, payload=None, salt=None)
    said = event("payload.expunged", payload={"sequence": 2})
    written(said, chain=history.chains[1], minutes=30)
    return {place("expunged", entry)}


def expunge(entry: Entry, *, named: int) -> None:
    """Remove the payload of an entry, with the event that says so."""
    edit(entry, payload=None, salt=None)
    written(event("payload.expunged", payload={"sequence": named}), chain=entry.chain, minutes=30)


TAMPERS: list[Tamper] = [
    edited_payload,
    edited_salt,
    text_moved_from_payload_to_salt,
    edited_digest,
    edited_link,
    edited_seal,
    edited_sequence,
    line_break_moved_between_fields,
    empty_text_for_no_state,
    deleted_middle_row,
    deleted_first_row,
    deleted_last_row,
    deleted_last_row_and_its_leaf,
    deleted_last_leaf_of_all,
    deleted_leaf_alone,
    deleted_chain,
    deleted_chain_with_leaves_renumbered,
    swapped_rows,
    swapped_leaves,
    inserted_row,
    row_moved_to_another_chain,
    rechained_without_keys,
    rechained_with_leaves_without_keys,
    rechained_with_ledger_key,
    rechained_with_roots,
    cut_last_checkpoint,
    cut_first_checkpoint,
    old_backup,
    expunged_without_event,
    expunged_with_an_event_about_another,
    expunged_with_its_own_reason,
    expunged_in_the_last_chain,
    expunged_with_an_event_of_another_kind,
    expunged_with_an_event_in_another_chain,
]


@pytest.mark.parametrize("tamper", TAMPERS, ids=lambda tamper: tamper.__name__)
def test_tampering_is_found(tamper: Tamper) -> None:
    both_find(tamper)


def both_find(tamper: Tamper) -> None:
    """Assert that both verifiers find exactly what the tampering leaves behind."""
    history = honest_history()
    with guards_lifted():
        expected = tamper(history)
        assert found_by_verify() == expected
        assert found_standalone() == expected


CHECKPOINT_EDITS = {
    "root": "f" * 64,
    "previous_root": "f" * 64,
    "size": 8,
    "guard_inventory": "f" * 64,
    "made_at": moment(99).isoformat(),
    "key_id": "f" * 16,
    "signature": "f" * 128,
}


@pytest.mark.parametrize("field", CHECKPOINT_EDITS)
def test_an_edited_checkpoint_is_found(field: str) -> None:
    honest_history()
    with guards_lifted():
        Checkpoint.objects.filter(number=1).update(**{field: CHECKPOINT_EDITS[field]})
        found = found_by_verify()
        assert found == found_standalone()
        assert at_checkpoint("checkpoint-differs", 1) in found
        assert at_checkpoint("checkpoint-signature", 1) in found


def test_an_expunged_payload_with_its_event_is_no_fault() -> None:
    history = honest_history()
    with guards_lifted():
        expunge(history.entry(0, 2), named=2)
        assert found_by_verify() == set()
        assert found_standalone() == set()


def test_an_edited_line_outside_is_found() -> None:
    honest_history()
    for folder in settings.RCA_CHECKPOINT_DIRS:
        path = folder / "checkpoints.jsonl"
        first, second = path.read_text().splitlines()
        document = {**json.loads(first), "made_at": "2026-03-01T00:00:00.000000Z"}
        path.write_text(f"{json.dumps(document)}\nno checkpoint\n[]\n{second}\n")
    found = found_by_verify()
    assert found == found_standalone()
    assert found == {
        at_checkpoint("checkpoint-signature", 1),
        at_checkpoint("checkpoint-differs", 1),
        ("checkpoint-unreadable", None, None, None),
    }


def test_a_line_cut_out_outside_is_found() -> None:
    history = honest_history()
    written(chain=history.chains[0], minutes=30)
    make_checkpoint(moment(40))
    for folder in settings.RCA_CHECKPOINT_DIRS:
        path = folder / "checkpoints.jsonl"
        path.write_text("".join(path.read_text().splitlines(keepends=True)[1:]))
    found = found_by_verify()
    assert found == found_standalone()
    assert found == {at_checkpoint("checkpoint-missing", 1), at_checkpoint("checkpoint-link", 2)}


def test_folders_that_contradict_each_other_are_found() -> None:
    honest_history()
    first, second = (folder / "checkpoints.jsonl" for folder in settings.RCA_CHECKPOINT_DIRS)
    changed = {**json.loads(first.read_text().splitlines()[1]), "made_at": "long ago"}
    second.write_text(f"{first.read_text().splitlines()[0]}\n{json.dumps(changed)}\n")
    found = {at_checkpoint("checkpoint-differs", 2), at_checkpoint("checkpoint-signature", 2)}
    assert found_by_verify() == found


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    ("column", "expression"),
    [
        ("event", "CAST(x'ff61' AS TEXT)"),
        ("event", "x'ff61'"),
        ("occurred_at", "x'00'"),
        ("subject_version", "1.5"),
        ("chain", "'no chain'"),
        ("id", "upper(id)"),
        ("payload", "x'7b7d'"),
        ("digest", "CAST(x'ff' AS TEXT)"),
    ],
)
def test_bytes_that_are_no_entry_are_faults_and_raise_nothing(column: str, expression: str) -> None:
    history = honest_history()
    with guards_lifted(), connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE ledger_entry SET {column} = {expression} WHERE id = %s",
            [history.entry(0, 3).pk.hex],
        )
        found = found_by_verify()
        assert found
        assert found == found_standalone()


@pytest.mark.postgresql_only
def test_nothing_where_there_was_an_empty_text_is_found() -> None:
    history = honest_history()
    entry = history.entry(0, 5)
    with guards_lifted():
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE ledger_entry ALTER COLUMN request_id DROP NOT NULL")
        edit(entry, request_id="")
        rechain(history.entry(0, 5), key=settings.RCA_LEDGER_KEY.encode(), leaves=True)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE ledger_entry SET request_id = NULL WHERE id = %s", [entry.pk])
        expected = {place("malformed", entry), at_checkpoint("root", 2)}
        assert found_by_verify() == expected
        assert found_standalone() == expected


def test_a_table_that_is_gone_is_a_fault() -> None:
    honest_history()
    with guards_lifted():
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE ledger_leaf RENAME TO ledger_leaf_away")
        assert ("unreadable", None, None, None) in found_by_verify()
