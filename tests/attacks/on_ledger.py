"""Attacks on the ledger itself. Lines that look right can be added; nothing else can be done."""

from django.db import connection

from rca.core.clock import now, wire_time
from rca.core.ids import uuid7
from rca.ledger import hashing
from rca.ledger.models import Checkpoint, Entry, Leaf
from tests.attacks.catalogue import attack
from tests.attacks.intruder import NOISE, line, put, stored, write
from tests.attacks.world import World


def last_line(world: World) -> Entry:
    """Return the newest line of a case's chain."""
    found = Entry.objects.filter(chain=world.submitted.case_id).order_by("-sequence").first()
    assert found is not None
    return found


def _about(world: World, **forged: object) -> None:
    line(world.submitted, version=1, to_state="draft", **forged)  # type: ignore[arg-type]


@attack("I2", "say in a line that somebody else did it")
def line_of_another_person(world: World) -> None:
    put(last_line(world), person_id=world.stranger.person_id)


@attack("I2", "take the payload out of a line")
def line_emptied(world: World) -> None:
    put(last_line(world), payload=None, salt=None)


@attack("I9", "add a line in the place of another")
def line_in_a_taken_place(world: World) -> None:
    _about(world, sequence=1, previous_digest="0" * 64)


@attack("I9", "add a line ahead of its place")
def line_ahead_of_its_place(world: World) -> None:
    _about(world, sequence=9000, previous_digest="0" * 64)


@attack("I9", "add a line that is linked to nothing")
def line_linked_to_nothing(world: World) -> None:
    _about(world, previous_digest="0" * 64)


@attack("I9", "add a line with the digest of another")
def line_with_another_digest(world: World) -> None:
    _about(world, digest=last_line(world).digest)


@attack("I9", "add a line with a payload that it is not committed to")
def line_with_another_payload(world: World) -> None:
    _about(world, payload="{}", payload_commitment="0" * 64)


@attack("I9", "add a line with a short salt")
def line_with_a_short_salt(world: World) -> None:
    line(
        world.submitted,
        version=1,
        to_state="draft",
        salt="00",
        payload_commitment=hashing.commitment("00", "{}"),
    )


@attack("I9", "add a line that nobody wrote")
def line_of_nobody(world: World) -> None:
    _about(world, account_id=None, person_id=None)


@attack("I9", "add a line at a time that cannot be read")
def line_at_no_time(world: World) -> None:
    _about(world, occurred_at="yesterday")


@attack("I9", "add a line with a line break in a field")
def line_with_a_break(world: World) -> None:
    _about(world, request_id="a\nb")


@attack("I9", "add a line to a chain of no kind")
def line_of_no_kind(world: World) -> None:
    _about(world, chain_kind="rumour")


@attack("I2", "copy a line under the same id")
def line_copied(world: World) -> None:
    write(Entry, stored(last_line(world)))


@attack("I9", "seal a line ahead of its place in the tree")
def leaf_ahead_of_its_place(world: World) -> None:
    entry = last_line(world)
    write(Leaf, {"position": 900, "entry_id": entry.pk, "digest": entry.digest})


@attack("I9", "seal another digest than the line's")
def leaf_with_another_digest(world: World) -> None:
    write(Leaf, {"position": 1, "entry_id": last_line(world).pk, "digest": "0" * 64})


@attack("I9", "seal a line twice")
def leaf_twice(world: World) -> None:
    entry = last_line(world)
    for position in (1, 2):
        write(Leaf, {"position": position, "entry_id": entry.pk, "digest": entry.digest})


@attack("I9", "seal a line that does not exist")
def leaf_of_nothing(world: World) -> None:
    write(Leaf, {"position": 1, "entry_id": uuid7(), "digest": NOISE})


def checkpoint(**changes: object) -> dict[str, object]:
    """Return the columns of a checkpoint over nothing."""
    return {
        "number": 1,
        "size": 0,
        "root": NOISE,
        "previous_root": "0" * 64,
        "guard_inventory": NOISE,
        "made_at": wire_time(now()),
        "key_id": "0" * 16,
        "signature": "0" * 128,
        "frontier": "",
        **changes,
    }


@attack("I9", "make a checkpoint ahead of its number")
def checkpoint_ahead(world: World) -> None:
    write(Checkpoint, checkpoint(number=7))


@attack("I9", "make a checkpoint that is linked to nothing")
def checkpoint_linked_to_nothing(world: World) -> None:
    write(Checkpoint, checkpoint(previous_root=NOISE))


@attack("I9", "make a checkpoint over more than there is")
def checkpoint_over_nothing(world: World) -> None:
    write(Checkpoint, checkpoint(size=3))


@attack("I2", "change a checkpoint")
def checkpoint_changed(world: World) -> None:
    write(Checkpoint, checkpoint())
    made = Checkpoint.objects.get(number=1)
    put(made, root="0" * 64)


@attack("I2", "change a leaf")
def leaf_changed(world: World) -> None:
    entry = last_line(world)
    write(Leaf, {"position": 1, "entry_id": entry.pk, "digest": entry.digest})
    put(Leaf.objects.get(position=1), digest=NOISE)


@attack("I2", "add the next line in the row number of another", engines=("sqlite",))
def line_over_another(world: World) -> None:
    _about(world, how="INSERT OR REPLACE", rowid=_number_of("ledger_entry"))


@attack("I2", "make the next checkpoint in the row number of another", engines=("sqlite",))
def checkpoint_over_another(world: World) -> None:
    write(Checkpoint, checkpoint())
    second = checkpoint(number=2, previous_root=NOISE, rowid=_number_of("ledger_checkpoint"))
    write(Checkpoint, second, how="INSERT OR REPLACE")


def _number_of(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT min(rowid) FROM {table}")
        (number,) = cursor.fetchone()
    return int(number)
