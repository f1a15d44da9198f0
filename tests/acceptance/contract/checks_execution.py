"""Carrying a decision out: when it may be, what the case becomes, what a court order changes."""

from contract import expect, stories
from contract.situations import moment
from contract.world import World

_VETTING = ("wants_and_warrants", "national_security", "border_crossing_history")


def check_an_executed_release_releases(world: World) -> None:
    """The decision is `executed`, the case `released`, the time is the one given."""
    signed = world.concurred(stories.medical())
    when = moment(seconds=0)
    answer = world.step("officer.sna", signed, "execute", {"executed_at": when})
    found = expect.status(answer, 200)
    expect.equal(found["state"], "executed", "state")
    expect.equal(found["executed_at"][:19], when[:19], "executed_at")
    expect.equal(world.state_of(found["case"]), "released", "state of the case")


def check_an_executed_detention_detains(world: World) -> None:
    """For `detain`, against the RCA, and for a bond not yet paid."""
    for told in (stories.detained_against(), stories.bond_against()):
        done = world.executed(told)
        expect.equal(world.state_of(done.json["case"]), "detained", "state of the case")


def check_nothing_is_executed_before_it_is_signed(world: World) -> None:
    """409 for a draft and for a submitted decision; the case does not move."""
    for made in (world.draft(stories.medical()), world.submitted(stories.medical())):
        expect.status(world.execute(made), 409)
        expect.equal(world.state_of(made.json["case"]), "awaiting_decision", "state of the case")


def check_nothing_is_executed_twice(world: World) -> None:
    """409, and neither is it returned, withdrawn or signed afterwards."""
    told = stories.medical()
    done = world.executed(told)
    expect.status(world.execute(done), 409)
    expect.status(
        world.step("supervisor2.sna", done, "return", {"reason": "It is too late for that now"}),
        409,
    )
    expect.status(
        world.step("officer.sna", done, "withdraw", {"reason": "It is too late for that now"}), 409
    )
    body = {"statement": told.statement + " It was the right call."}
    expect.status(world.step("supervisor2.sna", done, "concur", body), 409)


def check_execution_is_not_in_the_future_nor_before_submission(world: World) -> None:
    """Both name the field; so do nonsense and absence."""
    signed = world.concurred(stories.medical())
    for when in (moment(days=-1), moment(days=2), "2023-02-30T10:00:00Z", "yesterday", 5):
        answer = world.step("officer.sna", signed, "execute", {"executed_at": when})
        expect.fault(answer, "/executed_at")
    expect.equal(world.read(signed).json["state"], "concurred", "state")


def check_an_execution_without_its_time(world: World) -> None:
    """Null is a fault; left out it is refused or taken as now, on which the contract is silent."""
    signed = world.concurred(stories.medical())
    answer = world.step("officer.sna", signed, "execute", {"executed_at": None})
    expect.fault(answer, "/executed_at", 400)
    answer = world.step("officer.sna", signed, "execute")
    world.note(f"execute without `executed_at` is answered {answer.status}")
    if answer.status == 200:
        expect.holds(answer.json["executed_at"], "executed at no time")
    else:
        expect.fault(answer, "/executed_at", 400)


def check_a_time_without_a_zone_is_refused(world: World) -> None:
    """RFC 3339 has an offset, and another one than Z is the same moment."""
    signed = world.concurred(stories.medical())
    bare = moment(seconds=0).rstrip("Z")
    expect.fault(
        world.step("officer.sna", signed, "execute", {"executed_at": bare}), "/executed_at"
    )
    offset = moment(hours=6).replace("Z", "-06:00")
    done = world.step("officer.sna", signed, "execute", {"executed_at": offset})
    expect.holds(expect.status(done, 200)["executed_at"].endswith("Z"), "not answered in UTC")


def check_a_held_release_waits_for_the_policy_office(world: World) -> None:
    """Signed twice, on hold: 409; cleared: executed."""
    signed = world.concurred(stories.medical(public_safety="high"))
    expect.holds(signed.json["hold"], "not on hold")
    expect.status(world.execute(signed), 409)
    expect.equal(world.state_of(signed.json["case"]), "awaiting_decision", "state of the case")
    review = world.judge(world.review(signed), "claim")
    reason = {"reason": "The clinical director's letter and the unit carry it"}
    cleared = world.judge(review, "find-sufficient", reason)
    expect.equal(expect.status(cleared, 200)["state"], "found_sufficient", "review")
    after = world.read(signed)
    expect.equal(after.json["hold"], False, "hold")
    expect.equal(expect.status(world.execute(after), 200)["state"], "executed", "state")


def check_clearing_the_hold_does_not_replace_the_signatures(world: World) -> None:
    """Cleared first, signed by nobody: still 409."""
    decision, review = world.claimed(stories.medical(public_safety="high"))
    reason = {"reason": "The illness is proven and the unit answers the flight"}
    expect.status(world.judge(review, "find-sufficient", reason), 200)
    expect.status(world.execute(world.read(decision)), 409)


def check_a_court_ordered_release_does_not_wait(world: World) -> None:
    """Executed when submitted; the signature is owed, with a date, and given later."""
    told = stories.court_ordered()
    done = world.execute(world.submitted(told))
    found = expect.status(done, 200)
    expect.equal(found["state"], "executed", "state")
    expect.equal(world.state_of(found["case"]), "released", "state of the case")
    expect.equal(found["concurrences_missing"], ["supervisor"], "owed")
    expect.holds(found["concurrence_due_at"], f"no due date for the concurrence: {done.told()}")
    expect.holds(found["review"]["due_at"], "no due date for the review")
    signed = world.concur(done, told)
    expect.equal(signed.json["state"], "executed", "state after the late signature")
    expect.equal(signed.json["concurrences_missing"], [], "owed after it")


def check_a_court_order_frees_from_signatures_at_high_risk_too(world: World) -> None:
    """Both are owed afterwards; nothing is held."""
    done = world.execute(world.submitted(stories.court_ordered(public_safety="high")))
    missing = expect.status(done, 200)["concurrences_missing"]
    expect.equal(missing, ["supervisor", "field_office_director"], "owed")


def check_court_order_without_the_order_does_wait(world: World) -> None:
    """The ground alone is refused: the order must be among the evidence."""
    told = stories.court_ordered()
    assert told.justification is not None
    told.justification["evidence"][0]["kind"] = "other"
    case = world.case(told)
    body = {**told.content, "submit": True}
    answer = world.as_("officer.sna").post(f"/cases/{case['id']}/decisions/", body)
    expect.holds("evidence" in expect.blocking(expect.status(answer, 422)), answer.told())


def check_a_late_signature_must_tell_why_as_well(world: World) -> None:
    """Owed after execution, held to the same question."""
    done = world.execute(world.submitted(stories.court_ordered()))
    answer = world.step("supervisor.sna", done, "concur", {"statement": "Concur."})
    expect.holds(expect.status(answer, 422)["findings"], "no findings")


def check_a_release_without_an_rca_goes_its_way(world: World) -> None:
    """Booked in, never assessed: both sign, the policy office clears, then it is executed."""
    told = stories.unassessed()
    signed = world.concurred(told)
    expect.equal(signed.json["contradiction"], "release_without_assessment", "contradiction")
    expect.equal(signed.json["assessment"], None, "what the RCA said")
    expect.status(world.execute(signed), 409)
    review = world.judge(world.review(signed), "claim")
    cleared = world.judge(review, "find-sufficient", {"reason": "Too ill to be interviewed"})
    expect.status(cleared, 200)
    expect.status(world.execute(world.read(signed)), 200)
    expect.equal(world.state_of(signed.json["case"]), "released", "state of the case")


def check_a_detention_without_an_rca(world: World) -> None:
    """The contract names only the release; whatever a detention gets is noted."""
    kept = stories.agreeing(recommendation="detain")
    case = world.book_in(kept)
    body = {**kept.content, "submit": True}
    answer = world.as_("officer.sna").post(f"/cases/{case['id']}/decisions/", body)
    name = answer.json.get("contradiction", answer.json.get("detail"))
    world.note(f"detaining before any RCA is answered {answer.status}: {name}")
    expect.status(answer, 201, 409, 422)


def check_missing_screenings_are_a_concern_and_no_bar(world: World) -> None:
    """Without vetting queries the release passes and is ranked higher; with them it is not."""
    found = {}
    for screened in (False, True):
        told = stories.medical()
        case = world.case(told)
        for kind in _VETTING if screened else ():
            body = {
                "kind": kind,
                "queried_at": moment(hours=2),
                "result": "no_record",
                "reference": "Q-24-118",
            }
            path = f"/cases/{case['id']}/screenings/"
            expect.status(world.as_("officer.sna").post(path, body), 201)
        path, content = f"/cases/{case['id']}/decisions/", {**told.content, "submit": True}
        made = world.as_("officer.sna").post(path, content)
        expect.status(made, 201)
        done = world.execute(world.concur(made, told))
        expect.equal(expect.status(done, 200)["state"], "executed", "state")
        found[screened] = str(done.json)
    named = [one for one, text in found.items() if "screening" in text.lower()]
    expect.holds(False in named, "an unscreened release shows no concern about screenings")
    about = "wants_and_warrants" in found[False], "wants_and_warrants" in found[True]
    world.note(f"screenings named in the unscreened and the screened decision: {about}")
