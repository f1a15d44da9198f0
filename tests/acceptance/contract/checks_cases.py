"""Booking in, assessments, screenings, transfers and closing."""

from dataclasses import asdict

from contract import expect, stories
from contract.situations import moment
from contract.world import World


def check_a_detainee_is_booked_in_and_a_case_opened(world: World) -> None:
    """By an officer; the case awaits its assessment."""
    told = stories.medical()
    case = world.book_in(told, by="officer.sna")
    expect.equal(case["state"], "awaiting_assessment", "state")
    expect.equal(case["field_office"], "SNA", "field office")
    answer = world.as_("officer.sna").get(f"/cases/{case['id']}/")
    expect.equal(expect.status(answer, 200)["state"], "awaiting_assessment", "state when read")
    expect.holds(answer.etag, "no ETag")
    expect.holds(isinstance(answer.json["allowed_actions"], list), "no allowed_actions")


def check_a_booking_says_where_it_is(world: World) -> None:
    """201 names the new address, or the field is absent: the contract is silent."""
    told = stories.medical()
    answer = world.as_("officer.sna").post("/detainees/", asdict(told.person))
    expect.status(answer, 201)
    if "location" not in answer.headers:
        world.note("201 answers carry no Location header")


def check_an_a_number_is_unique(world: World) -> None:
    """The second booking of the same number is refused and names the field."""
    told = stories.medical()
    officer = world.as_("officer.sna")
    expect.status(officer.post("/detainees/", asdict(told.person)), 201)
    again = officer.post("/detainees/", asdict(told.person))
    problem = expect.status(again, 400, 409, 422)
    named = "names" if problem.get("errors") else "does not name"
    world.note(f"a second use of an A-number is answered {again.status} and {named} the field")


def check_a_number_of_eight_and_of_nine_digits(world: World) -> None:
    """Both forms are A-numbers."""
    for digits in (8, 9):
        told = stories.medical()
        told.person.a_number = told.person.a_number[: digits + 1]
        answer = world.as_("officer.sna").post("/detainees/", asdict(told.person))
        expect.equal(expect.status(answer, 201)["a_number"], told.person.a_number, "a_number")


def check_an_assessment_completed_at_once_moves_the_case(world: World) -> None:
    """`complete: true`; the object comes back as it was sent."""
    told = stories.medical()
    case = world.book_in(told)
    rca = world.assess(case, told).json
    expect.equal(rca["state"], "completed", "state")
    assert told.assessment is not None
    for name, value in told.assessment.items():
        expect.equal(rca[name], value, name)
    expect.equal(rca["source_reference"], "EARM-1", "source_reference")
    expect.equal(world.state_of(case["id"]), "awaiting_decision", "state of the case")


def check_an_assessment_is_completed_later(world: World) -> None:
    """A draft leaves the case where it was; `complete` moves it; twice is 409."""
    told = stories.medical()
    case = world.book_in(told)
    drafted = world.assess(case, told, complete=False, by="officer.sna")
    expect.equal(drafted.json["state"], "draft", "state")
    expect.equal(world.state_of(case["id"]), "awaiting_assessment", "state of the case")
    path = f"/assessments/{drafted.json['id']}/complete/"
    done = world.as_("officer.sna").post(path, {}, etag=drafted.etag)
    expect.equal(expect.status(done, 200)["state"], "completed", "state")
    expect.equal(world.state_of(case["id"]), "awaiting_decision", "state of the case")
    expect.status(world.as_("officer.sna").post(path, {}, etag=done.etag), 409)


def check_completing_supersedes_the_assessment_before(world: World) -> None:
    """Only the newest completed RCA counts."""
    told = stories.medical()
    case = world.book_in(told)
    first = world.assess(case, told).json
    second = world.assess(case, told).json
    old = world.as_("officer.sna").get(f"/assessments/{first['id']}/")
    new = world.as_("officer.sna").get(f"/assessments/{second['id']}/")
    expect.equal(expect.status(old, 200)["state"], "superseded", "the first")
    expect.equal(expect.status(new, 200)["state"], "completed", "the second")


def check_voiding_an_assessment_takes_the_case_back(world: World) -> None:
    """`void` takes a reason; the case awaits an assessment again; a voided one stays voided."""
    told = stories.medical()
    case = world.book_in(told)
    rca, officer = world.assess(case, told), world.as_("officer.sna")
    path = f"/assessments/{rca.json['id']}/void/"
    expect.fault(officer.post(path, {}, etag=rca.etag), "/reason", 400)
    voided = officer.post(path, {"reason": "Taken from another person's file"}, etag=rca.etag)
    expect.equal(expect.status(voided, 200)["state"], "voided", "state")
    expect.equal(world.state_of(case["id"]), "awaiting_assessment", "state of the case")
    expect.status(
        officer.post(path, {"reason": "Closed by mistake the first time"}, etag=voided.etag), 409
    )


def check_screenings_of_all_five_kinds_are_recorded(world: World) -> None:
    """Each kind, both results; another kind is refused by name."""
    case = world.case(stories.medical())
    officer = world.as_("officer.sna")
    kinds = (
        "wants_and_warrants",
        "national_security",
        "border_crossing_history",
        "criminal_history",
        "protected_person",
    )
    for kind in kinds:
        body = {
            "kind": kind,
            "queried_at": moment(hours=3),
            "result": "record_found" if kind == "criminal_history" else "no_record",
            "reference": f"Q-{kind[:4]}-7781",
        }
        answer = officer.post(f"/cases/{case['id']}/screenings/", body)
        expect.equal(expect.status(answer, 201)["kind"], kind, "kind")
    wrong = {**body, "kind": "horoscope", "result": "nothing"}
    answer = officer.post(f"/cases/{case['id']}/screenings/", wrong)
    expect.fault(answer, "/kind", 400)
    expect.fault(answer, "/result", 400)


def check_a_screening_of_tomorrow_is_refused(world: World) -> None:
    """A query that has not been run yet is no screening."""
    case = world.case(stories.medical())
    body = {
        "kind": "national_security",
        "queried_at": moment(hours=-30),
        "result": "no_record",
        "reference": "Q-1",
    }
    answer = world.as_("officer.sna").post(f"/cases/{case['id']}/screenings/", body)
    expect.fault(answer, "/queried_at")


def check_a_transfer_changes_who_sees_the_case(world: World) -> None:
    """The old office no longer, the new one from then on; the decision goes along."""
    decision = world.draft(stories.medical())
    case = world.as_("officer.sna").get(f"/cases/{decision.json['case']}/")
    expect.status(world.as_("officer.elp").get(f"/cases/{case.json['id']}/"), 404)
    path = f"/cases/{case.json['id']}/transfer/"
    answer = world.as_("officer.sna").post(
        path, {"to_field_office": "ELP", "reason": "Bed space"}, etag=case.etag
    )
    if answer.status == 400:
        world.note("transfer takes no `reason`; the table could be read either way")
        answer = world.as_("officer.sna").post(path, {"to_field_office": "ELP"}, etag=case.etag)
    expect.status(answer, 200)
    expect.status(world.as_("officer.sna").get(f"/cases/{case.json['id']}/"), 404)
    found = expect.status(world.as_("officer.elp").get(f"/cases/{case.json['id']}/"), 200)
    expect.equal(found["field_office"], "ELP", "field office")
    expect.status(world.read(decision, by="officer.elp"), 200)
    expect.status(world.as_("officer.sna").get(f"/decisions/{decision.json['id']}/"), 404)


def check_a_transfer_to_nowhere_or_home_is_refused(world: World) -> None:
    """An unknown office is a fault of the field; the own office is no transfer."""
    case = world.as_("officer.sna").get(f"/cases/{world.case(stories.medical())['id']}/")
    path = f"/cases/{case.json['id']}/transfer/"
    answer = world.as_("officer.sna").post(path, {"to_field_office": "XXX"}, etag=case.etag)
    expect.fault(answer, "/to_field_office")
    answer = world.as_("officer.sna").post(path, {"to_field_office": "SNA"}, etag=case.etag)
    expect.status(answer, 400, 409, 422)


def check_a_closed_case_takes_nothing_more(world: World) -> None:
    """`close` takes a reason; afterwards assessments, decisions and transfers are 409."""
    told = stories.medical()
    case = world.as_("officer.sna").get(f"/cases/{world.case(told)['id']}/")
    officer, path = world.as_("officer.sna"), f"/cases/{case.json['id']}"
    expect.fault(officer.post(f"{path}/close/", {}, etag=case.etag), "/reason", 400)
    closed = officer.post(
        f"{path}/close/", {"reason": "Departed voluntarily, by bus to Laredo"}, etag=case.etag
    )
    expect.equal(expect.status(closed, 200)["state"], "closed", "state")
    expect.status(officer.post(f"{path}/decisions/", told.content), 409)
    rca = {**(told.assessment or {}), "source_reference": "EARM-2", "complete": True}
    expect.status(officer.post(f"{path}/assessments/", rca), 409)
    expect.status(
        officer.post(f"{path}/transfer/", {"to_field_office": "ELP"}, etag=closed.etag), 409
    )
    expect.status(
        officer.post(
            f"{path}/close/", {"reason": "Closed by mistake the first time"}, etag=closed.etag
        ),
        409,
    )
