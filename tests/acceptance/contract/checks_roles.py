"""What a role may not do is 403, for every role and every call that names its roles."""

from typing import Any

from contract import expect, stories
from contract.http import Answer
from contract.situations import day, evidence, moment
from contract.world import ROLES, World

_ALL = frozenset(ROLES)


def _demand_403(world: World, may: set[str], path: str, body: Any, etag: str | None = None) -> None:
    """Every role that may not do this gets 403; the others are not tried."""
    for role in sorted(_ALL - may):
        answer = world.as_(ROLES[role]).post(path, body, etag=etag)
        expect.status(answer, 403)


def check_booking_in_is_for_officers_and_the_feed(world: World) -> None:
    """Detainees, cases, assessments."""
    told = stories.medical()
    case = world.book_in(told)
    may = {"officer", "feed"}
    _demand_403(world, may, "/detainees/", vars(stories.medical().person))
    body = {"detainee": case["detainee"], "field_office": "SNA", "booked_in_at": moment(hours=1)}
    _demand_403(world, may, "/cases/", body)
    rca = {**(told.assessment or {}), "source_reference": "EARM-3", "complete": True}
    _demand_403(world, may, f"/cases/{case['id']}/assessments/", rca)


def check_assessments_are_completed_and_voided_by_those_who_assess(world: World) -> None:
    """Not by the policy office, auditors or administrators."""
    told = stories.medical()
    rca = world.assess(world.book_in(told), told, complete=False)
    path, may = f"/assessments/{rca.json['id']}", {"officer", "feed", "supervisor"}
    _demand_403(world, may, f"{path}/complete/", {}, rca.etag)
    _demand_403(world, may, f"{path}/void/", {"reason": "Not theirs to void"}, rca.etag)


def check_cases_are_moved_by_the_field_office_only(world: World) -> None:
    """Screening, transferring, closing: not policy office, auditor, administrator."""
    case = world.as_("officer.sna").get(f"/cases/{world.case(stories.medical())['id']}/")
    path = f"/cases/{case.json['id']}"
    may = {"officer", "supervisor", "field_office_director", "feed"}
    screening = {
        "kind": "national_security",
        "queried_at": moment(hours=1),
        "result": "no_record",
        "reference": "Q-9",
    }
    _demand_403(world, may, f"{path}/screenings/", screening)
    may = {"officer", "supervisor", "field_office_director"}
    _demand_403(world, may, f"{path}/transfer/", {"to_field_office": "ELP"}, case.etag)
    _demand_403(world, may, f"{path}/close/", {"reason": "Not theirs"}, case.etag)


def check_decisions_are_written_by_officers_and_supervisors(world: World) -> None:
    """Drafting, submitting, changing and withdrawing: nobody else."""
    told = stories.medical()
    case = world.case(told)
    _demand_403(world, {"officer", "supervisor"}, f"/cases/{case['id']}/decisions/", told.content)
    draft = world.draft(told_again := stories.medical())
    path = f"/decisions/{draft.json['id']}"
    _demand_403(world, {"officer", "supervisor"}, f"{path}/submit/", {}, draft.etag)
    reason = {"reason": "Not theirs to withdraw"}
    _demand_403(world, {"officer", "supervisor"}, f"{path}/withdraw/", reason, draft.etag)
    for role in ("field_office_director", "policy_office", "auditor", "feed", "administrator"):
        body = {"outcome": told_again.decision["outcome"]}
        answer = world.as_(ROLES[role]).patch(f"{path}/", body, etag=draft.etag)
        expect.status(answer, 403)


def check_signing_and_returning_is_for_supervisors_and_directors(world: World) -> None:
    """Officers, also those who did not write it, the policy office and the rest may not."""
    told = stories.medical(public_safety="medium")
    done = world.submitted(told)
    may, path = {"supervisor", "field_office_director"}, f"/decisions/{done.json['id']}"
    _demand_403(world, may, f"{path}/concur/", {"statement": told.statement}, done.etag)
    _demand_403(world, may, f"{path}/return/", {"reason": "Not theirs"}, done.etag)
    other = world.step("officer2.sna", done, "concur", {"statement": told.statement})
    expect.status(other, 403)


def check_execution_is_for_officers(world: World) -> None:
    """A supervisor or director signs, and does not open the door."""
    signed = world.concurred(stories.medical())
    path, body = f"/decisions/{signed.json['id']}/execute/", {"executed_at": moment(seconds=0)}
    _demand_403(world, {"officer"}, path, body, signed.etag)


def check_supplements_are_the_writers(world: World) -> None:
    """Not policy office, auditor, feed, administrator, director."""
    done = world.submitted(stories.medical())
    item = evidence("e9", "medical_record", "Clinic", "Sessions booked")
    body = {"text": "Sessions are booked until March.", "evidence": [item]}
    path = f"/decisions/{done.json['id']}/supplement/"
    _demand_403(world, {"officer", "supervisor"}, path, body, done.etag)


def check_reviewing_is_for_the_policy_office(world: World) -> None:
    """All six steps."""
    _, review = world.claimed(stories.medical())
    reason = {"reason": "Not theirs"}
    steps: dict[str, Any] = {
        "claim": {},
        "unclaim": {},
        "find-sufficient": reason,
        "find-insufficient": {**reason, "failed": ["drivers"]},
        "request-remediation": {**reason, "due_on": day(9)},
        "escalate": reason,
    }
    for verb, body in steps.items():
        path = f"/overrides/{review.json['id']}/{verb}/"
        _demand_403(world, {"policy_office"}, path, body, review.etag)


def check_the_ledger_is_verified_by_the_auditor(world: World) -> None:
    """And by nobody who writes in it."""
    _demand_403(world, {"auditor"}, "/ledger/verify/", {})
    for role in ("officer", "supervisor", "feed", "administrator"):
        expect.status(world.as_(ROLES[role]).get("/ledger/entries/"), 403)


def check_the_administrator_sees_no_case(world: World) -> None:
    """Neither a case nor a decision, a review or a list of them."""
    done = world.submitted(stories.medical())
    admin = world.as_("admin.hq")
    places = (
        f"/cases/{done.json['case']}/",
        f"/decisions/{done.json['id']}/",
        f"/overrides/{done.json['review']['id']}/",
    )
    for path in places:
        expect.status(admin.get(path), 403, 404)
    for path in ("/cases/", "/decisions/", "/overrides/"):
        _demand_nothing_shown(admin.get(path))


def _demand_nothing_shown(answer: Answer) -> None:
    if expect.status(answer, 200, 403) and answer.status == 200:
        expect.equal(answer.json["results"], [], "results")


def check_policy_office_and_auditor_read_every_office(world: World) -> None:
    """Cases of both offices, and no change of any."""
    for office, author in (("SNA", "officer.sna"), ("ELP", "officer.elp")):
        done = world.submitted(stories.medical(), by=author, office=office)
        for reader in ("policy.hq", "auditor.oig"):
            expect.status(world.as_(reader).get(f"/cases/{done.json['case']}/"), 200)
            expect.equal(world.read(done, by=reader).json["id"], done.json["id"], "decision")
