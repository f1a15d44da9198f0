"""Cases: registering, booking in, vetting queries, handing over, closing."""

from datetime import date, timedelta
from typing import Any

import pytest

from rca.actions.book_in import book_in
from rca.actions.close_case import close_case
from rca.actions.record_screening import record_screening
from rca.actions.transfer_case import transfer_case
from rca.cases.models import Case, Screening
from rca.core.errors import Invalid, NotAllowed, NotFound, Refused, StaleVersion, WrongState
from rca.decisions.signatures import missing
from tests import contents, factories
from tests.actions.doing import add, do, fresh, length, told

pytestmark = pytest.mark.django_db


# --- Registering and booking in --------------------------------------------------------------
def test_a_person_has_a_chain_of_their_own() -> None:
    assert told(factories.registered().pk) == ["detainee.registered"]


@pytest.mark.parametrize("username", ["supervisor.sna", "policy.hq", "auditor.oig", "admin.hq"])
def test_others_do_not_register(username: str) -> None:
    with pytest.raises(NotAllowed):
        factories.registered(by=username)


def test_an_a_number_is_taken_once() -> None:
    person = factories.registered()
    with pytest.raises(WrongState) as refusal:
        factories.registered(a_number=person.a_number)
    assert refusal.value.reason == "a-number-taken"


@pytest.mark.parametrize(
    ("born", "accepted"),
    [
        (date(1899, 12, 31), False),
        (date(1900, 1, 1), True),
        (factories.moment().date() + timedelta(days=2), False),
    ],
)
def test_a_date_of_birth_is_possible(born: date, accepted: bool) -> None:
    if accepted:
        assert factories.registered(date_of_birth=born).date_of_birth == born
        return
    with pytest.raises(Invalid) as refusal:
        factories.registered(date_of_birth=born)
    assert [error.pointer for error in refusal.value.errors] == ["/date_of_birth"]


def booking(**words: Any) -> Case:
    """Book a newly registered person in at San Antonio."""
    at = factories.moment()
    given: dict[str, Any] = {
        "actor": factories.actor("officer.sna"),
        "at": at,
        "field_office": "SNA",
        "booked_in_at": at - timedelta(hours=3),
    }
    case: Case = book_in(**{"detainee_id": factories.registered().pk} | given | words)
    return case


def test_a_case_begins() -> None:
    case = booking()
    assert (case.state, case.version) == ("awaiting_assessment", 1)
    assert case.assessment_due_at == case.booked_in_at + timedelta(days=5)
    assert told(case.pk) == ["case.opened"]


def test_a_feed_books_in_anywhere_and_an_officer_at_home() -> None:
    assert booking(actor=factories.actor("feed.earm"), field_office="ELP").state
    with pytest.raises(NotAllowed):
        booking(field_office="ELP")


def test_an_unknown_person_or_office_is_named() -> None:
    for words, pointer in (
        ({"field_office": "XXX"}, "/field_office"),
        ({"detainee_id": factories.booked_in().pk}, "/detainee"),
    ):
        with pytest.raises(Invalid) as refusal:
            booking(**words)
        assert [error.pointer for error in refusal.value.errors] == [pointer]


@pytest.mark.parametrize(("seconds", "accepted"), [(55, True), (65, False)])
def test_nobody_is_booked_in_tomorrow(seconds: int, accepted: bool) -> None:
    at = factories.moment()
    when = at + timedelta(seconds=seconds)
    if accepted:
        assert booking(at=at, booked_in_at=when).state == "awaiting_assessment"
        return
    with pytest.raises(Invalid):
        booking(at=at, booked_in_at=when)


def test_a_person_is_in_custody_once_at_a_time() -> None:
    case = factories.case_awaiting_decision()
    with pytest.raises(WrongState) as refusal:
        factories.booked_in(detainee=case.detainee)
    assert refusal.value.reason == "in-custody"
    factories.executed(case=case)
    assert factories.booked_in(detainee=case.detainee).state == "awaiting_assessment"


# --- Vetting queries -------------------------------------------------------------------------
def query(case: Case, by: str = "officer.sna", **words: Any) -> Screening:
    """Record a vetting query."""
    at = factories.moment()
    given = {
        "at": at,
        "kind": "national_security",
        "queried_at": at,
        "result": "record_found",
        "reference": "NCIC-77",
    }
    recorded: Screening = add(record_screening, case, by=by, **given | words)
    return recorded


def test_a_query_is_recorded() -> None:
    case = factories.booked_in()
    assert query(case).result == "record_found"
    assert query(case, by="feed.earm").case_id == case.pk
    assert told(case.pk)[-1] == "screening.recorded"
    with pytest.raises(NotAllowed):
        query(case, by="supervisor.sna")
    with pytest.raises(NotFound):
        query(case, by="officer.elp")


def test_a_query_is_not_from_the_future_and_a_fast_clock_does_not_make_it_so() -> None:
    case, at = factories.booked_in(), factories.moment()
    assert query(case, at=at, queried_at=at + timedelta(seconds=50)).queried_at == at
    with pytest.raises(Invalid):
        query(case, at=at, queried_at=at + timedelta(seconds=61))


# --- Handing over ----------------------------------------------------------------------------
def handed_over(case: Case, by: str = "officer.sna", to: str = "ELP", **words: Any) -> Case:
    """Hand a case to another office."""
    after: Case = do(transfer_case, fresh(case), by=by, to_field_office=to, **words)
    return after


def test_a_live_decision_is_signed_where_the_case_is() -> None:
    decision = factories.submitted()
    before = length(decision.case_id)
    case = handed_over(decision.case)
    assert case.field_office_id == "ELP"
    assert told(case.pk, after=before) == ["transfer.recorded", "case.transferred"]
    with pytest.raises(NotFound):
        factories.signed(decision, by="supervisor.sna")
    decision = factories.signed(decision, by="supervisor.elp")
    assert (decision.state, missing(decision)) == ("concurred", [])
    with pytest.raises(NotFound):
        factories.executed(decision=decision)
    assert factories.executed(decision=decision, by="officer.elp").state == "executed"


def test_the_old_office_no_longer_sees_the_case() -> None:
    case = handed_over(factories.booked_in())
    with pytest.raises(NotFound):
        factories.assessed(case)
    assert factories.assessed(case, by="officer.elp").state == "completed"


@pytest.mark.parametrize("code", ["SNA", "XXX", ""])
def test_another_office_is_named(code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        handed_over(factories.booked_in(), to=code)
    assert [error.pointer for error in refusal.value.errors] == ["/to_field_office"]


@pytest.mark.parametrize(
    ("username", "error"),
    [
        ("director.sna", NotAllowed),
        ("policy.hq", NotAllowed),
        ("officer.elp", NotFound),
        ("feed.earm", NotFound),
    ],
)
def test_others_hand_nothing_over(username: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        handed_over(factories.booked_in(), by=username)


def test_what_is_handed_over_is_what_was_read() -> None:
    case = factories.booked_in()
    with pytest.raises(StaleVersion):
        handed_over(case, expected_version=case.version + 1)
    assert fresh(case).version == case.version


# --- Closing ---------------------------------------------------------------------------------
def test_closing_ends_what_was_undecided() -> None:
    decision = factories.submitted()
    draft = factories.assessed(decision.case, complete=False)
    before = length(decision.case_id)
    case = do(close_case, fresh(decision.case), by="supervisor.sna", reason=contents.REASON)
    assert (case.state, case.closed_reason) == ("closed", contents.REASON)
    assert (fresh(decision).state, fresh(draft).state) == ("lapsed", "draft")
    assert told(case.pk, after=before) == ["review.cancelled", "decision.lapsed", "case.closed"]


def test_after_closing_an_owed_signature_and_a_review_are_still_given() -> None:
    decision = factories.executed(decision=factories.court_ordered())
    do(close_case, fresh(decision.case), by="officer.sna", reason=contents.REASON)
    decision = factories.signed(decision)
    assert missing(decision) == []
    assert factories.found(decision).state == "found_sufficient"


def test_closing_says_why() -> None:
    case = factories.booked_in()
    with pytest.raises(Refused):
        do(close_case, case, by="officer.sna", reason="---")
    assert fresh(case).state == "awaiting_assessment"
