"""Idempotency-Key: a retry is not a second act."""

import uuid
from dataclasses import asdict

from contract import expect, stories
from contract.http import Answer
from contract.world import World, question


def _key() -> str:
    return f'"{uuid.uuid4()}"'


def _demand_replay(first: Answer, again: Answer) -> None:
    """The same status and bytes, and a header that says so, which the first did not have."""
    expect.equal(again.status, first.status, f"status of the replay of {first.asked}")
    expect.equal(again.raw, first.raw, "body of the replay")
    expect.equal(again.headers.get("idempotency-replayed"), "true", "Idempotency-Replayed")
    expect.holds("idempotency-replayed" not in first.headers, "the first answer says replayed")
    expect.equal(again.headers.get("etag"), first.headers.get("etag"), "ETag of the replay")


def check_a_retried_booking_is_replayed(world: World) -> None:
    """Same key, same body: byte for byte."""
    officer, key = world.as_("officer.sna"), _key()
    body = asdict(stories.medical().person)
    first = officer.post("/detainees/", body, key=key)
    expect.status(first, 201)
    _demand_replay(first, officer.post("/detainees/", body, key=key))


def check_a_retried_submission_is_one_decision(world: World) -> None:
    """Drafted and submitted once."""
    told = stories.medical()
    case, key, officer = world.case(told), _key(), world.as_("officer.sna")
    path, body = f"/cases/{case['id']}/decisions/", {**told.content, "submit": True}
    first = officer.post(path, body, key=key)
    expect.status(first, 201)
    for _ in range(2):
        _demand_replay(first, officer.post(path, body, key=key))
    found = world.pages(f"/decisions/?case={case['id']}", by="officer.sna")
    expect.equal(len(found), 1, "decisions of the case")


def check_a_retried_step_is_replayed_although_its_tag_is_stale(world: World) -> None:
    """Concur, then the answer is lost: the retry gets it, not 412 or 409."""
    told = stories.medical()
    done, key = world.submitted(told), _key()
    body = {"statement": told.statement}
    first = world.step("supervisor.sna", done, "concur", body, key=key)
    expect.status(first, 200)
    _demand_replay(first, world.step("supervisor.sna", done, "concur", body, key=key))


def check_a_key_with_another_body_is_422(world: World) -> None:
    """And nothing is stored of the second."""
    officer, key = world.as_("officer.sna"), _key()
    first, second = asdict(stories.medical().person), asdict(stories.medical().person)
    expect.status(officer.post("/detainees/", first, key=key), 201)
    expect.status(officer.post("/detainees/", second, key=key), 422)
    expect.status(officer.post("/detainees/", second), 201)


def check_a_key_at_another_address_is_not_replayed(world: World) -> None:
    """The answer for a decision is no answer for another; 422, or taken as new: noted."""
    key, officer = _key(), world.as_("officer.sna")
    one, other = world.draft(stories.medical()), world.draft(stories.medical())
    first = world.step("officer.sna", one, "submit", key=key)
    expect.status(first, 200)
    answer = officer.post(f"/decisions/{other.json['id']}/submit/", {}, etag=other.etag, key=key)
    world.note(f"a key used again at another address is answered {answer.status}")
    expect.holds(answer.raw != first.raw, "another decision's answer was replayed")
    expect.status(answer, 200, 422)


def check_keys_belong_to_a_user(world: World) -> None:
    """Another user's same key is another key."""
    key = _key()
    for username in ("officer.sna", "officer2.sna"):
        body = asdict(stories.medical().person)
        answer = world.as_(username).post("/detainees/", body, key=key)
        expect.status(answer, 201)


def check_a_refusal_is_replayed_too(world: World) -> None:
    """The first answer again, also where it was a 422 by a rule; noted where it is not."""
    done, key = world.submitted(stories.medical()), _key()
    body = {"statement": "Concur."}
    first = world.step("supervisor.sna", done, "concur", body, key=key)
    again = world.step("supervisor.sna", done, "concur", body, key=key)
    expect.status(first, 422)
    expect.equal((again.status, again.raw), (first.status, first.raw), "the refusal repeated")
    replayed = again.headers.get("idempotency-replayed")
    world.note(f"a refused request repeated under its key: Idempotency-Replayed {replayed}")


def check_a_request_without_a_key(world: World) -> None:
    """`takes` may mean may or must; which one is noted."""
    body = asdict(stories.medical().person)
    answer = world.as_("officer.sna").post("/detainees/", body, key="none")
    world.note(f"a POST without Idempotency-Key is answered {answer.status}")
    expect.status(answer, 201, 400)


def check_an_absurd_key_is_refused(world: World) -> None:
    """Empty or longer than any key: 400; nothing breaks."""
    for key in (" ", "x" * 5000):
        body = asdict(stories.medical().person)
        answer = world.as_("officer.sna").post("/detainees/", body, key=key)
        expect.status(answer, 201, 400, 431)


def check_every_post_takes_a_key(world: World) -> None:
    """Also the checks, which change nothing: the first answer again."""
    body, key = question(stories.medical()), _key()
    first = world.as_("officer.sna").post("/justification-checks/", body, key=key)
    again = world.as_("officer.sna").post("/justification-checks/", body, key=key)
    expect.status(first, 200)
    expect.equal(again.raw, first.raw, "answer to the second")
    if again.headers.get("idempotency-replayed") != "true":
        world.note("justification-checks does not mark a repeated key as replayed")
