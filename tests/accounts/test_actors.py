"""Who may do what: roles, offices, and what a signed-in account counts as."""

from datetime import timedelta

import pytest
from knox.crypto import hash_token

from rca.accounts.actors import Actor, Assignment, assignments_from
from rca.accounts.models import Account
from rca.accounts.permission_map import EVERY_OFFICE, PERMISSIONS, Role
from rca.accounts.selectors import actor_for_token, actor_named, field_offices_of
from rca.actions.issue_token import issue_token
from rca.core.ids import uuid7
from tests import factories


def somebody(*held: tuple[Role, str | None]) -> Actor:
    """Return an actor with these roles."""
    assignments = frozenset(Assignment(role, office) for role, office in held)
    return Actor(uuid7(), uuid7(), "somebody", assignments)


# The table of the contract, by hand: what each role may change.
WRITES = {
    Role.OFFICER: {
        "cases.book_in",
        "cases.record_screening",
        "cases.transfer_case",
        "cases.close_case",
        "assessments.assess",
        "assessments.void_assessment",
        "decisions.draft_decision",
        "decisions.submit_decision",
        "decisions.withdraw_decision",
        "decisions.execute_decision",
        "decisions.supplement_decision",
    },
    Role.SUPERVISOR: {
        "cases.transfer_case",
        "cases.close_case",
        "assessments.void_assessment",
        "decisions.draft_decision",
        "decisions.submit_decision",
        "decisions.concur",
        "decisions.return_decision",
        "decisions.withdraw_decision",
        "decisions.supplement_decision",
    },
    Role.DIRECTOR: {"decisions.concur", "decisions.return_decision"},
    Role.POLICY_OFFICE: {"reviews.review_override", "policies.publish_edition"},
    Role.AUDITOR: {"ledger.verify_ledger"},
    Role.FEED: {"cases.book_in", "cases.record_screening", "assessments.assess"},
    Role.ADMINISTRATOR: {"accounts.manage_accounts"},
}
READS = {name for name in PERMISSIONS if name.split(".")[1].startswith(("read_", "check_"))}


@pytest.mark.parametrize("role", Role)
def test_what_a_role_may_change(role: Role) -> None:
    held = {name for name, roles in PERMISSIONS.items() if role in roles}
    assert held - READS == WRITES[role]


def test_administrators_and_feeds_read_no_case() -> None:
    for role in (Role.ADMINISTRATOR, Role.FEED):
        for name in ("cases.read_case", "decisions.read_decision", "reviews.read_review"):
            assert role not in PERMISSIONS[name]


def test_a_role_counts_in_its_office() -> None:
    actor = somebody((Role.OFFICER, "SNA"), (Role.SUPERVISOR, "ELP"))
    assert actor.may_in("decisions.execute_decision", "SNA")
    assert not actor.may_in("decisions.execute_decision", "ELP")
    assert actor.holds(Role.SUPERVISOR, "ELP")
    assert not actor.holds(Role.SUPERVISOR, "SNA")
    assert actor.field_offices("decisions.draft_decision") == {"SNA", "ELP"}
    assert actor.field_offices("decisions.execute_decision") == {"SNA"}


def test_a_role_of_every_office_counts_everywhere() -> None:
    actor = somebody((Role.AUDITOR, None))
    assert actor.field_offices("cases.read_case") is None
    assert actor.may_in("cases.read_case", "MIA")
    assert frozenset({Role.OFFICER, Role.SUPERVISOR, Role.DIRECTOR}).isdisjoint(EVERY_OFFICE)


def test_rows_without_a_role_are_no_assignments() -> None:
    assert assignments_from([("officer", "SNA"), (None, None)]) == {Assignment(Role.OFFICER, "SNA")}


@pytest.mark.django_db
def test_a_token_is_worth_what_its_account_holds_now() -> None:
    factories.loaded_world()
    at = factories.moment()
    token, expires_at = issue_token(username="officer.sna", password=factories.PASSWORD, at=at)
    digest = hash_token(token)
    found = actor_for_token(digest, at)
    assert found is not None
    assert (found[1], found[2]) == (actor_named("officer.sna"), expires_at)
    assert actor_for_token(digest, expires_at - timedelta(seconds=1)) is not None
    assert actor_for_token(digest, expires_at) is None
    assert actor_for_token("0" * 64, at) is None
    Account.objects.filter(username="officer.sna").update(is_active=False)
    assert actor_for_token(digest, at) is None


@pytest.mark.django_db
def test_what_offices_somebody_sees() -> None:
    factories.loaded_world()
    assert field_offices_of(actor_named("officer.sna")) == ["SNA"]
    assert len(field_offices_of(actor_named("policy.hq"))) == 25
