"""First part of the walk: the officer books a person in and decides against the RCA."""

from datetime import UTC, datetime, time
from typing import Any
from uuid import uuid4

from rca.commands.walk.walking import API, Walk

OFFICER = "officer.sna"
A_NUMBER = 910_067_000


def sign_in(walk: Walk) -> None:
    """The officer signs in."""
    walk.tell.part("The officer")
    walk.tell.does(f"The officer ({OFFICER})", "signs in.")
    me = walk.expect(walk.person(OFFICER).get(f"{API}/me/"), 200).json
    roles, offices = ", ".join(me["roles"]), ", ".join(me["field_offices"])
    walk.tell.sees(f"Signed in as {me['username']}; role: {roles}; field office: {offices}.")


def book_in(walk: Walk) -> None:
    """The officer registers the person and opens the case."""
    person, officer = walk.job.person, walk.person(OFFICER)
    called = f"{person['given_name']} {person['family_name']}"
    walk.tell.does("The officer", f"registers {called} and books him in at San Antonio.")
    body = {"a_number": _free_a_number(walk), **person}
    detainee = walk.expect(officer.post(f"{API}/detainees/", body), 201).json
    booked_in = _evening_before(walk.job.request["assessment"]["completed_on"])
    body = {"detainee": detainee["id"], "field_office": "SNA", "booked_in_at": booked_in}
    case = walk.expect(officer.post(f"{API}/cases/", body), 201).json
    walk.case = case["id"]
    walk.require(case["state"] == "awaiting_assessment", "the case awaits its RCA", case["state"])
    walk.tell.sees(
        f"Case {walk.case} is open for {detainee['a_number']}; it awaits the RCA, "
        f"due {case['assessment_due_at'][:16].replace('T', ' ')} UTC."
    )


def assess(walk: Walk) -> None:
    """The RCA is completed: it recommends to detain."""
    rca, officer = walk.job.request["assessment"], walk.person(OFFICER)
    walk.tell.does("The officer", "records the completed Risk Classification Assessment (RCA).")
    body = {**rca, "source_reference": "EARM-910067", "complete": True}
    done = walk.expect(officer.post(f"{API}/cases/{walk.case}/assessments/", body), 201).json
    walk.require(done["recommendation"] == "detain", "the RCA recommends to detain", done)
    walk.tell.sees(
        f"The RCA recommends: DETAIN. Public safety risk {done['public_safety_risk']}, flight risk "
        f"{done['flight_risk']}. What drives it:"
    )
    mandatory = done["mandatory_detention"]
    drivers = [f"{factor['code']}: {factor['detail']}" for factor in done["factors"]]
    if mandatory["alleged"]:
        drivers.append(f"mandatory detention is alleged: {mandatory['basis']}")
    walk.tell.lists(drivers)


def type_release(walk: Walk) -> None:
    """The officer types "Release." and is refused."""
    walk.tell.does("The officer", 'wants to release him, and types "Release." as the reason.')
    body = {
        "outcome": walk.job.decision["outcome"],
        "justification": {"ground": "other", "narrative": "Release."},
        "submit": True,
    }
    path = f"{API}/cases/{walk.case}/decisions/"
    told = walk.expect(walk.person(OFFICER).post(path, body), 422).json
    walk.require(told["verdict"] == "insufficient", "the verdict is insufficient", told["verdict"])
    walk.tell.sees(f"REFUSED (422). {told['detail']} It cannot tell (and > what would answer):")
    walk.tell.findings(told["findings"])
    none = walk.expect(walk.person(OFFICER).get(path), 200).json["results"]
    walk.require(none == [], "no decision was made", none)
    walk.tell.sees("No decision was made. The attempt itself stays on record.")


def check(walk: Walk) -> None:
    """The officer drafts the whole justification and asks what submitting would get."""
    officer, written = walk.person(OFFICER), walk.job.decision["justification"]
    walk.tell.does("The officer", "writes down why, as the case has it, and asks for a check:")
    walk.tell.quotes(written["narrative"])
    walk.tell.lists(f"{r['driver']} is {r['response']}: {r['explanation']}" for r in _all(written))
    path = f"{API}/cases/{walk.case}/decisions/"
    draft = walk.expect(officer.post(path, walk.job.decision), 201).json
    walk.decision = draft["id"]
    checked = walk.expect(officer.post(f"{API}/decisions/{walk.decision}/check/"), 200).json
    walk.require(checked["verdict"] == "sufficient", "the check finds it sufficient", checked)
    policy = checked["policy"]
    walk.tell.sees(
        f"SUFFICIENT under policy {policy['reference']}, version {policy['version']}: a reader can "
        f"tell why. This would be: {_words(checked['contradiction'])}."
    )


def submit(walk: Walk) -> None:
    """The officer submits; the connection breaks, and the retry gets the same answer."""
    officer, key = walk.person(OFFICER), str(uuid4())
    walk.tell.does("The officer", "submits the decision.")
    etag = walk.read_decision(officer).etag
    path = f"{API}/decisions/{walk.decision}/submit/"
    first = walk.expect(officer.post(path, etag=etag, key=key), 200)
    told = first.json
    walk.require(told["state"] == "submitted" and told["hold"], "it is submitted, on hold", told)
    roles = [_words(role) for role in told["concurrences_missing"]]
    walk.tell.sees(
        f"ACCEPTED. State: submitted. Must sign, each with reasons: {' and '.join(roles)}. ON HOLD "
        "until the policy office has reviewed it; the review is open already."
    )
    walk.tell.does("The officer's client", "lost the answer, and sends the same request again.")
    again = walk.expect(officer.post(path, etag=etag, key=key), 200)
    replayed = again.headers.get("idempotency-replayed") == "true" and again.text == first.text
    walk.require(replayed, "the retry gets the first answer again", again.text)
    walk.tell.sees("The first answer comes again, byte for byte. There is still one decision.")


def other_office(walk: Walk) -> None:
    """An officer of El Paso sees nothing of it."""
    stranger = walk.person("officer.elp")
    walk.tell.does("An officer of El Paso (officer.elp)", "looks for the case and the decision.")
    case = walk.expect(stranger.get(f"{API}/cases/{walk.case}/"), 404).json
    decision = walk.expect(stranger.get(f"{API}/decisions/{walk.decision}/"), 404).json
    unknown = walk.expect(stranger.get(f"{API}/cases/{uuid4()}/"), 404).json
    same = case["detail"] == decision["detail"] == unknown["detail"]
    walk.require(same, "a foreign case reads like an unknown one", case)
    walk.tell.sees(f'404 for both: "{case["detail"]}" An invented id reads the same.')


def _free_a_number(walk: Walk) -> str:
    officer = walk.person(OFFICER)
    for number in range(A_NUMBER, A_NUMBER + 1_000):
        found = walk.expect(officer.get(f"{API}/detainees/?a_number=A{number}"), 200).json
        if not found["results"]:
            return f"A{number}"
    raise ValueError("every A-number of the demonstration is taken; start afresh with --fresh")


def _evening_before(day: str) -> str:
    moment = datetime.combine(datetime.fromisoformat(day).date(), time(1, 30), tzinfo=UTC)
    return moment.isoformat().replace("+00:00", "Z")


def _all(written: dict[str, Any]) -> list[dict[str, Any]]:
    responses: list[dict[str, Any]] = written["responses"]
    return responses


def _words(code: str) -> str:
    return code.replace("_", " ")
