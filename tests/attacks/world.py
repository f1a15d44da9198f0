"""The world that is attacked: one row in every situation that an intruder would like to bend."""

from dataclasses import dataclass, fields
from typing import Any

import pytest
from django.db import models

from policies.editions import load_edition
from policies.models import Edition
from rca.accounts.actors import Actor
from rca.accounts.models import Account, RoleAssignment
from rca.accounts.permission_map import Role
from rca.actions.close_case import close_case
from rca.actions.grant_role import revoke_role
from rca.actions.publish_edition import draft_edition
from rca.actions.supplement_decision import supplement_decision
from rca.actions.transfer_case import transfer_case
from rca.assessments.models import Assessment
from rca.cases.models import Case
from rca.core.clock import now
from rca.core.errors import Refused
from rca.decisions.models import Decision
from rca.reviews.models import Review
from tests import contents, factories


@dataclass
class World:
    """Everybody and everything, under the name of its situation."""

    edition: Edition
    draft_edition: Edition
    officer: Actor
    colleague: Actor
    """Another officer of the same office."""
    supervisor: Actor
    deputy: Actor
    """Another supervisor of the same office."""
    director: Actor
    policy: Actor
    stranger: Actor
    """A supervisor of another field office."""
    alias: Actor
    """Another account of the officer's person, with a supervisor's role."""
    policy_alias: Actor
    """Another account of the officer's person, with a role in the policy office."""
    former: Actor
    """A supervisor whose role was revoked."""
    gone: Actor
    """A supervisor whose account was closed."""
    unassessed: Case
    half_assessed: Assessment
    awaiting: Case
    current: Assessment
    closed: Case
    moved: Case
    """A case that has just been transferred from SNA to ELP."""
    draft: Decision
    risky_draft: Decision
    """A draft on a case with a high public-safety risk: it needs the director, and is held."""
    court_draft: Decision
    submitted: Decision
    without_rca: Decision
    """A submitted release of somebody whose RCA was never completed."""
    two_signers: Decision
    half_signed: Decision
    concurred: Decision
    held: Decision
    held_review: Review
    executed: Decision
    detained: Decision
    court: Decision
    returned: Decision
    found: Review
    open_after: Review
    """The open review of a release that was executed."""
    insufficient: Decision
    """A draft that was refused once, with the record of the refusal."""


def build() -> World:
    """Build the world through the verbs; the caller holds a transaction that will not commit."""
    edition = factories.loaded_world()
    former = factories.newcomer()
    revoke_role(
        actor=factories.actor("admin.hq"),
        at=now(),
        assignment_id=RoleAssignment.objects.get(account_id=former.account_id).pk,
    )
    gone = factories.newcomer()
    Account.objects.filter(pk=gone.account_id).update(is_active=False)
    current = factories.assessed(factories.booked_in())
    world = World(
        edition=edition,
        draft_edition=_draft_edition(),
        officer=factories.actor("officer.sna"),
        colleague=factories.actor("officer2.sna"),
        deputy=factories.actor("supervisor2.sna"),
        supervisor=factories.actor("supervisor.sna"),
        director=factories.actor("director.sna"),
        policy=factories.actor("policy.hq"),
        stranger=factories.actor("supervisor.elp"),
        alias=factories.second_account(),
        policy_alias=factories.second_account(role=Role.POLICY_OFFICE, field_office=None),
        former=former,
        gone=gone,
        unassessed=factories.booked_in(),
        half_assessed=factories.assessed(factories.booked_in(), complete=False),
        awaiting=_fresh(current.case),
        current=current,
        closed=_closed(),
        moved=_moved(),
        **_decisions(),
    )
    for field in fields(world):
        row = getattr(world, field.name)
        if isinstance(row, models.Model):
            setattr(world, field.name, type(row)._default_manager.get(pk=row.pk))
    return world


def _decisions() -> dict[str, Any]:
    held = factories.held()
    executed = factories.executed()
    return {
        "draft": factories.drafted(),
        "risky_draft": factories.drafted(
            case=factories.risky_case(),
            content=contents.medical_release(public_safety_risk="high"),
        ),
        "court_draft": factories.drafted(content=contents.court_ordered_release()),
        "submitted": factories.submitted(),
        "without_rca": factories.submitted(
            case=factories.booked_in(), content=contents.release_without_rca()
        ),
        "two_signers": _medium(),
        "half_signed": factories.signed(_medium()),
        "concurred": factories.concurred(),
        "held": held,
        "held_review": factories.claimed(held),
        "executed": executed,
        "detained": _supplemented(factories.executed(content=contents.agreeing())),
        "court": factories.court_ordered(),
        "returned": factories.returned(),
        "open_after": factories.review_of(factories.executed()),
        "found": factories.found(executed),
        "insufficient": _refused(),
    }


def _medium() -> Decision:
    case = factories.risky_case(public_safety_risk="medium")
    content = contents.medical_release(public_safety_risk="medium")
    return factories.submitted(case=case, content=content)


def _refused() -> Decision:
    decision = factories.drafted(content=contents.bare_release())
    with pytest.raises(Refused):
        factories.resubmitted(decision)
    assert decision.evaluations.filter(verdict="insufficient").exists()
    return decision


def _supplemented(decision: Decision) -> Decision:
    return supplement_decision(
        actor=factories.actor(),
        at=now(),
        decision_id=decision.pk,
        expected_version=decision.version,
        text="The clinic sent the discharge letter today; it is in the file.",
        evidence=[],
    )


def _closed() -> Case:
    case = factories.booked_in()
    return close_case(
        actor=factories.actor(),
        at=now(),
        case_id=case.pk,
        expected_version=_fresh(case).version,
        reason="Booked in twice under two spellings of one name.",
    )


def _moved() -> Case:
    case = factories.case_awaiting_decision()
    return _fresh(
        transfer_case(
            actor=factories.actor(),
            at=now(),
            case_id=case.pk,
            expected_version=case.version,
            to_field_office="ELP",
            reason="His sister lives in El Paso.",
        )
    )


def _draft_edition() -> Edition:
    document = load_edition("RCA-1") | {"version": 2, "title": "A second edition"}
    return draft_edition(actor=factories.actor("policy.hq"), at=now(), document=document)


def _fresh(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)
