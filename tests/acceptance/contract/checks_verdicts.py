"""What contradicts the RCA, who must concur, what waits: the tables of the standard, row by row."""

import copy
from typing import Any

from contract import expect, stories
from contract.situations import Situation, day
from contract.world import ROLES, World, question

_SUPERVISOR = ["supervisor"]
_BOTH = ["supervisor", "field_office_director"]
_AGAINST = "release_against_detain"


def _verdict(world: World, told: Situation, *, by: str = "officer2.sna") -> dict[str, Any]:
    answer = world.as_(by).post("/justification-checks/", question(told))
    return expect.status(answer, 200)


def _demand_row(
    world: World, told: Situation, contradiction: str, concurrence: list[str], *, hold: bool
) -> None:
    """One row of the table, for a justification that is sufficient."""
    found = _verdict(world, told)
    expect.equal(found["contradiction"], contradiction, "contradiction")
    expect.equal(found["concurrence"], concurrence, "concurrence")
    expect.equal(found["hold"], hold, "hold")
    expect.equal((found["verdict"], expect.blocking(found)), ("sufficient", []), "verdict")
    expect.equal(found["justification_required"], contradiction != "none", "required")


def check_a_check_answers_with_all_its_fields(world: World) -> None:
    """The shape that the contract shows, for an insufficient justification."""
    told = stories.medical(public_safety="high")
    assert told.justification is not None
    told.justification["responses"] = []
    found = _verdict(world, told)
    fields = {
        "contradiction",
        "justification_required",
        "verdict",
        "concurrence",
        "hold",
        "policy",
        "findings",
    }
    expect.equal(set(found), fields, "fields of a check")
    expect.equal(found["policy"], {"reference": "RCA-1", "version": 1}, "policy")
    expect.equal(found["verdict"], "insufficient", "verdict")
    parts = {"rule", "question", "severity", "pointer", "message", "remedy"}
    for finding in found["findings"]:
        expect.equal(set(finding), parts, "fields of a finding")
        expect.holds(finding["message"] and finding["remedy"], f"says nothing: {finding}")
    expect.holds("drivers" in expect.blocking(found), f"drivers not asked for: {found}")


def check_the_check_is_open_to_every_role(world: World) -> None:
    """Also to those who see no case."""
    for username in ROLES.values():
        _verdict(world, stories.medical(), by=username)


def check_a_release_that_agrees_needs_a_supervisor_only(world: World) -> None:
    """No contradiction, no justification owed, no review."""
    _demand_row(world, stories.agreeing(), "none", _SUPERVISOR, hold=False)


def check_a_detention_that_agrees_needs_a_supervisor_only(world: World) -> None:
    """`detain` as recommended, and with a bond as recommended."""
    told = stories.agreeing(recommendation="detain")
    _demand_row(world, told, "none", _SUPERVISOR, hold=False)
    told = stories.agreeing(recommendation="detain_bond_eligible")
    told.decision["bond_amount"] = "5000.00"
    told.decision["conditions"] = [{"kind": "bond", "detail": "$5,000"}]
    _demand_row(world, told, "none", _SUPERVISOR, hold=False)


def check_a_release_against_detain_at_low_risk(world: World) -> None:
    """One supervisor; reviewed after execution."""
    _demand_row(world, stories.medical(), _AGAINST, _SUPERVISOR, hold=False)


def check_a_release_against_detain_at_medium_risk(world: World) -> None:
    """Supervisor and director; reviewed after execution."""
    _demand_row(world, stories.medical(public_safety="medium"), _AGAINST, _BOTH, hold=False)


def check_a_release_against_detain_at_high_risk(world: World) -> None:
    """Supervisor and director; held for the policy office."""
    _demand_row(world, stories.medical(public_safety="high"), _AGAINST, _BOTH, hold=True)


def check_a_release_with_mandatory_detention_alleged(world: World) -> None:
    """Low risk, but held; the allegation is a driver and needs a response of its own."""
    told = stories.medical(mandatory="INA 236(c)(1)(C)")
    _demand_row(world, told, _AGAINST, _BOTH, hold=True)
    assert told.justification is not None
    told.justification["responses"].pop()
    expect.equal(expect.blocking(_verdict(world, told)), ["drivers"], "one driver unanswered")


def check_a_release_on_ground_other(world: World) -> None:
    """The policy office must clear it first."""
    _demand_row(world, stories.unlisted(), _AGAINST, _BOTH, hold=True)


def check_a_court_order_at_high_risk_is_not_held(world: World) -> None:
    """Both concur, and nothing waits."""
    _demand_row(world, stories.court_ordered(public_safety="high"), _AGAINST, _BOTH, hold=False)


def check_a_release_without_an_assessment(world: World) -> None:
    """Its own contradiction: both concur, held; not held when a court ordered it."""
    name = "release_without_assessment"
    _demand_row(world, stories.unassessed(), name, _BOTH, hold=True)
    ordered = stories.court_ordered()
    ordered.assessment = None
    assert ordered.justification is not None
    ordered.justification["responses"] = []
    _demand_row(world, ordered, name, _BOTH, hold=False)


def check_a_bond_against_no_bond(world: World) -> None:
    """Custody goes on, with a bond that the RCA did not recommend."""
    _demand_row(world, stories.bond_against(), "bond_against_no_bond", _SUPERVISOR, hold=False)


def check_a_detention_against_release(world: World) -> None:
    """The other direction is justified too."""
    told = stories.detained_against()
    _demand_row(world, told, "detain_against_release", _SUPERVISOR, hold=False)


def check_a_contradiction_without_justification_is_insufficient(world: World) -> None:
    """No justification at all, where one is owed."""
    for told in (stories.medical(), stories.detained_against(), stories.bond_against()):
        told.justification = None
        found = _verdict(world, told)
        expect.equal(found["verdict"], "insufficient", f"verdict on {found['contradiction']}")
        expect.holds(found["justification_required"], "a justification was not required")


def _demand_block(world: World, told: Situation, asked: str, about: str) -> None:
    found = _verdict(world, told)
    if asked not in expect.blocking(found):
        raise expect.BrokenPromise(f"{about}: no blocking finding on {asked}: {found}")


def check_each_ground_demands_its_kind_of_evidence(world: World) -> None:
    """A medical ground with nothing but an address does not do."""
    told = stories.medical()
    assert told.justification is not None
    told.justification["evidence"][0]["kind"] = "address_verification"
    _demand_block(world, told, "evidence", "a medical ground without a medical record")


def check_evidence_must_be_findable(world: World) -> None:
    """The placeholders that the standard lists are no identifiers."""
    for placeholder in ("on file", "TBD", "N/A", "attached", "000"):
        told = stories.medical()
        assert told.justification is not None
        told.justification["evidence"][0]["identifier"] = placeholder
        _demand_block(world, told, "evidence", f"identifier {placeholder}")


def check_evidence_may_not_be_newer_than_the_decision(world: World) -> None:
    """Dated tomorrow, it cannot have been read."""
    told = stories.medical()
    assert told.justification is not None
    told.justification["evidence"][0]["issued_on"] = day(1)
    _demand_block(world, told, "evidence", "evidence of tomorrow")


def check_each_response_must_do_what_it_claims(world: World) -> None:
    """Mitigated names an imposed condition, rebutted cites evidence, outweighed explains."""
    changes: list[dict[str, Any]] = [
        {"response": "mitigated", "conditions": []},
        {"response": "mitigated", "conditions": ["home_visits"]},
        {"response": "rebutted", "conditions": [], "evidence": []},
        {"response": "outweighed", "conditions": [], "explanation": "not a concern"},
        {"explanation": "see above"},
        {"explanation": "Ordered removed 2011-05-09, did not go"},
    ]
    for change in changes:
        told = stories.medical()
        assert told.justification is not None
        told.justification["responses"][0].update(change)
        found = _verdict(world, told)
        expect.equal(found["verdict"], "insufficient", f"verdict with {change}")


def check_a_high_risk_release_needs_a_safeguard_or_its_absence_explained(world: World) -> None:
    """Flight risk high, no condition at all, and not a word about it."""
    told = stories.medical()
    assert told.justification is not None
    told.decision = {"outcome": "release_on_recognizance", "bond_amount": None, "conditions": []}
    answer = told.justification["responses"][0]
    answer.update(response="outweighed", conditions=[], evidence=["e1"])
    answer["explanation"] = "The 2011 order was ignored; an illness that may kill weighs more."
    _demand_block(world, told, "safeguards", "a high flight risk and no condition")


def check_the_plain_text_failures_are_refused(world: World) -> None:
    """Short, codes, noise, filler, repetition, the RCA pasted back, look-alike letters."""
    texts = (
        "Release.",
        "ROR",
        "OREC per SDDO",
        "I-286 I-220A OREC EARM UPD",
        "asdf qwer zxcv asdf hjkl uiop",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.",
        "Release is appropriate. Release is appropriate. Release is appropriate.",
        "Ordered removed 2011-05-09, did not go",
        "Rеlеаsе.",
        "",
        "   ",
    )
    for text in texts:
        told = copy.deepcopy(stories.medical())
        assert told.justification is not None
        told.justification["narrative"] = text
        answer = world.as_("officer2.sna").post("/justification-checks/", question(told))
        if answer.status == 400:
            expect.fault(answer, "/justification/narrative", 400)
            continue
        found = expect.status(answer, 200)
        expect.equal(found["verdict"], "insufficient", f"verdict on {text!r}")
        places = [f["pointer"] for f in found["findings"] if f["severity"] == "blocking"]
        expect.holds("/justification/narrative" in places, f"{text!r} not named: {places}")


def check_one_sentence_under_every_driver_is_refused(world: World) -> None:
    """Pasted explanations explain nothing, except under a court order."""
    told = stories.medical(public_safety="medium")
    assert told.justification is not None
    first, second = told.justification["responses"]
    second.update(explanation=first["explanation"], conditions=["gps_monitoring"])
    _demand_block(world, told, "drivers", "one explanation under both drivers")


def check_open_questions_of_the_table_are_answered_somehow(world: World) -> None:
    """Combinations on which the standard is silent get a verdict; it is noted which."""
    pairs = (
        ("detain", "release_on_bond"),
        ("detain_bond_eligible", "release_on_bond"),
        ("detain_bond_eligible", "release_on_recognizance"),
        ("detain_bond_eligible", "detain"),
        ("release", "detain_bond_eligible"),
        ("supervisor_to_determine", "release_on_recognizance"),
        ("supervisor_to_determine", "detain"),
    )
    for recommended, outcome in pairs:
        told = stories.agreeing(recommendation=recommended, outcome=outcome)
        if "bond" in outcome:
            told.decision["bond_amount"] = "5000.00"
            told.decision["conditions"] = [{"kind": "bond", "detail": "$5,000"}]
        found = _verdict(world, told)
        world.note(f"{outcome} where the RCA says {recommended}: {found['contradiction']}")
