"""Positive controls: what the rules allow, the database allows, and each change leaves its line."""

from collections.abc import Callable
from typing import Any

import pytest

from rca.accounts.models import RoleAssignment
from rca.accounts.permission_map import Role
from rca.actions.edit_decision import edit_decision
from rca.actions.escalate_review import escalate_review
from rca.actions.grant_role import revoke_role
from rca.actions.publish_edition import publish_edition
from rca.actions.request_remediation import request_remediation
from rca.actions.transfer_case import transfer_case
from rca.actions.void_assessment import void_assessment
from rca.actions.withdraw_decision import withdraw_decision
from rca.cases.models import Case
from rca.core.clock import now
from rca.ledger.models import Entry
from tests import contents, factories
from tests.attacks.refusing import check_what_waits, fingerprint, rolled_back
from tests.attacks.world import World

pytestmark = pytest.mark.django_db


def fresh(row: Any) -> Any:
    """Return a row as the database has it; the world's own copies stay as they are."""
    return type(row)._default_manager.get(pk=row.pk)


def submit_again(world: World) -> None:
    """A returned decision is edited and submitted in a second round."""
    edited = edit_decision(
        actor=world.officer,
        at=now(),
        decision_id=world.returned.pk,
        expected_version=world.returned.version,
        changes={"conditions": world.returned.document["conditions"][:1]},
    )
    assert factories.resubmitted(edited).round == 2


def sign_and_execute(world: World) -> None:
    """Every signature, then the execution, then the case."""
    decision = factories.executed(decision=factories.signed(world.submitted))
    assert decision.case.state == "released"


def lift_a_hold(world: World) -> None:
    """The policy office finds a held release sufficient, and it is executed."""
    review = world.held_review
    assert review.state == "in_review"
    factories.find(fresh(review))
    assert factories.executed(decision=fresh(world.held)).state == "executed"


def court_order_first(world: World) -> None:
    """A court-ordered release is executed, and signed afterwards."""
    decision = factories.executed(decision=world.court)
    assert factories.signed(decision).state == "executed"


def new_rca(world: World) -> None:
    """A new RCA lapses the live decision that rested on the old one."""
    factories.assessed(Case.objects.get(pk=world.submitted.case_id), recommendation="release")
    assert fresh(world.submitted).state == "lapsed"


def void_rca(world: World) -> None:
    """An RCA is voided and the case waits for another."""
    void_assessment(
        actor=world.officer,
        at=now(),
        assessment_id=world.current.pk,
        expected_version=world.current.version,
        reason="Another person's form was scanned by mistake.",
    )


def transfer_and_sign(world: World) -> None:
    """A live decision goes with its case, and the new office signs."""
    case = Case.objects.get(pk=world.submitted.case_id)
    transfer_case(
        actor=world.officer,
        at=now(),
        case_id=case.pk,
        expected_version=case.version,
        to_field_office="ELP",
        reason="The bed here was needed for a quarantine.",
    )
    assert factories.signed(fresh(world.submitted), by="supervisor.elp").state == "concurred"


def withdraw(world: World) -> None:
    """The author withdraws a concurred decision."""
    withdraw_decision(
        actor=world.officer,
        at=now(),
        decision_id=world.concurred.pk,
        expected_version=world.concurred.version,
        reason="His sister moved away yesterday evening.",
    )


def remediation(world: World) -> None:
    """A review asks for a supplement."""
    request_remediation(
        actor=world.policy,
        at=now(),
        review_id=world.held_review.pk,
        expected_version=world.held_review.version,
        reason="Say which clinic looks after him, and from which day on.",
        due_on=(now()).date(),
    )


def escalate(world: World) -> None:
    """A review is escalated."""
    escalate_review(
        actor=world.policy,
        at=now(),
        review_id=world.held_review.pk,
        expected_version=world.held_review.version,
        reason="The conviction needs a second pair of eyes.",
    )


def refused_and_recorded(world: World) -> None:
    """A refused submission leaves its evaluation, and a better one is submitted afterwards."""
    edited = edit_decision(
        actor=world.officer,
        at=now(),
        decision_id=world.insufficient.pk,
        expected_version=world.insufficient.version,
        changes=contents.medical_release(),
    )
    assert factories.resubmitted(edited).state == "submitted"


def new_edition(world: World) -> None:
    """A second edition is published for later."""
    publish_edition(
        actor=factories.actor("policy2.hq"),
        at=now(),
        edition_id=world.draft_edition.pk,
        effective_from=now(),
    )


def hire_and_dismiss(world: World) -> None:
    """A role is granted and revoked."""
    somebody = factories.newcomer(role=Role.DIRECTOR)
    role = RoleAssignment.objects.get(account_id=somebody.account_id)
    revoke_role(actor=factories.actor("admin.hq"), at=now(), assignment_id=role.pk)


def screen(world: World) -> None:
    """Vetting queries are put on record."""
    factories.screened(world.awaiting)


def supervisor_writes(world: World) -> None:
    """The supervisor writes the decision, and somebody else signs."""
    case = factories.case_awaiting_decision()
    decision = factories.submitted(case=case, by="officer2.sna")
    assert factories.signed(decision, by="supervisor2.sna").state == "concurred"


HONEST: tuple[Callable[[World], None], ...] = (
    court_order_first,
    escalate,
    hire_and_dismiss,
    lift_a_hold,
    new_edition,
    new_rca,
    refused_and_recorded,
    remediation,
    screen,
    sign_and_execute,
    submit_again,
    supervisor_writes,
    transfer_and_sign,
    void_rca,
    withdraw,
)


@pytest.mark.parametrize("act", HONEST, ids=lambda act: act.__name__)
def test_the_database_lets_honest_work_pass(act: Callable[[World], None], world: World) -> None:
    before, lines = fingerprint(), Entry.objects.count()
    with rolled_back():
        act(world)
        check_what_waits()
        assert Entry.objects.count() > lines
    assert fingerprint() == before
