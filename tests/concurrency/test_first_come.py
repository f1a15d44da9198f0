"""Records that exist once: whoever comes second is told so, in words (goal G6)."""

from datetime import timedelta
from functools import partial

import pytest

from rca.accounts.models import RoleAssignment
from rca.actions.book_in import book_in
from rca.actions.create_account import create_account
from rca.actions.grant_role import revoke_role
from rca.actions.issue_token import issue_token
from rca.cases.models import Case, Detainee
from rca.ledger.verify import verify
from tests import factories
from tests.concurrency.racing import race

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _world() -> None:
    factories.loaded_world()


def test_one_detainee_an_a_number() -> None:
    end = race([partial(factories.registered, a_number="A123456789")] * 8)
    assert len(end.won) == 1
    assert {error.reason for error in end.told} == {"a-number-taken"}
    assert Detainee.objects.count() == 1


def test_one_open_case_a_person() -> None:
    person = factories.registered()
    at = factories.moment()
    booking = partial(
        book_in,
        actor=factories.actor("officer.sna"),
        at=at,
        detainee_id=person.pk,
        field_office="SNA",
        booked_in_at=at - timedelta(days=1),
    )
    end = race([booking] * 8)
    assert len(end.won) == 1
    assert {error.reason for error in end.told} == {"in-custody"}
    assert Case.objects.count() == 1


def test_one_account_a_user_name() -> None:
    creation = partial(
        create_account,
        actor=factories.actor("admin.hq"),
        at=factories.moment(),
        username="one.name",
        password=factories.PASSWORD,
        name="Odile Brandt",
    )
    end = race([creation] * 4)
    assert len(end.won) == 1
    assert {error.reason for error in end.told} == {"username-taken"}


def test_a_role_is_revoked_once() -> None:
    held = RoleAssignment.objects.get(account__username="officer2.sna")
    revocation = partial(
        revoke_role,
        actor=factories.actor("admin.hq"),
        at=factories.moment(),
        assignment_id=held.pk,
    )
    end = race([revocation] * 4)
    assert len(end.won) == 1
    assert {error.reason for error in end.told} == {"role-revoked"}


def test_one_person_signs_in_many_times_at_once() -> None:
    sign_in = partial(
        issue_token,
        username="officer.sna",
        password=factories.PASSWORD,
        at=factories.moment(),
    )
    end = race([sign_in] * 8)
    assert len(set(end.won)) == 8
    assert verify(checkpoint_dirs=[]).faults == ()
