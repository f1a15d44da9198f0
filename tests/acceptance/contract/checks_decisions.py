"""Drafting, checking, submitting, changing, withdrawing; and what takes a decision away."""

from typing import Any

from contract import expect, stories
from contract.situations import Situation
from contract.world import World


def _only_release(told: Situation) -> Situation:
    """The same case, justified with the one word that started all this."""
    assert told.justification is not None
    told.justification["narrative"] = "Release."
    return told


def check_a_decision_is_drafted_and_submitted(world: World) -> None:
    """Draft, read, submit; the representation holds what the contract lists."""
    told = stories.medical()
    draft = world.draft(told)
    expect.equal(draft.json["state"], "draft", "state")
    done = world.step("officer.sna", draft, "submit")
    found = expect.status(done, 200)
    expect.equal(found["state"], "submitted", "state")
    expect.equal(found["contradiction"], "release_against_detain", "contradiction")
    expect.equal(found["policy"], {"reference": "RCA-1", "version": 1}, "policy")
    expect.equal(found["outcome"], told.decision["outcome"], "outcome")
    expect.equal(found["conditions"], told.decision["conditions"], "conditions")
    expect.equal(found["justification"], told.justification, "justification")
    expect.equal(found["assessment"]["recommendation"], "detain", "what the RCA said")
    expect.equal(found["concurrences"], [], "concurrences given")
    expect.equal(found["concurrences_missing"], ["supervisor"], "concurrences missing")
    expect.equal(found["review"]["state"], "open", "review")
    expect.same(world.read(draft).json, found, "the decision when read again")


def check_submit_true_does_both_at_once(world: World) -> None:
    """Drafted and submitted in one request."""
    found = world.submitted(stories.medical())
    expect.equal(found.json["state"], "submitted", "state")
    expect.equal(world.state_of(found.json["case"]), "awaiting_decision", "state of the case")


def check_submit_true_is_all_or_nothing(world: World) -> None:
    """Refused: 422 with verdict, findings and policy, and no draft is left behind."""
    told = _only_release(stories.medical())
    case = world.case(told)
    officer = world.as_("officer.sna")
    answer = officer.post(f"/cases/{case['id']}/decisions/", {**told.content, "submit": True})
    problem = expect.status(answer, 422)
    expect.equal(problem["verdict"], "insufficient", "verdict")
    expect.equal(problem["policy"], {"reference": "RCA-1", "version": 1}, "policy")
    expect.holds("this_person" in expect.blocking(problem), f"not refused for its text: {problem}")
    expect.equal(world.pages(f"/decisions/?case={case['id']}", by="officer.sna"), [], "left behind")


def check_the_check_and_the_submission_agree(world: World) -> None:
    """For insufficient decisions of several kinds: same verdict, findings, policy."""
    for told in _insufficient():
        draft = world.draft(told)
        checked = expect.status(world.step("officer.sna", draft, "check", etag=None), 200)
        refused = expect.status(world.step("officer.sna", draft, "submit"), 422)
        expect.equal(checked["verdict"], "insufficient", "verdict of the check")
        for name in ("verdict", "findings", "policy"):
            expect.equal(refused[name], checked[name], f"{name} of the refusal")


def _insufficient() -> list[Situation]:
    silent = stories.medical(public_safety="high")
    assert silent.justification is not None
    silent.justification["responses"].pop()
    unproved = stories.court_ordered()
    assert unproved.justification is not None
    unproved.justification["evidence"].pop(0)
    nothing = stories.detained_against()
    nothing.justification = None
    return [_only_release(stories.medical()), silent, unproved, nothing]


def check_a_sufficient_check_comes_true(world: World) -> None:
    """What the check promised is what submitting gives: contradiction, concurrence, hold."""
    for told in (stories.medical(public_safety="high"), stories.bond_against()):
        draft = world.draft(told)
        checked = expect.status(world.step("officer.sna", draft, "check", etag=None), 200)
        expect.equal(checked["verdict"], "sufficient", "verdict")
        done = expect.status(world.step("officer.sna", draft, "submit"), 200)
        expect.equal(done["contradiction"], checked["contradiction"], "contradiction")
        expect.equal(done["concurrences_missing"], checked["concurrence"], "concurrence")
        expect.equal(done["hold"], checked["hold"], "hold")


def check_a_check_changes_nothing(world: World) -> None:
    """Same state, same tag, before and after."""
    draft = world.draft(_only_release(stories.medical()))
    expect.status(world.step("officer.sna", draft, "check", etag=None), 200)
    after = world.read(draft)
    expect.equal(after.etag, draft.etag, "tag after a check")
    expect.same(after.json, draft.json, "decision after a check")


def check_a_draft_is_changed_and_then_accepted(world: World) -> None:
    """`PATCH` the justification; the tag moves; the submission passes."""
    told = stories.medical()
    good = dict(told.justification or {})
    draft = world.draft(_only_release(told))
    expect.status(world.step("officer.sna", draft, "submit"), 422)
    path, officer = f"/decisions/{draft.json['id']}/", world.as_("officer.sna")
    current = world.read(draft)
    changed = officer.patch(path, {"justification": good}, etag=current.etag)
    expect.equal(expect.status(changed, 200)["justification"]["narrative"], good["narrative"], "it")
    expect.holds(changed.etag != draft.etag, "the tag did not move")
    expect.equal(changed.json["outcome"], draft.json["outcome"], "outcome, which was not sent")
    done = world.step("officer.sna", changed, "submit")
    expect.equal(expect.status(done, 200)["state"], "submitted", "state")


def check_a_submitted_decision_cannot_be_changed(world: World) -> None:
    """`PATCH` and a second `submit` are 409."""
    done = world.submitted(stories.medical())
    path = f"/decisions/{done.json['id']}/"
    answer = world.as_("officer.sna").patch(path, {"outcome": "detain"}, etag=done.etag)
    expect.status(answer, 409)
    expect.status(world.step("officer.sna", done, "submit"), 409)
    expect.same(world.read(done).json, done.json, "the decision afterwards")


def check_only_one_decision_of_a_case_is_alive(world: World) -> None:
    """A second one is 409 until the first is withdrawn."""
    told = stories.medical()
    first = world.submitted(told)
    path, body = f"/cases/{first.json['case']}/decisions/", {**told.content, "submit": True}
    expect.status(world.as_("officer.sna").post(path, body), 409)
    withdrawn = world.step(
        "officer.sna", first, "withdraw", {"reason": "The conditions belong to another case"}
    )
    expect.equal(expect.status(withdrawn, 200)["state"], "withdrawn", "state")
    expect.status(world.as_("officer.sna").post(path, body), 201)


def check_withdrawing_takes_a_reason_and_cancels_the_review(world: World) -> None:
    """400 without; afterwards nothing more can be done with either."""
    told = stories.medical()
    done = world.submitted(told)
    review = world.review(done)
    expect.fault(world.step("officer.sna", done, "withdraw"), "/reason", 400)
    gone = world.step("officer.sna", done, "withdraw", {"reason": "Entered on the wrong case"})
    expect.status(gone, 200)
    after = world.as_("policy.hq").get(f"/overrides/{review.json['id']}/")
    expect.equal(expect.status(after, 200)["state"], "cancelled", "review")
    expect.status(world.judge(after, "claim"), 409)
    body = {"statement": told.statement}
    expect.status(world.step("supervisor.sna", gone, "concur", body), 409)
    expect.status(world.step("officer.sna", gone, "submit"), 409)


def check_a_new_rca_lets_the_decision_lapse(world: World) -> None:
    """Superseded before execution: `lapsed`, its review `cancelled`, the way free again."""
    told = stories.medical()
    done = world.concurred(told)
    case = {"id": done.json["case"]}
    world.assess(case, told)
    expect.equal(world.read(done).json["state"], "lapsed", "state")
    review = world.as_("policy.hq").get(f"/overrides/{done.json['review']['id']}/")
    expect.equal(review.json["state"], "cancelled", "review")
    expect.status(world.execute(world.read(done)), 409)
    path = f"/cases/{case['id']}/decisions/"
    answer = world.as_("officer.sna").post(path, {**told.content, "submit": True})
    expect.status(answer, 201)


def check_a_voided_rca_lets_the_decision_lapse(world: World) -> None:
    """A draft as well as a submitted decision."""
    for make in (world.draft, world.submitted):
        told = stories.medical()
        booked = world.book_in(told)
        rca = world.assess(booked, told)
        body: dict[str, Any] = {**told.content, "submit": make == world.submitted}
        path = f"/cases/{booked['id']}/decisions/"
        decision = world.as_("officer.sna").post(path, body)
        expect.status(decision, 201)
        reason = {"reason": "Taken from another person's file"}
        void = f"/assessments/{rca.json['id']}/void/"
        expect.status(world.as_("officer.sna").post(void, reason, etag=rca.etag), 200)
        state = world.read(decision).json["state"]
        if make == world.draft:
            world.note(f"a draft whose RCA is voided is {state}")
        else:
            expect.equal(state, "lapsed", "state")


def check_a_decision_without_contradiction_needs_no_justification(world: World) -> None:
    """Agreeing with the RCA opens no review and is executed after one signature."""
    told = stories.agreeing()
    done = world.submitted(told)
    expect.equal(done.json["contradiction"], "none", "contradiction")
    expect.equal(done.json["review"], None, "review")
    executed = world.execute(world.concur(done, told))
    expect.equal(expect.status(executed, 200)["state"], "executed", "state")
    expect.equal(world.state_of(done.json["case"]), "released", "state of the case")
