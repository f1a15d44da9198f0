"""Attacks on cases and on RCAs."""

from datetime import timedelta

from rca.assessments.models import Assessment
from rca.cases.models import Case
from rca.core.clock import now
from tests.attacks.catalogue import attack
from tests.attacks.intruder import add, change, copy_of, line, put, write
from tests.attacks.world import World


# --- Cases -----------------------------------------------------------------------------------
@attack("I1", "release somebody without a decision")
def released_without_decision(world: World) -> None:
    change(world.awaiting, state="released")


@attack("I1", "release somebody on a decision that was not executed")
def released_on_a_concurred_decision(world: World) -> None:
    change(world.concurred.case, state="released")


@attack("I1", "release somebody whom the executed decision detains")
def released_against_the_decision(world: World) -> None:
    change(world.detained.case, state="released")


@attack("I7", "detain somebody on a decision about an older RCA")
def detained_on_an_older_decision(world: World) -> None:
    case = world.detained.case
    old = case.assessments.get()
    change(old, state="superseded")
    fresh = copy_of(old, version=1, state="draft", completed_at=None)
    add(Assessment, fresh)
    change(Assessment(**fresh), state="completed", completed_at=now())
    change(case, state="awaiting_decision")
    change(Case.objects.get(pk=case.pk), state="detained")


@attack("I9", "close a case without a ledger line")
def closed_without_line(world: World) -> None:
    put(world.awaiting, state="closed", closed_reason="Done.", version=world.awaiting.version + 1)


@attack("I6", "jump over versions of a case")
def case_version_jumped(world: World) -> None:
    put(world.awaiting, version=world.awaiting.version + 2)


@attack("I6", "lower the version of a case")
def case_version_lowered(world: World) -> None:
    put(world.awaiting, version=world.awaiting.version - 1)


@attack("I9", "transfer a case again by the line of its last transfer")
def transferred_by_an_old_line(world: World) -> None:
    put(world.moved, field_office_id="ATL")


@attack("I9", "transfer a case by a line that names another office")
def transferred_elsewhere(world: World) -> None:
    case = world.awaiting
    line(
        case,
        chain=case.pk,
        version=case.version + 1,
        from_state=case.state,
        to_state=case.state,
        event="case.transferred",
        says={"to": "SNA"},
    )
    put(case, field_office_id="ELP", version=case.version + 1)


@attack("I2", "write a reason into an open case")
def reason_before_closing(world: World) -> None:
    change(world.awaiting, closed_reason="Left for later.")


@attack("I2", "rewrite why a case was closed")
def closed_reason_rewritten(world: World) -> None:
    change(world.closed, closed_reason="For no reason.")


@attack("I2", "give a case to another detainee")
def case_of_another_person(world: World) -> None:
    change(world.awaiting, detainee_id=world.draft.case.detainee_id)


@attack("I2", "move the book-in, and with it every period")
def booking_moved(world: World) -> None:
    change(world.awaiting, booked_in_at=now())


@attack("I6", "open a case that is released already")
def case_born_released(world: World) -> None:
    add(Case, copy_of(world.executed.case, version=1))


@attack("I9", "open a case without a ledger line")
def case_opened_without_line(world: World) -> None:
    write(
        Case,
        copy_of(world.unassessed, version=1, detainee_id=world.executed.case.detainee_id),
    )


@attack("I3", "open a second case of a person in custody")
def second_case_in_custody(world: World) -> None:
    add(Case, copy_of(world.unassessed, version=1))


@attack("I6", "invent a state for a new case")
def case_born_in_an_unknown_state(world: World) -> None:
    person = world.executed.case.detainee_id
    add(Case, copy_of(world.unassessed, version=1, state="forgotten", detainee_id=person))


# --- RCAs ------------------------------------------------------------------------------------
@attack("I2", "rewrite what the RCA recommended")
def recommendation_rewritten(world: World) -> None:
    change(world.current, recommendation="release")


@attack("I2", "lower the risk that the RCA found")
def risk_rewritten(world: World) -> None:
    change(world.current, public_safety_risk="low", flight_risk="low")


@attack("I2", "take the factors out of an RCA")
def factors_removed(world: World) -> None:
    change(world.current, factors=[])


@attack("I2", "take the alleged mandatory detention out of an RCA")
def allegation_removed(world: World) -> None:
    change(world.current, mandatory_detention_basis="none", mandatory_detention_alleged=True)


@attack("I7", "void the RCA under a live decision")
def rca_voided_under_a_live_decision(world: World) -> None:
    change(world.submitted.assessment, state="voided", voided_reason="Wrong form.")


@attack("I7", "supersede the RCA under a concurred decision")
def rca_superseded_under_a_live_decision(world: World) -> None:
    change(world.concurred.assessment, state="superseded")


@attack("I7", "complete a new RCA beside a live decision")
def rca_completed_beside_a_live_decision(world: World) -> None:
    old = world.submitted.assessment
    assert old is not None
    columns = copy_of(old, version=1, state="draft", completed_at=None)
    add(Assessment, columns)
    change(Assessment(**columns), state="completed", completed_at=now())


@attack("I7", "complete the first RCA beside a release without one")
def first_rca_beside_a_live_decision(world: World) -> None:
    columns = copy_of(
        world.half_assessed, version=1, case_id=world.without_rca.case_id, completed_on=now()
    )
    add(Assessment, columns)
    change(Assessment(**columns), state="completed", completed_at=now())


@attack("I2", "move the day on which an RCA was recorded")
def rca_backdated(world: World) -> None:
    change(world.half_assessed, created_at=now() - timedelta(days=90))


@attack("I2", "move the day on which a detainee was registered")
def detainee_backdated(world: World) -> None:
    change(world.awaiting.detainee, created_at=now() - timedelta(days=90))


@attack("I3", "have two current RCAs")
def second_current_rca(world: World) -> None:
    columns = copy_of(world.current, version=1, state="draft", completed_at=None)
    add(Assessment, columns)
    change(Assessment(**columns), state="completed", completed_at=now())


@attack("I6", "record an RCA that is completed at once, by no transition")
def rca_born_completed(world: World) -> None:
    columns = copy_of(world.current, version=1, case_id=world.unassessed.pk)
    add(Assessment, columns)


@attack("I7", "complete an RCA that recommends nothing")
def rca_completed_without_recommendation(world: World) -> None:
    change(world.half_assessed, state="completed", completed_at=now(), recommendation=None)


@attack("I7", "complete an RCA that recommends something unheard of")
def rca_with_unknown_recommendation(world: World) -> None:
    change(world.half_assessed, recommendation="shrug")


@attack("I7", "complete an RCA with a risk level unheard of")
def rca_with_unknown_risk(world: World) -> None:
    change(world.half_assessed, public_safety_risk="none")


@attack("I7", "complete an RCA with a flight risk unheard of")
def rca_with_unknown_flight_risk(world: World) -> None:
    change(world.half_assessed, flight_risk="none")


@attack("I2", "move an RCA to another case")
def rca_moved(world: World) -> None:
    change(world.half_assessed, case_id=world.unassessed.pk)


@attack("I2", "rewrite why an RCA was voided")
def voiding_rewritten(world: World) -> None:
    change(world.half_assessed, state="voided", voided_reason="Twice the same.")
    change(Assessment.objects.get(pk=world.half_assessed.pk), voided_reason="Never mind.")


@attack("I9", "void an RCA without a ledger line")
def rca_voided_without_line(world: World) -> None:
    put(world.current, state="voided", voided_reason="Wrong.", version=world.current.version + 1)


@attack("I9", "record an RCA without a ledger line")
def rca_recorded_without_line(world: World) -> None:
    write(Assessment, copy_of(world.half_assessed, version=1))
