"""Attacks on detainees, screenings and transfers."""

from datetime import timedelta

from rca.cases.models import Detainee, Screening, Transfer
from rca.core.clock import now
from rca.core.ids import uuid7
from tests.attacks.catalogue import attack
from tests.attacks.forgeries import Columns
from tests.attacks.intruder import add, change, copy_of, line, put, write
from tests.attacks.world import World


# --- Detainees, screenings, transfers --------------------------------------------------------
def screening(world: World, **changes: object) -> Columns:
    """Return the columns of a vetting query of this hour."""
    return {
        "id": uuid7(),
        "case_id": world.awaiting.pk,
        "kind": "wants_and_warrants",
        "queried_at": now() - timedelta(hours=1),
        "result": "no_record",
        "reference": "NCIC-1",
        "recorded_by_id": world.officer.account_id,
        "recorded_at": now(),
        **changes,
    }


@attack("I8", "record a vetting query of tomorrow")
def screening_in_the_future(world: World) -> None:
    add(Screening, screening(world, queried_at=now() + timedelta(days=1)))


@attack("I8", "record a vetting query that nobody requires")
def screening_of_an_unknown_kind(world: World) -> None:
    add(Screening, screening(world, kind="horoscope"))


@attack("I8", "record a vetting query that returned nothing known")
def screening_with_an_unknown_result(world: World) -> None:
    add(Screening, screening(world, result="fine"))


@attack("I9", "record a vetting query without a ledger line")
def screening_without_line(world: World) -> None:
    write(Screening, screening(world))


@attack("I2", "turn the result of a vetting query")
def screening_rewritten(world: World) -> None:
    columns = screening(world, result="record_found")
    add(Screening, columns)
    put(Screening(**columns), result="no_record")


@attack("I9", "change a detainee without a ledger line")
def detainee_changed_without_line(world: World) -> None:
    person = world.awaiting.detainee
    put(person, family_name="Somebody", version=person.version + 1)


@attack("I6", "change a detainee without raising the version")
def detainee_changed_at_the_same_version(world: World) -> None:
    person = world.awaiting.detainee
    line(person, version=1, to_state=None)
    put(person, family_name="Somebody")


@attack("I2", "give a detainee another id")
def detainee_renamed(world: World) -> None:
    change(world.awaiting.detainee, id=uuid7())


@attack("I9", "register a detainee without a ledger line")
def detainee_without_line(world: World) -> None:
    write(Detainee, copy_of(world.awaiting.detainee, a_number="A000000001"))


@attack("I2", "register a second person under one A-number")
def second_person_under_one_a_number(world: World) -> None:
    add(Detainee, copy_of(world.awaiting.detainee, version=1))


@attack("I9", "record a transfer without a ledger line")
def transfer_without_line(world: World) -> None:
    write(Transfer, copy_of(world.moved.transfers.get()))


@attack("I2", "turn a transfer round")
def transfer_rewritten(world: World) -> None:
    put(world.moved.transfers.get(), from_field_office_id="ATL")


@attack("I6", "transfer a case to where it is")
def transfer_to_the_same_office(world: World) -> None:
    transfer = world.moved.transfers.get()
    add(Transfer, copy_of(transfer, to_field_office_id=transfer.from_field_office_id))
