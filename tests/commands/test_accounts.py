"""The commands that make an installation: its administrator, accounts, roles and offices."""

import pytest

from rca.accounts.models import Account, FieldOffice
from rca.accounts.selectors import actor_named
from tests.commands.calling import Called, called
from tests.factories import loaded_world

pytestmark = pytest.mark.django_db

PASSWORD = "seven herons at the weir"


@pytest.fixture(autouse=True)
def _password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RCA_INITIAL_PASSWORD", PASSWORD)


def _administrator() -> Called:
    return called("create_administrator", "root.hq", "--name", "Ysolde Aguirre")


def test_an_installation_is_made_from_nothing() -> None:
    assert _administrator().code == 0
    assert called("load_field_offices", "--as", "root.hq").code == 0
    made = called("create_account", "o.vance", "--name", "Orla Vance", "--as", "root.hq")
    assert made.code == 0
    granted = called("grant_role", "o.vance", "officer", "--office", "SNA", "--as", "root.hq")
    assert granted.told.strip() == "granted: o.vance is officer in SNA"
    assert actor_named("o.vance").may_in("cases.book_in", "SNA")
    assert not actor_named("o.vance").may_in("cases.book_in", "ELP")
    assert Account.objects.get(username="o.vance").check_password(PASSWORD)


def test_the_password_is_no_argument_and_shows_nowhere() -> None:
    done = _administrator()
    assert PASSWORD not in done.told + done.complained


def test_there_is_one_first_administrator() -> None:
    _administrator()
    again = called("create_administrator", "other.hq", "--name", "Ivo Lang")
    assert again.code == 1
    assert "an administrator already" in again.complained


@pytest.mark.parametrize("weak", ["short", "1234567890123456"])
def test_a_weak_password_is_refused(weak: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RCA_INITIAL_PASSWORD", weak)
    assert _administrator().code == 1
    assert not Account.objects.exists()


def test_without_anybody_at_the_keyboard_it_says_what_to_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def nobody(prompt: str) -> str:
        raise EOFError

    monkeypatch.delenv("RCA_INITIAL_PASSWORD")
    monkeypatch.setattr("rca.commands.passwords.getpass", nobody)
    refused = _administrator()
    assert refused.code == 1
    assert "RCA_INITIAL_PASSWORD" in refused.complained


def test_typed_passwords_must_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter([PASSWORD, PASSWORD + "?"])
    monkeypatch.delenv("RCA_INITIAL_PASSWORD")
    monkeypatch.setattr("rca.commands.passwords.getpass", lambda prompt: next(typed))
    assert "differ" in _administrator().complained


def test_a_second_account_can_be_of_the_same_person() -> None:
    loaded_world()
    made = called("create_account", "second", "--same-person-as", "officer.sna", "--as", "admin.hq")
    assert made.code == 0
    people = Account.objects.filter(username__in=["second", "officer.sna"])
    assert people.values("person").distinct().count() == 1


def test_only_administrators_make_accounts() -> None:
    loaded_world()
    refused = called("create_account", "x", "--name", "X", "--as", "officer.sna")
    assert refused.code == 1
    assert "Only administrators" in refused.complained


def test_unknown_people_are_named() -> None:
    loaded_world()
    assert "nobody.at.all" in called("load_field_offices", "--as", "nobody.at.all").complained
    unknown = called("grant_role", "ghost", "auditor", "--as", "admin.hq")
    assert "no account called ghost" in unknown.complained


def test_a_role_is_held_where_it_can_be_held() -> None:
    loaded_world()
    nowhere = called("grant_role", "officer.sna", "supervisor", "--as", "admin.hq")
    assert nowhere.code == 1
    assert "field office" in nowhere.complained
    everywhere = called(
        "grant_role", "officer.sna", "auditor", "--office", "SNA", "--as", "admin.hq"
    )
    assert everywhere.code == 1


def test_nobody_grants_their_own_roles() -> None:
    loaded_world()
    refused = called("grant_role", "admin.hq", "auditor", "--as", "admin.hq")
    assert refused.code == 1
    assert "their own roles" in refused.complained


def test_a_role_is_revoked() -> None:
    loaded_world()
    done = called("revoke_role", "officer.sna", "officer", "--office", "SNA", "--as", "admin.hq")
    assert done.code == 0
    assert actor_named("officer.sna").roles() == ()


def test_a_role_that_is_not_held_cannot_be_revoked() -> None:
    loaded_world()
    refused = called("revoke_role", "officer.sna", "auditor", "--as", "admin.hq")
    assert refused.code == 1
    assert "officer.sna is not auditor everywhere" in refused.complained


def test_offices_are_loaded_once_and_a_dry_run_loads_none() -> None:
    _administrator()
    rehearsed = called("load_field_offices", "--as", "root.hq", "--dry-run")
    assert "would be added: 25 of 25" in rehearsed.told
    assert not FieldOffice.objects.exists()
    assert "added: 25 of 25" in called("load_field_offices", "--as", "root.hq").told
    assert "added: 0 of 25" in called("load_field_offices", "--as", "root.hq").told
