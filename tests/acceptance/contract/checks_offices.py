"""Other field offices: what is not yours is not there, letter for letter."""

from typing import Any

from contract import expect, stories
from contract.situations import moment
from contract.world import UNKNOWN, World


def _demand_same(
    world: World, by: str, method: str, path: str, real: str, body: Any, *, etag: str
) -> None:
    """The answer for a record of another office equals the one for an id that never was."""
    answers = []
    for name in (real, UNKNOWN):
        answer = world.as_(by).call(method, path.format(name), body, etag=etag)
        expect.status(answer, 404)
        told = answer.raw.replace(name.encode(), b"ID")
        volatile = {"date", "x-request-id", "content-length"}
        kept = {k: v for k, v in answer.headers.items() if k not in volatile}
        answers.append((told, kept))
    expect.equal(answers[0], answers[1], f"{method} {path} of another office and of nobody")


def check_a_case_of_another_office_is_like_an_unknown_one(world: World) -> None:
    """Reading it and every write on it."""
    told = stories.medical()
    case = world.case(told)["id"]
    etag = world.as_("officer.sna").get(f"/cases/{case}/").etag
    rca = {**(told.assessment or {}), "source_reference": "EARM-3", "complete": True}
    screening = {
        "kind": "national_security",
        "queried_at": moment(hours=1),
        "result": "no_record",
        "reference": "Q-9",
    }
    calls: list[tuple[str, str, Any]] = [
        ("GET", "/cases/{}/", None),
        ("POST", "/cases/{}/assessments/", rca),
        ("POST", "/cases/{}/screenings/", screening),
        ("POST", "/cases/{}/transfer/", {"to_field_office": "ELP"}),
        ("POST", "/cases/{}/close/", {"reason": "Departed"}),
        ("POST", "/cases/{}/decisions/", told.content),
    ]
    for method, path, body in calls:
        _demand_same(world, "officer.elp", method, path, case, body, etag=etag)


def check_a_decision_of_another_office_is_like_an_unknown_one(world: World) -> None:
    """For the officer, the supervisor and the director over there."""
    told = stories.medical(public_safety="medium")
    made = world.submitted(told)
    done, etag = made.json["id"], made.etag
    reason = {"reason": "Say which clinic it was"}
    calls: list[tuple[str, str, str, Any]] = [
        ("officer.elp", "GET", "", None),
        ("officer.elp", "PATCH", "", {"outcome": "detain"}),
        ("officer.elp", "POST", "check/", {}),
        ("officer.elp", "POST", "submit/", {}),
        ("officer.elp", "POST", "withdraw/", reason),
        ("officer.elp", "POST", "execute/", {"executed_at": moment(seconds=0)}),
        ("officer.elp", "POST", "supplement/", {"text": "More to say here", "evidence": []}),
        ("supervisor.elp", "POST", "concur/", {"statement": told.statement}),
        ("supervisor.elp", "POST", "return/", reason),
        ("director.elp", "POST", "concur/", {"statement": told.statement}),
    ]
    for by, method, path, body in calls:
        _demand_same(world, by, method, "/decisions/{}/" + path, done, body, etag=etag)


def check_an_assessment_of_another_office_is_like_an_unknown_one(world: World) -> None:
    """Completing and voiding."""
    told = stories.medical()
    rca = world.assess(world.book_in(told), told, complete=False)
    for verb, body in (("complete", {}), ("void", {"reason": "About another person"})):
        path = "/assessments/{}/" + verb + "/"
        _demand_same(world, "officer.elp", "POST", path, rca.json["id"], body, etag=rca.etag)


def check_a_review_of_another_office_is_not_there(world: World) -> None:
    """Where field offices may read reviews at all."""
    review = world.submitted(stories.medical()).json["review"]["id"]
    own = world.as_("officer.sna").get(f"/overrides/{review}/")
    world.note(f"an officer reading the review of an own decision is answered {own.status}")
    theirs = world.as_("officer.elp").get(f"/overrides/{review}/")
    expect.status(theirs, 403 if own.status == 403 else 404)


def check_lists_show_own_offices_only(world: World) -> None:
    """Cases, decisions, reviews; asking for the other office by filter finds nothing."""
    done = world.submitted(stories.medical()).json
    for path, wanted in (
        ("/cases/", done["case"]),
        ("/decisions/", done["id"]),
        ("/overrides/", done["review"]["id"]),
    ):
        for query in ("", "?field_office=SNA"):
            found = {one["id"] for one in world.pages(path + query, by="officer.elp", size=200)}
            expect.holds(wanted not in found, f"officer.elp sees it in {path}{query}")


def check_nobody_books_into_another_office(world: World) -> None:
    """A case for El Paso opened by an officer of San Antonio."""
    case = world.book_in(stories.medical())
    body = {"detainee": case["detainee"], "field_office": "ELP", "booked_in_at": moment(hours=1)}
    answer = world.as_("officer2.sna").post("/cases/", body)
    expect.status(answer, 400, 403, 404, 409, 422)
    world.note(f"booking into another's field office is answered {answer.status}")


def check_malformed_ids_are_not_there(world: World) -> None:
    """In the address: 404 like any other that is not there, or 400; never more."""
    officer = world.as_("officer.sna")
    for name in ("1", "not-an-id", UNKNOWN[:-1], UNKNOWN + "0", "%00", "..%2f..", "'--"):
        for path in (f"/cases/{name}/", f"/decisions/{name}/"):
            expect.status(officer.get(path), 400, 404)
        answer = officer.post(f"/decisions/{name}/withdraw/", {"reason": "x"}, etag='"1"')
        expect.status(answer, 400, 404)


def check_ids_in_bodies_are_checked(world: World) -> None:
    """A detainee that is none, in four ways."""
    officer = world.as_("officer.sna")
    for name in (UNKNOWN, "not-an-id", 5, None):
        body = {"detainee": name, "field_office": "SNA", "booked_in_at": moment(hours=1)}
        answer = officer.post("/cases/", body)
        if answer.status == 404:
            world.note("a case for an unknown detainee is answered 404")
            continue
        expect.fault(answer, "/detainee")
