"""Concurrence: by whom, with what words, in which order; returning and signing again."""

from contract import expect, stories
from contract.http import Answer
from contract.world import World


def check_concur_alone_is_refused_with_findings(world: World) -> None:
    """The word itself, its repetitions and relatives; nothing is signed."""
    done = world.submitted(stories.medical())
    for statement in ("Concur.", "concur concur concur concur", "Approved.", "ok", "I agree."):
        answer = world.step("supervisor.sna", done, "concur", {"statement": statement})
        problem = expect.status(answer, 422)
        expect.holds(problem["findings"], f"no findings: {answer.told()}")
        expect.equal(problem["findings"][0]["question"], "this_person", "question")
    after = world.read(done)
    expect.equal((after.json["state"], after.etag), ("submitted", done.etag), "afterwards")


def check_an_empty_statement_is_refused(world: World) -> None:
    """None, empty, blank, of another type."""
    done = world.submitted(stories.medical())
    for body in ({}, {"statement": ""}, {"statement": "   "}, {"statement": None}):
        answer = world.step("supervisor.sna", done, "concur", body)
        expect.fault(answer, "/statement")
    answer = world.step("supervisor.sna", done, "concur", {"statement": ["a", "b"]})
    expect.fault(answer, "/statement", 400)


def check_a_statement_that_tells_why_concurs(world: World) -> None:
    """`concurred`, with role and words on record and nothing missing."""
    told = stories.medical()
    signed = world.concur(world.submitted(told), told)
    expect.equal(signed.json["state"], "concurred", "state")
    expect.equal(signed.json["concurrences_missing"], [], "missing")
    given = signed.json["concurrences"]
    expect.equal([one["role"] for one in given], ["supervisor"], "roles")
    expect.equal(given[0]["statement"], told.statement, "statement")


def check_the_signer_is_never_taken_from_the_request(world: World) -> None:
    """Naming somebody else is an unknown field."""
    told = stories.medical()
    done = world.submitted(told)
    for name in ("role", "username", "person", "account", "signed_at"):
        body = {"statement": told.statement, name: "director.sna"}
        expect.fault(world.step("supervisor.sna", done, "concur", body), f"/{name}", 400)


def check_one_signature_of_two_is_not_enough(world: World) -> None:
    """Medium risk: the supervisor signs, the decision stays `submitted`, execution is 409."""
    told = stories.medical(public_safety="medium")
    signed = world.concur(world.submitted(told), told)
    expect.equal(signed.json["state"], "submitted", "state after one signature")
    expect.equal(signed.json["concurrences_missing"], ["field_office_director"], "missing")
    expect.status(world.execute(signed), 409)
    body = {"statement": told.statement + " I have read the file as well."}
    both = world.step("director.sna", signed, "concur", body)
    expect.equal(expect.status(both, 200)["state"], "concurred", "state after both")
    roles = [one["role"] for one in both.json["concurrences"]]
    expect.equal(sorted(roles), ["field_office_director", "supervisor"], "roles")


def check_a_second_supervisor_is_no_director(world: World) -> None:
    """Two supervisors do not make up for the director; the same one never signs twice."""
    told = stories.medical(public_safety="medium")
    signed = world.concur(world.submitted(told), told)
    body = {"statement": told.statement + " I looked at it too."}
    for signer in ("supervisor.sna", "supervisor2.sna"):
        answer = world.step(signer, signed, "concur", body)
        expect.status(answer, 403, 409, 422)
        world.note(f"a second signature by {signer} is answered {answer.status}")
    expect.equal(world.read(signed).json["state"], "submitted", "state")


def check_the_director_may_sign_first(world: World) -> None:
    """The contract fixes no order; whatever happens is noted and leads to the same end."""
    told = stories.medical(public_safety="medium")
    done = world.submitted(told)
    first = world.step("director.sna", done, "concur", {"statement": told.statement})
    world.note(f"the director signing before the supervisor is answered {first.status}")
    expect.status(first, 200, 409, 422)


def check_a_director_is_not_needed_at_low_risk(world: World) -> None:
    """A signature that nobody owes is refused or does not stand in for the supervisor's."""
    told = stories.medical()
    done = world.submitted(told)
    answer = world.step("director.sna", done, "concur", {"statement": told.statement})
    world.note(f"a director's signature that is not required is answered {answer.status}")
    expect.status(answer, 200, 403, 409, 422)
    expect.equal(world.read(done).json["concurrences_missing"], ["supervisor"], "missing")


def check_a_supervisor_writes_and_others_concur(world: World) -> None:
    """The officer agreed with the RCA, the supervisor wants release: writes it, never signs it."""
    told = stories.medical()
    done = world.submitted(told, by="supervisor.sna")
    expect.equal(done.json["state"], "submitted", "state")
    own = world.step("supervisor.sna", done, "concur", {"statement": told.statement})
    expect.status(own, 403, 409, 422)
    world.note(f"concurring with one's own decision is answered {own.status}")
    signed = world.concur(done, told, by="supervisor2.sna")
    expect.equal(signed.json["state"], "concurred", "state")
    expect.status(world.execute(signed), 200)


def check_the_supervisor_redetermines_after_returning(world: World) -> None:
    """The officer's detention is returned and withdrawn; the supervisor's release takes over."""
    told = stories.medical()
    kept = stories.agreeing(recommendation="detain")
    case = world.case(told)
    officer, path = world.as_("officer.sna"), f"/cases/{case['id']}/decisions/"
    detained = officer.post(path, {**kept.content, "submit": True})
    expect.equal(expect.status(detained, 201)["contradiction"], "none", "contradiction")
    back = world.step(
        "supervisor.sna", detained, "return", {"reason": "Too ill for any bed we have"}
    )
    expect.equal(expect.status(back, 200)["state"], "returned", "state")
    gone = world.step("officer.sna", back, "withdraw", {"reason": "Supervisor writes their own"})
    expect.status(gone, 200)
    written = world.as_("supervisor.sna").post(path, {**told.content, "submit": True})
    expect.equal(expect.status(written, 201)["contradiction"], "release_against_detain", "theirs")


def check_returning_takes_a_reason(world: World) -> None:
    """400 without, and the decision stays where it was."""
    done = world.submitted(stories.medical())
    expect.fault(world.step("supervisor.sna", done, "return"), "/reason", 400)
    expect.fault(world.step("supervisor.sna", done, "return", {"reason": " "}), "/reason")
    expect.equal(world.read(done).json["state"], "submitted", "state")


def check_returned_rounds_are_kept(world: World) -> None:
    """Return, change, submit again, twice; then it is signed and executed."""
    told = stories.medical()
    current = world.submitted(told)
    first_round = current.json["round"]
    for lap in (1, 2):
        current = _one_round(world, current, lap)
    expect.equal(current.json["round"], first_round + 2, "round")
    whole = world.read(current).json
    for lap in (1, 2):
        expect.holds(f"Round {lap}:" in str(whole), f"the reason of round {lap} is not on record")
    if set(whole) != set(current.json):
        more = sorted(set(whole) - set(current.json))
        world.note(f"GET of a decision holds more than the answer to a step: {more}")
    signed = world.concur(current, told)
    expect.status(world.execute(signed), 200)


def _one_round(world: World, current: Answer, lap: int) -> Answer:
    """Return a decision, let its author change one word, submit it; return the answer."""
    reason = {"reason": f"Round {lap}: say since when the clinic has known"}
    back = world.step("supervisor.sna", current, "return", reason)
    expect.equal(expect.status(back, 200)["state"], "returned", "state")
    justification = dict(back.json["justification"])
    justification["narrative"] += f" The clinic has known this person for {lap + 3} years."
    path = f"/decisions/{back.json['id']}/"
    changed = world.as_("officer.sna").patch(path, {"justification": justification}, etag=back.etag)
    expect.equal(expect.status(changed, 200)["state"], "returned", "state after the change")
    again = world.step("officer.sna", changed, "submit")
    expect.equal(expect.status(again, 200)["state"], "submitted", "state when submitted again")
    return again


def check_a_return_takes_back_the_signatures(world: World) -> None:
    """Signed by one of two, returned, submitted again: both are owed again."""
    told = stories.medical(public_safety="medium")
    signed = world.concur(world.submitted(told), told)
    back = world.step("director.sna", signed, "return", {"reason": "Which clinic, since when?"})
    if back.status != 200:
        world.note(f"a director returning a decision is answered {back.status}")
        back = world.step(
            "supervisor2.sna", signed, "return", {"reason": "Say which clinic it was"}
        )
    expect.status(back, 200)
    again = world.step("officer.sna", back, "submit")
    missing = expect.status(again, 200)["concurrences_missing"]
    expect.equal(missing, ["supervisor", "field_office_director"], "missing")


def check_a_refused_submission_after_a_return_leaves_it_returned(world: World) -> None:
    """The new round is judged like the first."""
    told = stories.medical()
    back = world.step(
        "supervisor.sna",
        world.submitted(told),
        "return",
        {"reason": "Say where she is going to live"},
    )
    justification = {**back.json["justification"], "narrative": "Release."}
    path = f"/decisions/{back.json['id']}/"
    changed = world.as_("officer.sna").patch(path, {"justification": justification}, etag=back.etag)
    expect.status(changed, 200)
    expect.status(world.step("officer.sna", changed, "submit"), 422)
    expect.equal(world.read(changed).json["state"], "returned", "state")
