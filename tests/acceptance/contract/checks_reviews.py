"""The policy office's reviews: claiming, finding, remediation, escalation."""

from contract import expect, stories
from contract.situations import day, evidence
from contract.world import World

_REASON = {"reason": "The record tells who said what and when"}
_FAILED = {"reason": "Nobody can tell how the flight risk is met", "failed": ["drivers"]}


def check_submitting_a_contradiction_opens_a_review(world: World) -> None:
    """At once, unassigned, with what the queue needs to know."""
    decision = world.submitted(stories.medical())
    review = world.review(decision)
    expect.equal(review.json["state"], "open", "state")
    expect.equal(review.json["decision"], decision.json["id"], "decision")
    expect.equal(review.json["contradiction"], "release_against_detain", "contradiction")
    expect.equal(review.json["assigned_to"], None, "assigned_to")


def check_a_review_is_claimed_and_given_back(world: World) -> None:
    """`in_review` with a name, then `open` without one; claiming twice is 409."""
    review = world.review(world.submitted(stories.medical()))
    claimed = world.judge(review, "claim")
    expect.equal(expect.status(claimed, 200)["state"], "in_review", "state")
    expect.holds("policy.hq" in str(claimed.json["assigned_to"]), claimed.told())
    expect.status(world.judge(claimed, "claim", by="policy2.hq"), 409)
    other = world.judge(claimed, "unclaim", by="policy2.hq")
    world.note(f"giving back a review that another has claimed is answered {other.status}")
    if other.status == 200:
        claimed = world.judge(other, "claim")
    back = world.judge(claimed, "unclaim")
    expect.equal(expect.status(back, 200)["state"], "open", "state")
    expect.equal(back.json["assigned_to"], None, "assigned_to")
    expect.status(world.judge(back, "unclaim"), 409)


def check_finding_without_claiming(world: World) -> None:
    """The contract does not say whether claiming must come first; it is noted."""
    review = world.review(world.submitted(stories.medical()))
    answer = world.judge(review, "find-sufficient", _REASON)
    world.note(f"finding on a review that nobody has claimed is answered {answer.status}")
    expect.status(answer, 200, 409)


def check_findings_take_a_reason(world: World) -> None:
    """Each of the four steps, and `failed` where it is asked for."""
    _, review = world.claimed(stories.medical())
    for verb in ("find-sufficient", "find-insufficient", "request-remediation", "escalate"):
        expect.fault(world.judge(review, verb), "/reason", 400)
    expect.fault(world.judge(review, "find-insufficient", _REASON), "/failed", 400)
    wrong = {**_FAILED, "failed": ["spelling"]}
    expect.fault(world.judge(review, "find-insufficient", wrong), "/failed", 400)
    expect.fault(world.judge(review, "request-remediation", _REASON), "/due_on", 400)


def check_a_review_is_found_sufficient_once(world: World) -> None:
    """Afterwards nothing more can be found."""
    _, review = world.claimed(stories.medical())
    found = world.judge(review, "find-sufficient", _REASON)
    expect.equal(expect.status(found, 200)["state"], "found_sufficient", "state")
    expect.equal(found.json["reason"], _REASON["reason"], "reason")
    for verb, body in (("find-insufficient", _FAILED), ("escalate", _REASON), ("claim", None)):
        expect.status(world.judge(found, verb, body), 409)


def check_insufficient_on_hold_returns_the_decision(world: World) -> None:
    """To its author, who mends it and submits; a new review is opened, on hold again."""
    told = stories.medical(public_safety="high")
    decision, review = world.claimed(told)
    found = world.judge(review, "find-insufficient", _FAILED)
    expect.equal(expect.status(found, 200)["state"], "found_insufficient", "state")
    expect.equal(found.json["failed"], ["drivers"], "failed")
    back = world.read(decision)
    expect.equal(back.json["state"], "returned", "state of the decision")
    again = world.step("officer.sna", back, "submit")
    expect.equal(expect.status(again, 200)["state"], "submitted", "state when submitted again")
    expect.holds(again.json["review"]["id"] != review.json["id"], "no new review was opened")
    expect.equal(again.json["review"]["state"], "open", "the new review")
    expect.equal(again.json["hold"], True, "hold")


def check_insufficient_after_execution_leaves_it_executed(world: World) -> None:
    """The person is out; the finding stays on record."""
    done = world.executed(stories.medical())
    review = world.judge(world.review(done), "claim")
    found = world.judge(review, "find-insufficient", _FAILED)
    expect.equal(expect.status(found, 200)["state"], "found_insufficient", "review")
    expect.equal(world.read(done).json["state"], "executed", "decision")


def check_remediation_is_asked_for_and_answered(world: World) -> None:
    """Requested by a date, answered by a supplement, found sufficient in the end."""
    decision, review = world.claimed(stories.medical())
    before = world.read(decision).json["justification"]
    asked = world.judge(review, "request-remediation", {**_REASON, "due_on": day(10)})
    expect.equal(expect.status(asked, 200)["state"], "remediation_requested", "state")
    item = evidence("e9", "medical_record", "University clinic", "Sessions booked to March")
    body = {"text": "The clinic has booked sessions until March, see e9.", "evidence": [item]}
    added = world.step("officer.sna", world.read(decision), "supplement", body)
    expect.status(added, 200, 201)
    world.note(f"a supplement is answered {added.status}")
    after = world.read(decision)
    expect.equal(after.json["justification"], before, "justification, which may not change")
    expect.holds(body["text"] in str(after.json), "the supplement is not on record")
    current = world.review(decision)
    expect.equal(current.json["state"], "supplemented", "state of the review")
    found = world.judge(current, "find-sufficient", _REASON)
    if found.status == 409:
        world.note("a supplemented review must be claimed again before it is found on")
        found = world.judge(world.judge(current, "claim"), "find-sufficient", _REASON)
    expect.equal(expect.status(found, 200)["state"], "found_sufficient", "state")


def check_remediation_is_due_on_a_date_to_come(world: World) -> None:
    """Yesterday, a date that does not exist, and no date."""
    _, review = world.claimed(stories.medical())
    for due in ("2027-02-29", "soon", 20270101, None):
        answer = world.judge(review, "request-remediation", {**_REASON, "due_on": due})
        expect.fault(answer, "/due_on")
    answer = world.judge(review, "request-remediation", {**_REASON, "due_on": day(-1)})
    world.note(f"a remediation that was due yesterday is answered {answer.status}")
    expect.status(answer, 200, 400, 422)


def check_a_supplement_needs_a_submitted_decision(world: World) -> None:
    """A draft is changed, not supplemented; text is demanded."""
    body = {"text": "The clinic rang back.", "evidence": []}
    draft = world.draft(stories.medical())
    expect.status(world.step("officer.sna", draft, "supplement", body), 409)
    done = world.submitted(stories.medical())
    answer = world.step("officer.sna", done, "supplement", {"evidence": []})
    expect.fault(answer, "/text", 400)


def check_a_supplement_may_come_unasked(world: World) -> None:
    """An addition to a submitted justification, with nobody waiting for it."""
    decision = world.submitted(stories.medical())
    answer = world.step(
        "officer.sna",
        decision,
        "supplement",
        {"text": "The sister's number changed.", "evidence": []},
    )
    expect.status(answer, 200, 201)
    expect.equal(world.read(decision).json["state"], "submitted", "state")


def check_escalating(world: World) -> None:
    """`escalated`, with the reason; somebody of the policy office finds in the end."""
    _, review = world.claimed(stories.medical())
    up = world.judge(review, "escalate", {"reason": "Touches the clinic contract, ask the chief"})
    expect.equal(expect.status(up, 200)["state"], "escalated", "state")
    claimed = world.judge(up, "claim", by="policy2.hq")
    current = claimed if claimed.status == 200 else up
    world.note(f"claiming an escalated review is answered {claimed.status}")
    found = world.judge(current, "find-sufficient", _REASON, by="policy2.hq")
    expect.equal(expect.status(found, 200)["state"], "found_sufficient", "state")


def check_a_hold_is_kept_while_remediation_is_open(world: World) -> None:
    """Asking for more is no clearance."""
    told = stories.medical(public_safety="high")
    signed = world.concurred(told)
    review = world.judge(world.review(signed), "claim")
    asked = world.judge(review, "request-remediation", {**_REASON, "due_on": day(5)})
    expect.status(asked, 200)
    expect.status(world.execute(world.read(signed)), 409)


def check_the_reviewer_may_not_be_somebody_who_acted(world: World) -> None:
    """Officers and supervisors have no part in the review of their own decision."""
    review = world.review(world.submitted(stories.medical()))
    for username in ("officer.sna", "supervisor.sna", "director.sna", "auditor.oig"):
        expect.status(world.judge(review, "claim", by=username), 403)
