"""`allowed_actions`: who is offered what, and that an offer is kept."""

from contract import expect, stories
from contract.http import Answer
from contract.situations import moment
from contract.world import World

_SIGNERS = ("officer.sna", "supervisor.sna", "supervisor2.sna", "director.sna", "policy.hq")


def _offered(world: World, decision: Answer, by: str) -> set[str]:
    return set(world.read(decision, by=by).json["allowed_actions"])


def check_a_submitted_decision_offers_each_their_part(world: World) -> None:
    """The officer may withdraw, the supervisor concur and return, nobody else."""
    decision = world.submitted(stories.medical())
    offers = {username: _offered(world, decision, username) for username in _SIGNERS}
    expect.holds("withdraw" in offers["officer.sna"], f"officer: {offers['officer.sna']}")
    expect.holds({"concur", "return"} <= offers["supervisor.sna"], f"{offers['supervisor.sna']}")
    for username, offer in offers.items():
        if not username.startswith("supervisor"):
            expect.holds("concur" not in offer, f"{username} is offered to concur")
        expect.holds(not offer & {"submit", "execute"}, f"{username} is offered {offer}")


def check_offers_change_with_the_state(world: World) -> None:
    """Draft, submitted, concurred, executed: to the officer."""
    told = stories.medical()
    draft = world.draft(told)
    expect.holds("submit" in _offered(world, draft, "officer.sna"), "draft: no submit")
    done = world.step("officer.sna", draft, "submit")
    expect.holds("submit" not in _offered(world, draft, "officer.sna"), "submitted: submit")
    signed = world.concur(done, told)
    expect.holds("execute" in _offered(world, draft, "officer.sna"), "concurred: no execute")
    expect.status(world.execute(signed), 200)
    left = _offered(world, draft, "officer.sna")
    expect.holds(not left & {"execute", "withdraw", "submit", "edit"}, f"executed: {left}")


def check_the_author_is_not_offered_to_concur(world: World) -> None:
    """A supervisor who wrote the decision; the other one is."""
    decision = world.submitted(stories.medical(), by="supervisor.sna")
    own = _offered(world, decision, "supervisor.sna")
    expect.holds("concur" not in own, "the author is offered to concur")
    expect.holds("concur" in _offered(world, decision, "supervisor2.sna"), "the other is not")


def check_a_held_decision_does_not_offer_execution(world: World) -> None:
    """Until the policy office has cleared it."""
    signed = world.concurred(stories.medical(public_safety="high"))
    expect.holds("execute" not in _offered(world, signed, "officer.sna"), "on hold: execute")
    review = world.judge(world.review(signed), "claim")
    world.judge(review, "find-sufficient", {"reason": "The letter and the unit carry it"})
    expect.holds("execute" in _offered(world, signed, "officer.sna"), "cleared: no execute")


def check_a_court_order_offers_execution_at_once(world: World) -> None:
    """While it is only submitted."""
    decision = world.submitted(stories.court_ordered())
    expect.holds("execute" in _offered(world, decision, "officer.sna"), "no execute")


def check_every_offer_on_a_decision_is_kept(world: World) -> None:
    """Whoever does what is offered gets no 403 and no 409; what is not offered is refused."""
    told = stories.medical()
    bodies = {
        "concur": {"statement": told.statement},
        "return": {"reason": "Say which clinic it was"},
        "withdraw": {"reason": "Entered on the wrong case"},
        "execute": {"executed_at": moment(seconds=0)},
        "submit": {},
        "supplement": {"text": "The sister's number changed.", "evidence": []},
    }
    for verb, body in bodies.items():
        for username in ("officer.sna", "supervisor.sna", "director.sna"):
            decision = world.submitted(told_again := stories.medical())
            if verb == "concur":
                body = {"statement": told_again.statement}
            offered = verb in _offered(world, decision, username)
            answer = world.step(username, decision, verb, body)
            about = f"{username}, {verb}, offered {offered}: {answer.told()[:300]}"
            expect.equal(answer.status in (200, 201), offered, about)


def check_a_review_offers_its_steps(world: World) -> None:
    """Open: claim. In review: the findings, to whoever claimed it; nothing to an officer."""
    decision, review = world.claimed(stories.medical())
    offered = {verb.replace("-", "_") for verb in review.json["allowed_actions"]}
    wanted = {"find_sufficient", "find_insufficient", "request_remediation", "escalate", "unclaim"}
    expect.contains(offered, wanted, "allowed_actions in review")
    world.note(f"verbs with two words stand in allowed_actions as {review.json['allowed_actions']}")
    theirs = world.review(decision, by="officer.sna").json["allowed_actions"]
    expect.equal(theirs, [], "allowed_actions of an officer")


def check_a_case_offers_its_steps(world: World) -> None:
    """To the officer more than to the auditor, and nothing once it is closed."""
    case = world.case(stories.medical())
    path = f"/cases/{case['id']}/"
    read = world.as_("officer.sna").get(path)
    expect.holds({"transfer", "close"} <= set(read.json["allowed_actions"]), read.told())
    expect.equal(world.as_("auditor.oig").get(path).json["allowed_actions"], [], "to the auditor")
    closed = world.as_("officer.sna").post(
        f"{path}close/", {"reason": "Departed voluntarily, by bus to Laredo"}, etag=read.etag
    )
    expect.equal(expect.status(closed, 200)["allowed_actions"], [], "once closed")
