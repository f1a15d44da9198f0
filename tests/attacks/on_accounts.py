"""Attacks on people, accounts, roles and policy editions: on who may, and by which rules."""

from datetime import timedelta

from policies.models import Edition
from rca.accounts.models import Account, FieldOffice, Person, RoleAssignment
from rca.core.canonical import sha256_hex
from rca.core.clock import now
from rca.core.ids import uuid7
from tests.attacks.catalogue import attack
from tests.attacks.forgeries import Columns
from tests.attacks.intruder import add, change, copy_of, execute, line, put, write
from tests.attacks.world import World


def role_of(world: World, who: str) -> RoleAssignment:
    """Return the role that somebody of the world holds or held."""
    return RoleAssignment.objects.get(account_id=getattr(world, who).account_id)


def account_of(world: World, who: str) -> Account:
    """Return the account of somebody of the world."""
    return Account.objects.get(pk=getattr(world, who).account_id)


# --- People and accounts ---------------------------------------------------------------------
@attack("I4", "make the author's second account another person's")
def account_given_to_another(world: World) -> None:
    put(account_of(world, "alias"), person_id=world.stranger.person_id)


@attack("I4", "merge two people by renaming one")
def person_rewritten(world: World) -> None:
    put(account_of(world, "alias").person, name="Somebody Else")


@attack("I9", "invent a person without a ledger line")
def person_without_line(world: World) -> None:
    write(Person, {"id": uuid7(), "name": "Nobody"})


@attack("I9", "invent a person by a line about something else")
def person_by_another_line(world: World) -> None:
    person = Person(id=uuid7(), name="Nobody")
    line(person, version=1, to_state=None, event="token.issued")
    write(Person, {"id": person.pk, "name": person.name})


@attack("I9", "open an account without a ledger line")
def account_without_line(world: World) -> None:
    write(Account, copy_of(account_of(world, "alias"), username="somebody.new"))


@attack("I2", "open a second account under one user name")
def account_under_a_taken_name(world: World) -> None:
    add(Account, copy_of(account_of(world, "alias")))


@attack("I2", "give an account another id")
def account_renamed(world: World) -> None:
    put(account_of(world, "alias"), id=uuid7())


@attack("I2", "move a field office to another clock")
def office_clock_moved(world: World) -> None:
    execute("UPDATE accounts_fieldoffice SET time_zone = 'Asia/Tokyo' WHERE code = 'SNA'")


@attack("I2", "write a field office over another")
def office_replaced(world: World) -> None:
    execute("UPDATE accounts_fieldoffice SET code = 'ZZZ' WHERE code = 'ATL'")


@attack("I4", "name a field office that does not exist")
def role_in_no_office(world: World) -> None:
    columns = copy_of(role_of(world, "supervisor"), version=1, field_office_id="QQQ")
    add(RoleAssignment, columns)


# --- Roles -----------------------------------------------------------------------------------
def new_role(world: World, **changes: object) -> Columns:
    """Return the columns of a role for the officer: supervisor in the same office."""
    return {
        "id": uuid7(),
        "version": 1,
        "account_id": world.officer.account_id,
        "role": "supervisor",
        "field_office_id": "SNA",
        "granted_at": now(),
        "revoked_at": None,
        **changes,
    }


@attack("I9", "take a role without a ledger line")
def role_without_line(world: World) -> None:
    write(RoleAssignment, new_role(world))


@attack("I4", "turn one's role into another")
def role_turned(world: World) -> None:
    change(role_of(world, "officer"), role="supervisor")


@attack("I4", "carry one's role to another office")
def role_carried_off(world: World) -> None:
    change(role_of(world, "stranger"), field_office_id="SNA")


@attack("I4", "hand one's role to another account")
def role_handed_on(world: World) -> None:
    change(role_of(world, "supervisor"), account_id=world.officer.account_id)


@attack("I2", "date a role back")
def role_backdated(world: World) -> None:
    change(role_of(world, "supervisor"), granted_at=now() - timedelta(days=900))


@attack("I4", "take back the revocation of a role")
def role_unrevoked(world: World) -> None:
    change(role_of(world, "former"), revoked_at=None)


@attack("I9", "revoke a role without a ledger line")
def role_revoked_without_line(world: World) -> None:
    role = role_of(world, "supervisor")
    put(role, revoked_at=now(), version=role.version + 1)


@attack("I6", "revoke a role without raising its version")
def role_revoked_at_the_same_version(world: World) -> None:
    put(role_of(world, "supervisor"), revoked_at=now())


@attack("I4", "revoke a role before it was granted")
def role_revoked_before_granted(world: World) -> None:
    change(role_of(world, "supervisor"), revoked_at=now() - timedelta(days=900))


@attack("I4", "invent a role")
def role_unknown(world: World) -> None:
    add(RoleAssignment, new_role(world, role="commander"))


@attack("I4", "be an officer of every office")
def role_everywhere(world: World) -> None:
    add(RoleAssignment, new_role(world, field_office_id=None))


@attack("I4", "hold a role twice, to keep it when one is revoked")
def role_twice(world: World) -> None:
    add(RoleAssignment, new_role(world, role="officer"))


@attack("I4", "hold a role of every office twice")
def role_twice_everywhere(world: World) -> None:
    columns = new_role(
        world, role="policy_office", field_office_id=None, account_id=world.policy.account_id
    )
    add(RoleAssignment, columns)


# --- Editions --------------------------------------------------------------------------------
def publication(world: World, **changes: object) -> Columns:
    """Return the columns with which somebody else than the author publishes."""
    return {
        "state": "published",
        "publisher_person_id": world.policy_alias.person_id,
        "published_at": now(),
        "effective_from": now() + timedelta(hours=1),
        **changes,
    }


def _content(text: str) -> Columns:
    return {"content": text, "digest": sha256_hex(text)}


@attack("I10", "edit the edition in force, told truly")
def edition_edited(world: World) -> None:
    change(world.edition, **_content(world.edition.content.replace("40", "4")))


@attack("I10", "edit the edition in force and leave its digest")
def edition_edited_untold(world: World) -> None:
    change(world.edition, content=world.edition.content.replace("40", "4"))


@attack("I10", "move the day on which the edition took effect")
def edition_moved(world: World) -> None:
    change(world.edition, effective_from=now())


@attack("I10", "take the edition in force back to a draft")
def edition_taken_back(world: World) -> None:
    change(world.edition, state="draft")


@attack("I10", "draft an edition whose digest is another text's")
def edition_drafted_untrue(world: World) -> None:
    add(Edition, copy_of(world.draft_edition, version=1, number=7, digest="0" * 64))


@attack("I10", "edit a draft edition and leave its digest")
def draft_edition_edited_untold(world: World) -> None:
    change(world.draft_edition, content=world.draft_edition.content.replace("40", "4"))


@attack("I9", "edit a draft edition between reading and publishing, without a line")
def draft_edition_edited_without_line(world: World) -> None:
    put(world.draft_edition, **_content(world.draft_edition.content.replace("40", "4")))


@attack("I10", "publish one's own edition")
def edition_published_by_its_author(world: World) -> None:
    change(world.draft_edition, **publication(world, publisher_person_id=world.policy.person_id))


@attack("I10", "publish as nobody")
def edition_published_by_nobody(world: World) -> None:
    change(world.draft_edition, **publication(world, published_at=None))


@attack("I10", "publish as somebody outside the policy office")
def edition_published_by_a_stranger(world: World) -> None:
    change(world.draft_edition, **publication(world, publisher_person_id=world.stranger.person_id))


@attack("I10", "publish an edition that reaches back")
def edition_published_backwards(world: World) -> None:
    change(world.draft_edition, **publication(world, effective_from=now() - timedelta(days=10)))


@attack("I10", "publish an edition for the moment of another")
def edition_published_for_a_taken_moment(world: World) -> None:
    change(
        world.draft_edition,
        **publication(
            world,
            effective_from=world.edition.effective_from,
            published_at=world.edition.effective_from,
        ),
    )


@attack("I9", "publish without a ledger line")
def edition_published_without_line(world: World) -> None:
    edition = world.draft_edition
    put(edition, version=edition.version + 1, **publication(world))


@attack("I10", "be born published")
def edition_born_published(world: World) -> None:
    add(
        Edition,
        copy_of(world.draft_edition, number=8, version=1, **publication(world)),
    )


@attack("I9", "draft an edition without a ledger line")
def edition_drafted_without_line(world: World) -> None:
    write(Edition, copy_of(world.draft_edition, number=9))


@attack("I10", "put a second edition under one number")
def edition_under_a_taken_number(world: World) -> None:
    add(Edition, copy_of(world.draft_edition, version=1))


@attack("I10", "invent a state of an edition")
def edition_in_an_unknown_state(world: World) -> None:
    change(world.draft_edition, state="blessed")


@attack("I9", "add a field office over one that exists")
def office_added_twice(world: World) -> None:
    write(FieldOffice, {"code": "SNA", "name": "Another", "time_zone": "UTC"})
