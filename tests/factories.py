"""Builders: the world of a test, made through the same verbs as a real one.

Each takes what a test is about by keyword and has a sensible default for the rest. `moment` is
the present: whoever freezes the clock freezes the builders too. Contents are in `contents.py`.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from policies.models import Edition
from rca.accounts.actors import Actor
from rca.accounts.models import Account
from rca.accounts.permission_map import Role
from rca.accounts.selectors import actor_named
from rca.actions.book_in import book_in
from rca.actions.claim_review import claim_review
from rca.actions.concur import concur
from rca.actions.create_account import create_account
from rca.actions.draft_decision import draft_decision
from rca.actions.execute_decision import execute_decision
from rca.actions.find_review import find_insufficient, find_sufficient
from rca.actions.grant_role import grant_role
from rca.actions.record_assessment import record_assessment
from rca.actions.record_screening import record_screening
from rca.actions.register_detainee import register_detainee
from rca.actions.return_decision import return_decision
from rca.actions.submit_decision import submit_decision
from rca.assessments.models import Assessment
from rca.cases.models import Case, Detainee, Screening
from rca.commands.demonstration.accounts import ADMINISTRATOR, load_accounts
from rca.commands.demonstration.policy import load_policy
from rca.core.clock import now
from rca.decisions.models import Decision
from rca.reviews.models import Review
from tests import contents

PASSWORD = "paper lantern harbor"
_numbers = count(1)


def moment(*, minutes_ago: int = 0) -> datetime:
    """Return the present, or a moment some minutes ago."""
    return now() - timedelta(minutes=minutes_ago)


# --- The world -------------------------------------------------------------------------------
def loaded_world(*, at: datetime | None = None) -> Edition:
    """Load the field offices, the demonstration accounts and edition 1; return the edition."""
    at = at or moment()
    load_accounts(at=at, password=PASSWORD)
    return load_policy(at=at)


def actor(username: str = "officer.sna") -> Actor:
    """Return a demonstration account as an actor, with the roles that it holds now."""
    return actor_named(username)


def second_account(
    *, of: str = "officer.sna", role: Role = Role.SUPERVISOR, field_office: str | None = "SNA"
) -> Actor:
    """Return another account of the person behind `of`, with a role of its own."""
    person = Account.objects.get(username=of).person
    return _employed(person=person, role=role, field_office=field_office)


def newcomer(*, role: Role = Role.SUPERVISOR, field_office: str | None = "SNA") -> Actor:
    """Return the account of a person nobody has met, with one role."""
    return _employed(name="Odile Brandt", role=role, field_office=field_office)


def _employed(*, role: Role, field_office: str | None, **who: Any) -> Actor:
    administrator, at, username = actor(ADMINISTRATOR), moment(), f"invented.{next(_numbers)}"
    account = create_account(
        actor=administrator, at=at, username=username, password=PASSWORD, **who
    )
    grant_role(actor=administrator, at=at, account=account, role=role, field_office=field_office)
    return actor(username)


# --- People and cases ------------------------------------------------------------------------
def registered(*, by: str = "officer.sna", **columns: Any) -> Detainee:
    """Return a newly registered person, under an A-number of their own."""
    person: dict[str, Any] = {
        "a_number": f"A{next(_numbers) + 200_000_000:09d}",
        "given_name": "Tadeo",
        "family_name": "Villalta",
        "date_of_birth": date(1961, 4, 9),
        "country_of_citizenship": "HN",
        "sex": "M",
    }
    return register_detainee(actor=actor(by), at=moment(), **(person | columns))


def booked_in(
    *, by: str = "officer.sna", field_office: str = "SNA", detainee: Detainee | None = None
) -> Case:
    """Return a case that awaits its assessment, booked in six days ago."""
    person = detainee or registered(by=by)
    return book_in(
        actor=actor(by),
        at=moment(),
        detainee_id=person.pk,
        field_office=field_office,
        booked_in_at=moment() - timedelta(days=6),
    )


def assessed(
    case: Case, *, by: str = "officer.sna", complete: bool = True, **rca: Any
) -> Assessment:
    """Return an RCA of a case, completed unless asked otherwise; `rca` as `contents.rca`."""
    return record_assessment(
        actor=actor(by),
        at=moment(),
        case_id=case.pk,
        assessment=contents.rca(**rca),
        complete_now=complete,
    )


def case_awaiting_decision(
    *, by: str = "officer.sna", field_office: str = "SNA", **rca: Any
) -> Case:
    """Return a case with a completed RCA (detain, low safety risk); `rca` as `contents.rca`."""
    case = booked_in(by=by, field_office=field_office)
    assessed(case, by=by, **rca)
    case.refresh_from_db()
    return case


def screened(case: Case, *, by: str = "officer.sna", hours_ago: int = 5) -> list[Screening]:
    """Put the three required vetting queries on a case's record."""
    kinds = ("wants_and_warrants", "national_security", "border_crossing_history")
    return [
        record_screening(
            actor=actor(by),
            at=moment(),
            case_id=case.pk,
            kind=kind,
            queried_at=moment() - timedelta(hours=hours_ago),
            result="no_record",
            reference=f"NCIC-{next(_numbers):05d}",
        )
        for kind in kinds
    ]


# --- Decisions -------------------------------------------------------------------------------
def drafted(
    *,
    case: Case | None = None,
    by: str = "officer.sna",
    content: Mapping[str, Any] | None = None,
    submit_now: bool = False,
) -> Decision:
    """Return a drafted decision, by default a release against the RCA that a reader can follow."""
    return draft_decision(
        actor=actor(by),
        at=moment(),
        case_id=(case or case_awaiting_decision()).pk,
        content=content or contents.medical_release(),
        submit_now=submit_now,
    )


def submitted(
    *,
    case: Case | None = None,
    by: str = "officer.sna",
    content: Mapping[str, Any] | None = None,
) -> Decision:
    """Return a submitted decision; a supervisor's signature is what it lacks by default."""
    return resubmitted(drafted(case=case, by=by, content=content), by=by)


def resubmitted(decision: Decision, *, by: str = "officer.sna") -> Decision:
    """Submit a draft or a returned decision and return it."""
    return submit_decision(
        actor=actor(by),
        at=moment(),
        decision_id=decision.pk,
        expected_version=decision.version,
    )


def signed(
    decision: Decision, *, by: str = "supervisor.sna", statement: str = contents.STATEMENT
) -> Decision:
    """Sign a decision once and return it."""
    return concur(
        actor=actor(by),
        at=moment(),
        decision_id=decision.pk,
        expected_version=decision.version,
        statement=statement,
    )


def concurred(
    *,
    decision: Decision | None = None,
    by: tuple[str, ...] = ("supervisor.sna", "director.sna"),
    **submission: Any,
) -> Decision:
    """Return a decision with every signature that it needs, by the people in `by` in turn."""
    decision = decision or submitted(**submission)
    for username in by:
        if decision.state == "submitted":
            decision = signed(decision, by=username)
    return decision


def returned(*, decision: Decision | None = None, by: str = "supervisor.sna") -> Decision:
    """Return a decision that was sent back to its author."""
    decision = decision or submitted()
    return return_decision(
        actor=actor(by),
        at=moment(),
        decision_id=decision.pk,
        expected_version=decision.version,
        reason=contents.RETURN_REASON,
    )


def executed(
    *, decision: Decision | None = None, by: str = "officer.sna", **parts: Any
) -> Decision:
    """Return an executed decision; without one given, one that was concurred first."""
    decision = decision or concurred(**parts)
    return execute_decision(
        actor=actor(by),
        at=moment(),
        decision_id=decision.pk,
        expected_version=decision.version,
        executed_at=moment(),
    )


def risky_case(*, public_safety_risk: str = "high", **rca: Any) -> Case:
    """Return a case whose release needs the director too, and with a high risk is held."""
    return case_awaiting_decision(public_safety_risk=public_safety_risk, **rca)


def held(*, public_safety_risk: str = "high", **parts: Any) -> Decision:
    """Return a concurred release that waits for the policy office."""
    case = risky_case(public_safety_risk=public_safety_risk)
    content = contents.medical_release(public_safety_risk=public_safety_risk)
    return concurred(case=case, content=content, **parts)


def court_ordered(*, case: Case | None = None) -> Decision:
    """Return a submitted release that a judge ordered: it may be executed before concurrence."""
    return submitted(case=case, content=contents.court_ordered_release())


# --- Reviews ---------------------------------------------------------------------------------
def review_of(decision: Decision) -> Review:
    """Return the review of a decision's present round."""
    return Review.objects.get(evaluation_id=decision.evaluation_id)


def claimed(decision: Decision, *, by: str = "policy.hq") -> Review:
    """Return a decision's review, claimed by somebody of the policy office."""
    review = review_of(decision)
    return claim_review(
        actor=actor(by), at=moment(), review_id=review.pk, expected_version=review.version
    )


def found(decision: Decision, *, sufficient: bool = True, by: str = "policy.hq") -> Review:
    """Return a decision's review, claimed and ended with a finding."""
    return find(claimed(decision, by=by), sufficient=sufficient, by=by)


def find(review: Review, *, sufficient: bool = True, by: str = "policy.hq") -> Review:
    """End a claimed review with a finding and return it."""
    work: dict[str, Any] = {
        "actor": actor(by),
        "at": moment(),
        "review_id": review.pk,
        "expected_version": review.version,
        "reason": contents.REASON,
    }
    if sufficient:
        return find_sufficient(**work)
    return find_insufficient(**work, failed=["drivers"])


def cleared(*, decision: Decision | None = None) -> Decision:
    """Return a held release whose hold the policy office has lifted."""
    decision = decision or held()
    found(decision)
    decision.refresh_from_db()
    return decision
