"""`allowed_actions` tells the truth: what is offered works, what is not offered is refused."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import models
from django.urls import reverse
from rest_framework.test import APIClient

from rca.actions.close_case import close_case
from rca.actions.escalate_review import escalate_review
from rca.actions.request_remediation import request_remediation
from rca.actions.supplement_decision import supplement_decision
from rca.actions.transfer_case import transfer_case
from rca.actions.void_assessment import void_assessment
from rca.actions.withdraw_decision import withdraw_decision
from rca.cases.models import Case
from rca.decisions.models import Decision
from rca.reviews.models import Review
from tests import contents, factories
from tests.api.asking import Furnished, ask, caller
from tests.api.conftest import rolled_back

PEOPLE = (
    "officer.sna",
    "officer2.sna",
    "supervisor.sna",
    "supervisor2.sna",
    "director.sna",
    "officer.elp",
    "policy.hq",
    "policy2.hq",
    "auditor.oig",
)
# The call behind each action; every action of the rules is here, or the test below is red.
CALLS = {
    "case": {
        "assess": ("case-assessments", "POST"),
        "decide": ("case-decisions", "POST"),
        "screen": ("case-screenings", "POST"),
        "transfer": ("case-transfer", "POST"),
        "close": ("case-close", "POST"),
    },
    "assessment": {
        "complete": ("assessment-complete", "POST"),
        "void": ("assessment-void", "POST"),
    },
    "decision": {
        "edit": ("decision", "PATCH"),
        "check": ("decision-check", "POST"),
        "submit": ("decision-submit", "POST"),
        "concur": ("decision-concur", "POST"),
        "return": ("decision-return", "POST"),
        "withdraw": ("decision-withdraw", "POST"),
        "execute": ("decision-execute", "POST"),
        "supplement": ("decision-supplement", "POST"),
    },
    "override": {
        "claim": ("override-claim", "POST"),
        "unclaim": ("override-unclaim", "POST"),
        "find-sufficient": ("override-find-sufficient", "POST"),
        "find-insufficient": ("override-find-insufficient", "POST"),
        "request-remediation": ("override-request-remediation", "POST"),
        "escalate": ("override-escalate", "POST"),
    },
}


def changed(verb: Callable[..., Any], row: Any, kind: str, by: str, **fields: Any) -> Any:
    """Move a row by a verb and return what the verb returns."""
    row.refresh_from_db()
    work = {"actor": factories.actor(by), "at": factories.moment(), f"{kind}_id": row.pk}
    return verb(**work, expected_version=row.version, **fields)


def reviewed(verb: Callable[..., Any], **fields: Any) -> Review:
    review = factories.claimed(factories.submitted())
    by = "policy.hq"
    return changed(verb, review, "review", by, reason=contents.REASON, **fields)  # type: ignore[no-any-return]


def remediation() -> Review:
    due_on = (factories.moment() + timedelta(days=9)).date()
    return reviewed(request_remediation, due_on=due_on)


def supplemented() -> Review:
    review = remediation()
    changed(
        supplement_decision,
        review.decision,
        "decision",
        "officer.sna",
        text=contents.REASON,
        evidence=[],
    )
    return review


def signed_by_policy_office_too() -> Decision:
    """A decision whose reviewer also holds a supervisor's account."""
    factories.second_account(of="policy.hq")
    decision = factories.submitted()
    factories.found(decision)
    return decision


def closed(case: Case) -> Case:
    why = contents.RETURN_REASON
    return changed(close_case, case, "case", "officer.sna", reason=why)  # type: ignore[no-any-return]


def transferred(decision: Decision) -> Decision:
    changed(transfer_case, decision.case, "case", "officer.sna", to_field_office="ELP")
    return decision


def withdrawn() -> Decision:
    why = contents.RETURN_REASON
    decision = factories.drafted()
    return changed(withdraw_decision, decision, "decision", "officer.sna", reason=why)  # type: ignore[no-any-return]


def lapsed() -> Decision:
    decision = factories.submitted()
    factories.assessed(decision.case)
    return decision


def voided() -> Any:
    assessment = factories.assessed(factories.booked_in())
    why = contents.RETURN_REASON
    return changed(void_assessment, assessment, "assessment", "officer.sna", reason=why)


def case_of(decision: Decision) -> Case:
    return decision.case


def another_draft() -> Decision:
    """A draft beside a decision that another officer has submitted."""
    case = factories.case_awaiting_decision()
    draft = factories.drafted(case=case, by="officer2.sna")
    factories.submitted(case=case)
    return draft


SITUATIONS: dict[str, tuple[str, Callable[[], models.Model]]] = {
    "case booked in": ("case", factories.booked_in),
    "case awaiting a decision": ("case", factories.case_awaiting_decision),
    "case with a draft": ("case", lambda: case_of(factories.drafted())),
    "case with a live decision": ("case", lambda: case_of(factories.submitted())),
    "case with a returned decision": ("case", lambda: case_of(factories.returned())),
    "case detained": (
        "case",
        lambda: case_of(factories.executed(decision=agreed())),
    ),
    "case released": ("case", lambda: case_of(factories.executed())),
    "case closed": ("case", lambda: closed(factories.booked_in())),
    "assessment drafted": (
        "assessment",
        lambda: factories.assessed(factories.booked_in(), complete=False),
    ),
    "assessment completed": ("assessment", lambda: factories.assessed(factories.booked_in())),
    "assessment voided": ("assessment", voided),
    "decision drafted": ("decision", factories.drafted),
    "decision drafted by a supervisor": (
        "decision",
        lambda: factories.drafted(by="supervisor.sna"),
    ),
    "decision drafted beside a live one": ("decision", another_draft),
    "decision submitted": ("decision", factories.submitted),
    "decision of a supervisor": (
        "decision",
        lambda: factories.submitted(
            case=factories.risky_case(public_safety_risk="medium"),
            by="supervisor.sna",
            content=contents.medical_release(public_safety_risk="medium"),
        ),
    ),
    "decision signed once of twice": (
        "decision",
        lambda: factories.signed(risky()),
    ),
    "decision reviewed by somebody who could sign": ("decision", signed_by_policy_office_too),
    "decision concurred": ("decision", factories.concurred),
    "decision on hold": ("decision", factories.held),
    "decision cleared": ("decision", factories.cleared),
    "decision court-ordered": ("decision", factories.court_ordered),
    "decision executed before concurrence": (
        "decision",
        lambda: factories.executed(decision=factories.court_ordered()),
    ),
    "decision returned": ("decision", factories.returned),
    "decision withdrawn": ("decision", withdrawn),
    "decision lapsed": ("decision", lapsed),
    "decision executed": ("decision", factories.executed),
    "decision transferred": ("decision", lambda: transferred(factories.submitted())),
    "review open": ("override", lambda: factories.review_of(factories.submitted())),
    "review claimed": ("override", lambda: factories.claimed(factories.submitted())),
    "review waiting for remediation": ("override", remediation),
    "review supplemented": ("override", supplemented),
    "review escalated": ("override", lambda: reviewed(escalate_review)),
    "review found sufficient": ("override", lambda: factories.found(factories.submitted())),
    "review found insufficient": (
        "override",
        lambda: factories.found(factories.submitted(), sufficient=False),
    ),
    "review of an executed decision": (
        "override",
        lambda: factories.review_of(factories.executed()),
    ),
}


def risky() -> Decision:
    """A submitted decision that needs both signatures."""
    case = factories.risky_case(public_safety_risk="medium")
    content = contents.medical_release(public_safety_risk="medium")
    return factories.submitted(case=case, content=content)


def agreed() -> Decision:
    """A concurred detention, as the RCA advises."""
    return factories.concurred(content=contents.agreeing())


@pytest.mark.parametrize("situation", SITUATIONS)
def test_what_is_offered_works_and_the_rest_is_refused(
    rows: dict[str, Furnished], situation: str
) -> None:
    kind, build = SITUATIONS[situation]
    row = build()
    told = {who: _truth(caller(who), kind, row, rows["SNA"]) for who in PEOPLE}
    offered = {who: _offered(caller(who), kind, row) for who in PEOPLE}
    assert told == offered


def _offered(client: APIClient, kind: str, row: models.Model) -> list[str]:
    """Return what the representation offers, in the order of the table; nothing on a 404."""
    answer = client.get(reverse(kind, kwargs={"id": row.pk}))
    if answer.status_code == 404:
        return []
    actions = answer.json()["allowed_actions"]
    assert set(actions) <= set(CALLS[kind]), "an action without a call in this test"
    return [action for action in CALLS[kind] if action in actions]


def _truth(client: APIClient, kind: str, row: models.Model, rows: Furnished) -> list[str]:
    """Return what works when it is tried, each action on its own."""
    works = []
    for action, (route, method) in CALLS[kind].items():
        with rolled_back():
            answer = ask(route, method, rows, row=row).sent_by(client)
        assert answer.status_code in (200, 201, 403, 404, 409), (action, answer.content)
        if answer.status_code in (200, 201):
            works.append(action)
    return works


@pytest.mark.parametrize("kind", ["cases", "decisions", "overrides"])
@pytest.mark.parametrize("who", PEOPLE)
def test_a_list_offers_what_the_record_itself_offers(
    rows: dict[str, Furnished], kind: str, who: str
) -> None:
    another_draft()
    cache.clear()
    client = caller(who)
    for shown in client.get(f"/api/v1/{kind}/?page_size=200").json()["results"]:
        record = client.get(f"/api/v1/{kind}/{shown['id']}/").json()
        assert {name: record[name] for name in shown} == shown


def test_the_answer_of_a_transition_offers_what_a_reading_offers(
    rows: dict[str, Furnished],
) -> None:
    for kind, calls in CALLS.items():
        for route, method in calls.values():
            if route in ("case-assessments", "case-decisions", "case-screenings"):
                continue
            with rolled_back():
                client = caller("policy.hq" if kind == "override" else _field_person(route))
                asked = ask(route, method, rows["SNA"], author="officer.sna")
                answer = asked.sent_by(client)
                if "allowed_actions" in answer.json():
                    record = client.get(_record_of(kind, answer.json()["id"]))
                    assert record.status_code in (200, 404)
                    if record.status_code == 200:
                        told, read = answer.json(), record.json()
                        assert {name: read[name] for name in told} == told, route
                        assert answer["ETag"] == record["ETag"], route


def _field_person(route: str) -> str:
    signing = ("decision-concur", "decision-return")
    return "supervisor.sna" if route in signing else "officer.sna"


def _record_of(kind: str, row_id: str) -> str:
    return reverse(kind, kwargs={"id": row_id})
