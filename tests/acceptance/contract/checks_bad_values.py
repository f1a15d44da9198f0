"""Values that no record may hold: characters, dates, sums, numbers, words."""

import json
from dataclasses import asdict
from typing import Any

from contract import expect, stories
from contract.http import Answer
from contract.situations import day, moment
from contract.world import World, question

_BAD_CHARACTERS = {
    "NUL": b"\\u0000",
    "a lone high surrogate": b"\\ud800",
    "a lone low surrogate": b"\\udc00",
    "right-to-left override": b"\\u202e",
    "left-to-right isolate": b"\\u2066",
}


def _with_character(world: World, path: str, body: Any, mark: bytes, **options: Any) -> Answer:
    """Send a body in which the letter § stands for the character."""
    raw = json.dumps(body).encode().replace(b"\\u00a7", mark)
    by = options.pop("by", "officer2.sna")
    return world.as_(by).call("POST", path, raw=raw, **options)


def check_bad_characters_in_names_are_refused(world: World) -> None:
    """NUL, lone surrogates, bidi controls; the field is named."""
    for name, mark in _BAD_CHARACTERS.items():
        body = {**asdict(stories.medical().person), "given_name": "Ana§bel"}
        answer = _with_character(world, "/detainees/", body, mark)
        try:
            expect.fault(answer, "/given_name", 400, 422)
        except expect.BrokenPromise as fault:
            raise expect.BrokenPromise(f"{name}: {fault}") from None


def check_bad_characters_in_a_narrative_are_refused(world: World) -> None:
    """In the check and in a decision alike."""
    for mark in _BAD_CHARACTERS.values():
        asked = question(stories.medical())
        asked["justification"]["narrative"] += " §"
        answer = _with_character(world, "/justification-checks/", asked, mark)
        expect.fault(answer, "/justification/narrative", 400, 422)
    told = stories.medical()
    case = world.case(told)
    for mark in _BAD_CHARACTERS.values():
        body = {**told.content, "submit": True}
        body["justification"] = {**body["justification"], "narrative": "She is ill§ and weak"}
        answer = _with_character(world, f"/cases/{case['id']}/decisions/", body, mark)
        expect.fault(answer, "/justification/narrative", 400, 422)


def check_bad_characters_in_statements_and_reasons_are_refused(world: World) -> None:
    """Concurrence, return, review."""
    decision, review = world.claimed(stories.medical())
    path = f"/decisions/{decision.json['id']}"
    steps = (
        ("supervisor.sna", f"{path}/concur/", "statement", decision.etag),
        ("supervisor.sna", f"{path}/return/", "reason", decision.etag),
        ("policy.hq", f"/overrides/{review.json['id']}/escalate/", "reason", review.etag),
    )
    for by, place, name, etag in steps:
        for mark in _BAD_CHARACTERS.values():
            body = {name: "The clinic §confirmed it"}
            answer = _with_character(world, place, body, mark, by=by, etag=etag)
            expect.fault(answer, f"/{name}", 400, 422)


def check_bad_characters_in_keys_are_refused(world: World) -> None:
    """A key that is a NUL or half a surrogate pair."""
    for mark in _BAD_CHARACTERS.values():
        body = {**asdict(stories.medical().person), "§": "x"}
        expect.status(_with_character(world, "/detainees/", body, mark), 400)


def check_letters_of_other_languages_are_kept(world: World) -> None:
    """Names come back as they were written: accents, other scripts, an emoji pair."""
    told = stories.medical()
    told.person.given_name, told.person.family_name = "Ángel Ñusta", "Nguyễn 阮"
    answer = world.as_("officer2.sna").post("/detainees/", asdict(told.person))
    found = expect.status(answer, 201)
    expect.equal(found["given_name"], told.person.given_name, "given_name")
    expect.equal(found["family_name"], told.person.family_name, "family_name")


def check_a_numbers_in_wrong_form_are_refused(world: World) -> None:
    """Too few or too many digits, no A, separators, other digits, blanks."""
    wrong = ("A1234567", "A1234567890", "123456789", "B12345678", "a12345678", "A12345678x")
    wrong += ("A-123-456-78", "A 12345678", "A１２３４５６７８", "A٠١٢٣٤٥٦٧٨", "A12345678\n", "")
    for number in wrong:
        body = {**asdict(stories.medical().person), "a_number": number}
        answer = world.as_("officer2.sna").post("/detainees/", body)
        expect.fault(answer, "/a_number", 400, 422)


def check_countries_and_sexes_are_from_their_lists(world: World) -> None:
    """ISO 3166 alpha-2: in capitals, existing."""
    for name, value in (
        ("country_of_citizenship", "ZZ"),
        ("country_of_citizenship", "hn"),
        ("country_of_citizenship", "HND"),
        ("country_of_citizenship", "Honduras"),
        ("sex", "unknown thing"),
    ):
        body = {**asdict(stories.medical().person), name: value}
        expect.fault(world.as_("officer2.sna").post("/detainees/", body), f"/{name}", 400)


def check_impossible_dates_are_refused(world: World) -> None:
    """30 February, month 13, year 0, words, times for dates; a birth to come."""
    wrong = ("1980-02-30", "1980-13-01", "0000-01-01", "1980-1-1", "01/02/1980", "1980-01-01T00:00")
    for value in (*wrong, day(30), "", "19800101"):
        body = {**asdict(stories.medical().person), "date_of_birth": value}
        answer = world.as_("officer2.sna").post("/detainees/", body)
        expect.fault(answer, "/date_of_birth", 400, 422)
    asked = question(stories.medical())
    asked["justification"]["evidence"][0]["issued_on"] = "2023-02-30"
    answer = world.as_("officer2.sna").post("/justification-checks/", asked)
    expect.fault(answer, "/justification/evidence/0/issued_on", 400)


def check_a_booking_is_not_in_the_future(world: World) -> None:
    """Nor without a zone, nor on 30 February."""
    detainee = world.book_in(stories.medical())["detainee"]
    for when in (moment(days=-2), "2023-02-30T08:00:00Z", "2023-02-03T08:00:00", "2023-02-03"):
        body = {"detainee": detainee, "field_office": "SNA", "booked_in_at": when}
        expect.fault(world.as_("officer2.sna").post("/cases/", body), "/booked_in_at", 400, 422)


def check_a_decision_dated_before_the_rca_is_refused(world: World) -> None:
    """In a check by its own date; in a case by an RCA of tomorrow."""
    asked = question(stories.medical())
    asked["decided_on"] = day(-30)
    answer = world.as_("officer2.sna").post("/justification-checks/", asked)
    if answer.status == 200:
        world.note("a check of a decision dated before the RCA is answered 200 with a finding")
        expect.equal(answer.json["verdict"], "insufficient", "verdict")
    else:
        expect.status(answer, 400, 422)
    told = stories.medical()
    assert told.assessment is not None
    told.assessment["completed_on"] = day(2)
    case = world.book_in(told)
    body = {**told.assessment, "source_reference": "EARM-8", "complete": True}
    answer = world.as_("officer2.sna").post(f"/cases/{case['id']}/assessments/", body)
    expect.fault(answer, "/completed_on", 400, 422)


def check_bonds_out_of_bounds_are_refused(world: World) -> None:
    """Under 1,500, absurd, negative, with fractions of cents, in words."""
    for amount in ("1499.99", "0.00", "-5000.00", "999999999999.00", "5000.001", "NaN", "1e4", ""):
        told = stories.court_ordered()
        told.decision["bond_amount"] = amount
        case = world.case(told)
        body = {**told.content, "submit": True}
        answer = world.as_("officer2.sna").post(f"/cases/{case['id']}/decisions/", body)
        expect.fault(answer, "/bond_amount", 400, 422)


def check_the_smallest_lawful_bond_is_taken(world: World) -> None:
    """1,500 exactly."""
    told = stories.court_ordered()
    told.decision["bond_amount"] = "1500.00"
    asked = question(told)
    found = expect.status(world.as_("officer2.sna").post("/justification-checks/", asked), 200)
    places = [finding["pointer"] for finding in found["findings"]]
    expect.holds("/decision/bond_amount" not in places, f"1,500 is refused: {found['findings']}")


def check_a_bond_release_names_its_bond(world: World) -> None:
    """`release_on_bond` with null, and a bond where the person is simply released: refused."""
    told = stories.court_ordered()
    told.decision["bond_amount"] = None
    case = world.case(told)
    body = {**told.content, "submit": True}
    answer = world.as_("officer2.sna").post(f"/cases/{case['id']}/decisions/", body)
    expect.holds("bond_amount" in str(expect.status(answer, 400, 422)), answer.told())
    places = [error["pointer"] for error in answer.json.get("errors", [])]
    if "/bond_amount" not in places:
        world.note(f"a missing bond is pointed at as {places}, which is not in the body sent")
    asked = question(stories.medical())
    asked["decision"]["bond_amount"] = "5000.00"
    answer = world.as_("officer2.sna").post("/justification-checks/", asked)
    verdict = answer.json.get("verdict")
    world.note(f"a bond amount under release_on_supervision: {answer.status}, {verdict}")


def check_words_outside_the_lists_are_refused(world: World) -> None:
    """Outcomes, grounds, kinds, levels, responses, recommendations: each by name."""
    for steps, pointer in (
        (("decision", "outcome"), "/decision/outcome"),
        (("decision", "conditions", 0, "kind"), "/decision/conditions/0/kind"),
        (("justification", "responses", 0, "response"), "/justification/responses/0/response"),
        (("justification", "evidence", 0, "kind"), "/justification/evidence/0/kind"),
        (("assessment", "recommendation"), "/assessment/recommendation"),
        (("assessment", "public_safety_risk"), "/assessment/public_safety_risk"),
        (("assessment", "factors", 0, "level"), "/assessment/factors/0/level"),
        (("assessment", "factors", 0, "code"), "/assessment/factors/0/code"),
        (("assessment", "factors", 0, "category"), "/assessment/factors/0/category"),
    ):
        asked = question(stories.medical())
        place: Any = asked
        for step in steps[:-1]:
            place = place[step]
        place[steps[-1]] = "nonsense"
        answer = world.as_("officer2.sna").post("/justification-checks/", asked)
        expect.fault(answer, pointer, 400)


def check_an_unknown_ground_is_refused(world: World) -> None:
    """As a fault of the field, or as a finding on the ground."""
    asked = question(stories.medical())
    asked["justification"]["ground"] = "weather"
    answer = world.as_("officer2.sna").post("/justification-checks/", asked)
    world.note(f"a ground that the policy does not know is answered {answer.status}")
    if answer.status == 200:
        expect.holds("ground" in expect.blocking(answer.json), answer.told())
    else:
        expect.fault(answer, "/justification/ground", 400, 422)
