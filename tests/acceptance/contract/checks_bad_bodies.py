"""Bodies that are not what they should be, whatever they are about."""

import json
from dataclasses import asdict

from contract import expect, stories
from contract.http import Answer
from contract.world import World, question


def _raw(world: World, body: bytes | str, path: str = "/detainees/", **headers: str) -> Answer:
    data = body.encode() if isinstance(body, str) else body
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return world.as_("officer2.sna").call("POST", path, raw=data, headers=sent)


def check_what_is_no_json_is_400(world: World) -> None:
    """Empty, cut short, with comments, with NaN, in another encoding."""
    for body in (b"", b"{", b"{'a': 1}", b'{"a": 1} x', b'{"a": NaN}', b"\xff\xfe{\x00}\x00"):
        expect.status(_raw(world, body), 400)


def check_what_is_no_object_is_400(world: World) -> None:
    """A list, a string, a number, null."""
    for body in ("[]", '"x"', "5", "null", "true"):
        expect.status(_raw(world, body), 400)


def check_other_content_types_are_refused(world: World) -> None:
    """Forms and plain text are not JSON."""
    body = json.dumps(asdict(stories.medical().person))
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        answer = _raw(world, body, Content_Type=kind)
        expect.status(answer, 415, 400)


def check_unknown_keys_are_refused_by_name(world: World) -> None:
    """At the top and in the depth of a decision, in every object that has a shape."""
    body = {**asdict(stories.medical().person), "colour": "blue"}
    expect.fault(world.as_("officer2.sna").post("/detainees/", body), "/colour", 400)
    places = (
        (("decision",), "/decision/x"),
        (("decision", "conditions", 0), "/decision/conditions/0/x"),
        (("justification",), "/justification/x"),
        (("justification", "responses", 0), "/justification/responses/0/x"),
        (("justification", "evidence", 0), "/justification/evidence/0/x"),
        (("assessment", "factors", 0), "/assessment/factors/0/x"),
        (("assessment", "mandatory_detention"), "/assessment/mandatory_detention/x"),
        (("detainee",), "/detainee/x"),
        ((), "/x"),
    )
    for steps, pointer in places:
        asked = question(stories.medical())
        place = asked
        for step in steps:
            place = place[step]
        place["x"] = 1
        answer = world.as_("officer2.sna").post("/justification-checks/", asked)
        expect.fault(answer, pointer, 400)


def check_duplicate_keys_are_refused(world: World) -> None:
    """At the top and in the depth; the last one does not win silently."""
    body = json.dumps(asdict(stories.medical().person))
    expect.status(_raw(world, body[:-1] + ', "sex": "M"}'), 400)
    asked = json.dumps(question(stories.medical()))
    twice = asked.replace('"narrative":', '"narrative": "Release.", "narrative":')
    expect.status(_raw(world, twice, "/justification-checks/"), 400)


def check_missing_fields_are_named(world: World) -> None:
    """All of them at once."""
    answer = world.as_("officer2.sna").post("/detainees/", {})
    for name in asdict(stories.medical().person):
        expect.fault(answer, f"/{name}", 400)
    answer = world.as_("officer2.sna").post("/justification-checks/", {})
    expect.fault(answer, "/decision", 400)
    for name in ("detainee", "assessment", "justification", "decided_on"):
        if f'"/{name}"' not in answer.raw.decode():
            world.note(f"a justification check may leave out `{name}`")


def check_wrong_types_are_refused_by_name(world: World) -> None:
    """Numbers, lists, objects and booleans where a string belongs, and the other way round."""
    for name, value in (
        ("a_number", 123456789),
        ("given_name", ["Ana"]),
        ("family_name", {"a": 1}),
        ("date_of_birth", 19800101),
        ("sex", True),
        ("country_of_citizenship", None),
    ):
        body = {**asdict(stories.medical().person), name: value}
        expect.fault(world.as_("officer2.sna").post("/detainees/", body), f"/{name}", 400)
    for steps, value in (
        ("decision.conditions", "gps_monitoring"),
        ("justification.responses", {}),
        ("justification.narrative", 5),
        ("justification.evidence", "e1"),
        ("assessment.factors", None),
        ("assessment.mandatory_detention", "no"),
        ("decision", []),
        ("justification", "Release."),
    ):
        _demand_type_fault(world, steps.split("."), value)


def _demand_type_fault(world: World, steps: list[str], value: object) -> None:
    asked = question(stories.medical())
    place = asked
    for step in steps[:-1]:
        place = place[step]
    place[steps[-1]] = value
    answer = world.as_("officer2.sna").post("/justification-checks/", asked)
    expect.fault(answer, "/" + "/".join(steps), 400)


def check_flags_are_booleans(world: World) -> None:
    """`submit` and `complete` written as words or numbers are refused."""
    told = stories.medical()
    case = world.case(told)
    for value in ("true", 1, "yes", None):
        body = {**told.content, "submit": value}
        answer = world.as_("officer2.sna").post(f"/cases/{case['id']}/decisions/", body)
        expect.fault(answer, "/submit", 400)


def check_deep_json_is_refused(world: World) -> None:
    """More than 32 levels, of lists or of objects, and a great many."""
    for depth in (33, 200, 100_000):
        for opening, closing in (("[", "]"), ('{"a":', "}")):
            inner = opening * (depth - 1) + "1" + closing * (depth - 1)
            answer = _raw(world, '{"a_number": ' + inner + "}")
            expect.status(answer, 400, 413)


def check_bodies_over_256_kib_are_refused(world: World) -> None:
    """413 or 400 just above; below, the size is no matter."""
    body = json.dumps(asdict(stories.medical().person))
    over = body + " " * (256 * 1024 + 1 - len(body))
    expect.status(_raw(world, over), 413, 400)
    expect.status(_raw(world, body + " " * 5_000_000), 413, 400)
    person = asdict(stories.medical().person)
    under = json.dumps(person)
    expect.status(_raw(world, under + " " * (256 * 1024 - len(under))), 201)


def check_nothing_is_stored_of_a_refused_body(world: World) -> None:
    """The A-number of a refused booking is still free."""
    person = asdict(stories.medical().person)
    officer = world.as_("officer2.sna")
    expect.status(officer.post("/detainees/", {**person, "colour": "blue"}), 400)
    expect.status(officer.post("/detainees/", {**person, "date_of_birth": "1980-02-30"}), 400)
    expect.status(officer.post("/detainees/", person), 201)


def check_huge_numbers_are_refused(world: World) -> None:
    """Integers and exponents without end."""
    for number in ("1e400", "9" * 5000, "-0", "1e-400"):
        answer = _raw(world, '{"a_number": ' + number + "}")
        expect.status(answer, 400)
