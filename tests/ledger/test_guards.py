"""What the database refuses of the ledger, whoever writes and by whatever means."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import Model

from rca.core.guards import faults
from rca.core.ids import uuid7
from rca.ledger import hashing
from rca.ledger.models import Checkpoint, Entry, Leaf
from tests.ledger.histories import ACCOUNT, PERSON, History, honest_history, written

pytestmark = pytest.mark.django_db
CHAIN = UUID(int=1)
Attack = Callable[[History], object]


def forged(history: History, *, true_digest: bool = True, **changes: Any) -> Entry:
    """Return the next entry of the first chain as a writer without scruples makes it."""
    last = history.entry(0, 5)
    entry = Entry(
        id=uuid7(),
        chain=last.chain,
        chain_kind="case",
        sequence=6,
        event="decision.concurred",
        subject_kind="decision",
        subject_id=UUID(int=99),
        subject_version=3,
        account_id=ACCOUNT,
        person_id=PERSON,
        occurred_at="2026-03-02T15:00:00.000000Z",
        salt="a" * 64,
        payload="{}",
        payload_commitment=hashing.commitment("a" * 64, "{}"),
        previous_digest=last.digest,
        digest="0" * 64,
        seal="0" * 64,
    )
    for name, value in changes.items():
        setattr(entry, name, value)
    if true_digest:
        values = {name: getattr(entry, name) for name in hashing.DIGEST_FIELDS}
        entry.digest = hashing.entry_digest(values)
    return entry


def add(entry: Entry) -> None:
    """Insert an entry through the ORM."""
    Entry.objects.bulk_create([entry])


def sql(statement: str, *values: object) -> None:
    """Run a statement as a shell would."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def refused(attack: Callable[[], object], guard: str) -> None:
    """Assert that the database refuses, and by this guard."""
    with pytest.raises(IntegrityError, match=guard), transaction.atomic():
        attack()


def test_an_entry_as_append_makes_it_is_accepted() -> None:
    add(forged(honest_history()))


INSERTS = [
    ("ledger_entry_next", {"sequence": 8, "previous_digest": hashing.ZERO_DIGEST}),
    ("ledger_entry_next", {"sequence": 0, "previous_digest": hashing.ZERO_DIGEST}),
    ("ledger_entry_next|linked|no_replace", {"sequence": 5}),
    ("ledger_entry_next|linked", {"sequence": 7}),
    ("ledger_entry_linked", {"previous_digest": "f" * 64}),
    ("ledger_entry_linked", {"previous_digest": hashing.ZERO_DIGEST}),
    ("ledger_entry_linked", {"chain": UUID(int=5), "sequence": 1}),
    ("ledger_entry_digest", {"digest": "f" * 64, "true_digest": False}),
    ("ledger_entry_actor", {"account_id": None}),
    ("ledger_entry_actor", {"person_id": None}),
    ("ledger_entry_commitment", {"payload": "[]"}),
    ("ledger_entry_commitment", {"payload": None}),
    ("ledger_entry_commitment", {"salt": None}),
    (
        "ledger_entry_commitment",
        {"salt": "", "payload_commitment": hashing.commitment("", "{}")},
    ),
    ("ledger_entry_form", {"occurred_at": "2026-03-02 15:00:00"}),
    ("ledger_entry_form", {"occurred_at": ""}),
    ("ledger_entry_form", {"event": "decision.submitted\ncase"}),
    ("ledger_entry_form", {"request_id": "a\nb"}),
    ("ledger_entry_form", {"from_state": ""}),
    ("ledger_entry_form", {"to_state": ""}),
    ("ledger_entry_chain_kind", {"chain_kind": "other"}),
]


@pytest.mark.parametrize(("guard", "changes"), INSERTS)
def test_a_forged_entry_is_refused(guard: str, changes: dict[str, Any]) -> None:
    history = honest_history()
    refused(lambda: add(forged(history, **changes)), guard)


def test_a_fork_is_refused_although_its_digests_are_true() -> None:
    history = honest_history()
    add(forged(history))
    refused(lambda: add(forged(history, id=uuid7())), "ledger_entry_next|no_replace")


def test_only_the_system_acts_without_an_actor() -> None:
    add(forged(honest_history(), chain_kind="system", account_id=None, person_id=None))


def test_one_statement_may_not_break_the_chain_halfway() -> None:
    history = honest_history()
    first = forged(history)
    second = forged(history, sequence=7, previous_digest="f" * 64)
    refused(lambda: Entry.objects.bulk_create([first, second]), "ledger_entry_linked")


CHANGES: list[tuple[str, Attack]] = [
    ("no_update", lambda h: Entry.objects.update(event="x")),
    ("no_update", lambda h: Entry.objects.filter(pk=h.entry(0, 1).pk).update(payload=None)),
    ("no_update", lambda h: sql("UPDATE ledger_entry SET salt = NULL")),
    ("no_update", lambda h: Leaf.objects.update(digest="f" * 64)),
    ("no_update", lambda h: Checkpoint.objects.update(signature="")),
    ("no_delete", lambda h: Entry.objects.all()._raw_delete("default")),
    ("no_delete", lambda h: Leaf.objects.all()._raw_delete("default")),
    ("no_delete", lambda h: Leaf.objects.last().delete()),
    ("no_delete", lambda h: sql("DELETE FROM ledger_checkpoint")),
]


@pytest.mark.parametrize(("guard", "attack"), CHANGES)
def test_nothing_is_changed_or_deleted(guard: str, attack: Attack) -> None:
    history = honest_history()
    refused(lambda: attack(history), guard)


@pytest.mark.postgresql_only
@pytest.mark.parametrize(
    "statement",
    [
        "TRUNCATE ledger_checkpoint",
        "TRUNCATE ledger_entry CASCADE",
        "INSERT INTO ledger_checkpoint SELECT * FROM ledger_checkpoint ORDER BY number LIMIT 1 "
        "ON CONFLICT (number) DO UPDATE SET root = ''",
    ],
)
def test_postgresql_has_no_side_door(statement: str) -> None:
    honest_history()
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(DatabaseError, match="guard ledger"), transaction.atomic():
        sql(statement)


@pytest.mark.sqlite_only
def test_a_true_row_does_not_replace_another() -> None:
    history = honest_history()
    entry = forged(history)
    same_id = forged(history, id=history.entry(1, 1).pk)
    refused(lambda: replace(entry, rowid=1), "ledger_entry_no_replace")
    refused(lambda: replace(same_id), "ledger_entry_no_replace")
    add(entry)
    leaf = Leaf(position=16, entry=entry, digest=entry.digest)
    refused(lambda: replace(leaf, rowid=1), "ledger_leaf_no_replace")
    same_entry = Leaf(position=16, entry_id=history.entry(0, 1).pk, digest="")
    same_entry.digest = history.entry(0, 1).digest
    refused(lambda: replace(same_entry), "ledger_leaf_no_replace")
    checkpoint = third_checkpoint(history, size=15)
    refused(lambda: replace(checkpoint, rowid=1), "ledger_checkpoint_no_replace")


def replace(row: Model, **more: object) -> None:
    """INSERT OR REPLACE a row, which removes every row in its way."""
    values = {f.column: getattr(row, f.attname) for f in row._meta.concrete_fields} | more
    sql_insert("INSERT OR REPLACE", row, values)


def sql_insert(verb: str, row: Model, values: dict[str, object]) -> None:
    """Insert columns as SQLite takes them, by a statement of the caller's choice."""
    plain = [value.hex if isinstance(value, UUID) else value for value in values.values()]
    marks = ", ".join("%s" for _ in values)
    table = row._meta.db_table
    sql(f"{verb} INTO {table} ({', '.join(values)}) VALUES ({marks})", *plain)


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("event", b"decision.submitted"),
        ("payload", b"{}"),
        ("subject_version", 1.5),
        ("subject_id", str(UUID(int=99))),
        ("chain", UUID(int=0xABC).hex.upper()),
        ("person_id", "nobody"),
    ],
)
def test_sqlite_keeps_to_the_types_of_the_columns(column: str, value: object) -> None:
    entry = forged(honest_history())
    values = {f.column: getattr(entry, f.attname) for f in Entry._meta.concrete_fields}
    with pytest.raises(IntegrityError), transaction.atomic():
        sql_insert("INSERT", entry, {**values, column: value})


TREE: list[tuple[str, Attack]] = [
    ("ledger_leaf_next", lambda h: new_leaf(h, position=17)),
    ("ledger_leaf_next|no_replace", lambda h: new_leaf(h, position=15)),
    ("ledger_leaf_digest", lambda h: new_leaf(h, digest="f" * 64)),
    ("ledger_leaf_digest", lambda h: new_leaf(h, entry_id=uuid7())),
    ("entry_id|no_replace", lambda h: new_leaf(h, entry_id=h.entry(0, 1).pk)),
    (
        "ledger_checkpoint_next",
        lambda h: new_checkpoint(h, number=5, previous_root=hashing.ZERO_DIGEST),
    ),
    ("ledger_checkpoint_linked", lambda h: new_checkpoint(h, previous_root="f" * 64)),
    ("ledger_checkpoint_size", lambda h: new_checkpoint(h, size=14)),
]


def new_leaf(history: History, **changes: Any) -> None:
    """Seal the next entry of the first chain, wrongly."""
    entry = forged(history)
    add(entry)
    values = {"position": 16, "entry_id": entry.pk, "digest": entry.digest, **changes}
    if "entry_id" in changes and "digest" not in changes:
        known = Entry.objects.filter(pk=values["entry_id"]).first()
        values["digest"] = known.digest if known else entry.digest
    Leaf.objects.bulk_create([Leaf(**values)])


def third_checkpoint(history: History, **changes: Any) -> Checkpoint:
    """Return the next checkpoint, but for a signature."""
    values = {
        "number": 3,
        "size": 15,
        "root": "a" * 64,
        "previous_root": history.second.root,
        "guard_inventory": "b" * 64,
        "made_at": "2026-03-02T16:00:00.000000Z",
        "key_id": "c" * 16,
        "signature": "d" * 128,
    }
    return Checkpoint(**{**values, **changes})


def new_checkpoint(history: History, **changes: Any) -> None:
    """Write a third checkpoint, wrongly."""
    Checkpoint.objects.bulk_create([third_checkpoint(history, **changes)])


@pytest.mark.parametrize(("guard", "attack"), TREE)
def test_leaves_and_checkpoints_are_only_appended(guard: str, attack: Attack) -> None:
    history = honest_history()
    refused(lambda: attack(history), guard)


def test_the_guards_of_the_ledger_stand() -> None:
    written(chain=CHAIN)
    assert [line for line in faults(connection) if "ledger" in line] == []
