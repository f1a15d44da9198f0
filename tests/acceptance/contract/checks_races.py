"""Many at once: one winner, and no server error."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from contract import expect, stories
from contract.http import Answer
from contract.world import World


def _at_once(act: Callable[[int], Answer], times: int) -> list[Answer]:
    with ThreadPoolExecutor(max_workers=times) as pool:
        return list(pool.map(act, range(times)))


def check_ten_parallel_retries_make_one_decision(world: World) -> None:
    """Same key, same body: one 201 and its replays, or 409 while the first still runs."""
    told, key = stories.medical(), str(uuid.uuid4())
    case, officer = world.case(told), world.as_("officer.sna")
    path, body = f"/cases/{case['id']}/decisions/", {**told.content, "submit": True}
    answers = _at_once(lambda _: officer.post(path, body, key=key), 10)
    for answer in answers:
        expect.status(answer, 201, 409)
    made = {answer.raw for answer in answers if answer.status == 201}
    expect.equal(len(made), 1, "different answers with 201")
    fresh = [a for a in answers if a.status == 201 and "idempotency-replayed" not in a.headers]
    expect.equal(len(fresh), 1, "answers that are not replayed")
    expect.equal(officer.post(path, body, key=key).raw, made.pop(), "a retry later")
    found = world.pages(f"/decisions/?case={case['id']}", by="officer.sna")
    expect.equal(len(found), 1, "decisions of the case")


def check_ten_submissions_under_ten_keys_make_one_decision(world: World) -> None:
    """One live decision a case, also without a common key."""
    told = stories.medical()
    case, officer = world.case(told), world.as_("officer2.sna")
    path, body = f"/cases/{case['id']}/decisions/", {**told.content, "submit": True}
    answers = _at_once(lambda _: officer.post(path, body), 10)
    statuses = sorted(answer.status for answer in answers)
    expect.equal(statuses, [201] + [409] * 9, "statuses")
    found = world.pages(f"/decisions/?case={case['id']}", by="officer.sna")
    expect.equal(len(found), 1, "decisions of the case")


def check_sixteen_concurrences_have_one_winner(world: World) -> None:
    """Two supervisors, eight times each, with the same tag."""
    told = stories.medical()
    done = world.submitted(told)
    body = {"statement": told.statement}
    signers = ("supervisor.sna", "supervisor2.sna")
    answers = _at_once(lambda n: world.step(signers[n % 2], done, "concur", body), 16)
    statuses = [answer.status for answer in answers]
    expect.equal(statuses.count(200), 1, f"winners among {sorted(statuses)}")
    expect.holds(set(statuses) <= {200, 409, 412}, f"statuses {sorted(statuses)}")
    after = world.read(done)
    expect.equal(len(after.json["concurrences"]), 1, "signatures")
    expect.equal(after.json["state"], "concurred", "state")


def check_executing_and_returning_at_once_has_one_winner(world: World) -> None:
    """Four of each: the person is either out or the decision is back, not both."""
    signed = world.concurred(stories.medical())

    def act(n: int) -> Answer:
        if n % 2:
            return world.execute(signed)
        return world.step("supervisor.sna", signed, "return", {"reason": "Say which clinic it was"})

    statuses = [answer.status for answer in _at_once(act, 8)]
    expect.equal(statuses.count(200), 1, f"winners among {statuses}")
    state = world.read(signed).json["state"]
    case = world.state_of(signed.json["case"])
    ends = {("executed", "released"), ("returned", "awaiting_decision")}
    expect.holds((state, case) in ends, f"decision {state}, case {case}")


def check_two_reviewers_claim_at_once(world: World) -> None:
    """One of them has it."""
    review = world.review(world.submitted(stories.medical()))
    who = ("policy.hq", "policy2.hq")
    answers = _at_once(lambda n: world.judge(review, "claim", by=who[n % 2]), 6)
    statuses = [answer.status for answer in answers]
    expect.equal(statuses.count(200), 1, f"winners among {statuses}")


def check_many_bookings_at_once_all_succeed(world: World) -> None:
    """Different people: nobody waits in vain."""
    answers = _at_once(lambda _: _booked(world), 12)
    for answer in answers:
        expect.status(answer, 201)


def _booked(world: World) -> Answer:
    return world.as_("feed.earm").post("/detainees/", vars(stories.medical().person))
