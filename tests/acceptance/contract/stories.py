"""The situations that the checks put before a server, each with a justification that tells why."""

import random
from typing import Any

from contract.situations import (
    Person,
    Situation,
    assessment,
    decision,
    evidence,
    factor,
    illness,
    person,
    reasons,
    response,
)

_ABSCONDED = ("prior_absconding", "flight_risk", "high", "Ordered removed 2011-05-09, did not go")


def medical(*, public_safety: str = "low", mandatory: str | None = None) -> Situation:
    """A seriously ill person, released with an ankle unit against the recommendation to detain."""
    somebody, ill = person(), illness()
    factors = [factor(*_ABSCONDED)]
    if public_safety != "low":
        factors.append(_assault(public_safety))
    stay = ("gps_monitoring", "ankle unit, fitted this morning"), ("curfew", "21:00 to 05:00")
    said = _medical_responses(ill, violent=public_safety != "low", mandatory=mandatory)
    return Situation(
        somebody,
        assessment(factors, public_safety=public_safety, mandatory=mandatory),
        decision("release_on_supervision", *stay),
        reasons("medical", _medical_narrative(somebody, ill), said, _medical_items(ill)),
        _medical_statement(somebody, ill),
        ill,
    )


def _assault(level: str) -> dict[str, str]:
    return factor("violent_offense", "public_safety", level, "Assault 2014, Bexar County, 8 months")


def _medical_narrative(somebody: Person, ill: dict[str, str]) -> str:
    hours = random.randint(2, 6)
    return (
        f"{somebody.given_name} {somebody.family_name} is gravely ill: the {ill['organ']}, and "
        f"{ill['treatment']} is needed every {ill['days']}, {hours} hours each time. Our center "
        f"has no {ill['place']}; the one in {ill['town']} was missed twice for want of an escort. "
        f"The clinical director wrote two days ago that custody here cannot manage this and that "
        f"a third missed session may be fatal (e1)."
    )


def _medical_responses(
    ill: dict[str, str], *, violent: bool, mandatory: str | None
) -> list[dict[str, Any]]:
    given = [
        response(
            "prior_absconding",
            "mitigated",
            f"The order of 2011 was ignored, that is true. Whoever has to be in {ill['town']} "
            f"every {ill['days']} to stay alive is easily found, and the ankle unit tells us "
            f"within the hour of any other journey.",
            conditions=("gps_monitoring",),
            cites="e1",
        )
    ]
    if violent:
        given.append(_violent_response(ill))
    if mandatory:
        given.append(_mandatory_response(ill))
    return given


def _violent_response(ill: dict[str, str]) -> dict[str, Any]:
    return response(
        "violent_offense",
        "mitigated",
        f"The 2014 assault was a quarrel in a bar at midnight. Under the curfew no night is spent "
        f"outside the sister's flat in {ill['town']}, and walking to the corner now takes a rest.",
        conditions=("curfew",),
    )


def _mandatory_response(ill: dict[str, str]) -> dict[str, Any]:
    return response(
        "mandatory_detention",
        "outweighed",
        f"The statute would hold this person, but {ill['treatment']} cannot be had in any bed we "
        f"could assign, and parole for a serious medical condition is the law's own way out.",
        cites="e1",
    )


def _medical_items(ill: dict[str, str]) -> list[dict[str, str]]:
    said = f"The {ill['organ']}; {ill['treatment']} each {ill['days']}; center unable to provide"
    return [evidence("e1", "medical_record", "Dr. B. Achterberg, IHSC clinical director", said)]


def _medical_statement(somebody: Person, ill: dict[str, str]) -> str:
    return (
        f"I rang the clinic in {ill['town']} myself: they have {ill['treatment']} for "
        f"{somebody.family_name} every {ill['days']} and we have no {ill['place']}. The failure to "
        f"leave in 2011 worries me less with an ankle unit on and a session that cannot be skipped."
    )


def court_ordered(*, public_safety: str = "low") -> Situation:
    """A bond that a judge set and a brother paid, against the recommendation to detain."""
    somebody, sum_ = person(), random.choice(("4500", "5200", "6100", "7300"))
    factors = [factor(*_ABSCONDED)]
    said = [_court_response("prior_absconding", sum_)]
    if public_safety != "low":
        factors.append(_assault(public_safety))
        said.append(_court_response("violent_offense", sum_))
    court = "Immigration Judge L. Vandermeulen, San Antonio"
    items = [
        evidence("e1", "court_order", court, f"Bond of ${sum_} granted; appeal waived"),
        evidence("e2", "other", "ERO San Antonio bond desk", f"Receipt for a bond of ${sum_}"),
    ]
    return Situation(
        somebody,
        assessment(factors, public_safety=public_safety),
        decision("release_on_bond", ("bond", f"${sum_}, paid by the brother"), bond=f"{sum_}.00"),
        reasons("court_order", _court_narrative(somebody, sum_), said, items),
        f"Judge Vandermeulen set ${sum_}, the brother of {somebody.family_name} paid it and "
        f"counsel waived appeal. The order of 2011 was argued before her and did not persuade.",
    )


def _court_response(driver: str, sum_: str) -> dict[str, Any]:
    heard = {
        "prior_absconding": "why the 2011 order was not obeyed: the notice went to a flat that "
        "had burned down",
        "violent_offense": "the 2014 assault and found no danger left after eight months served",
    }[driver]
    text = f"Judge Vandermeulen heard {heard}. She let ${sum_} of the brother's savings answer it."
    return response(driver, "mitigated", text, conditions=("bond",), cites="e1")


def _court_narrative(somebody: Person, sum_: str) -> str:
    return (
        f"Judge Vandermeulen set bond for {somebody.given_name} {somebody.family_name} at ${sum_} "
        f"two days ago over our objection (e1). The brother, {random.choice(('Hugo', 'Samir'))}, "
        f"paid it at {random.randint(8, 11)} this morning (e2). OPLA waived appeal, so no "
        f"authority to hold is left."
    )


def unassessed() -> Situation:
    """The ill person again, but nobody has completed an RCA."""
    told = medical()
    told.assessment = None
    assert told.justification is not None
    told.justification["responses"] = []
    return told


def unlisted() -> Situation:
    """A ground that the policy does not list: a parent who is to give a kidney."""
    somebody, ill = person(), illness()
    item = evidence("e1", "medical_record", f"Transplant board, {ill['town']}", "Donor; date set")
    narrative = (
        f"{somebody.given_name} {somebody.family_name} is the only match for a kidney that a "
        f"daughter of {random.randint(9, 16)} needs. The board in {ill['town']} operates in nine "
        f"days and will not take a donor from a cell (e1). None of the listed grounds is about "
        f"donors; if we wait, the girl goes back to a list of four years."
    )
    answer = (
        "The order of 2011 was not obeyed. The passport is in our safe since yesterday, and "
        "nobody runs from a daughter on an operating table nine days away."
    )
    given = response(
        "prior_absconding", "mitigated", answer, conditions=("surrender_of_documents",)
    )
    stay = ("surrender_of_documents", "passport, kept at ERO San Antonio")
    return Situation(
        somebody,
        assessment([factor(*_ABSCONDED)]),
        decision("release_on_supervision", stay),
        reasons("other", narrative, [given], [item]),
        f"The surgeon in {ill['town']} confirmed the date to me; no other match exists and the "
        f"passport of {somebody.family_name} stays in our safe until the surrender.",
    )


def bond_against() -> Situation:
    """Detention continues, but with a bond where the RCA says none."""
    told = court_ordered()
    assert told.justification is not None
    told.decision["outcome"] = "detain_bond_eligible"
    told.decision["conditions"] = [{"kind": "bond", "detail": "not paid yet"}]
    told.justification["narrative"] = (
        f"Judge Vandermeulen heard {told.person.given_name} {told.person.family_name} two days ago "
        f"and set a bond of ${told.decision['bond_amount']} where we had asked for none (e1). "
        f"OPLA will not appeal. Nobody has paid, so custody goes on, with bond, as she ordered."
    )
    return told


def detained_against() -> Situation:
    """Detention where the RCA says release: a foreign warrant came in after it was run."""
    somebody = person()
    town = random.choice(("Recife", "Goiania", "Belem"))
    item = evidence("e1", "agency_record", "US Marshals, San Antonio", f"Warrant from {town}")
    narrative = (
        f"The RCA was run before the Marshals called. {somebody.given_name} {somebody.family_name} "
        f"is wanted in {town} for a killing in 2020, the prints match (e1), and the magistrate "
        f"hears it in five days. Until then the Marshals ask us in writing to keep custody."
    )
    answer = f"A year in the country is little to set against a murder warrant from {town}."
    given = response("short_residence", "outweighed", answer, cites="e1")
    found = factor("short_residence", "flight_risk", "medium", "13 months in the US")
    return Situation(
        somebody,
        assessment([found], flight="medium", recommendation="release"),
        decision("detain"),
        reasons("law_enforcement_interest", narrative, [given], [item]),
        f"The Marshals showed me the print match with {town}. Five days more is right; a lease "
        f"does not outweigh that warrant. If the magistrate declines, bring it back to me.",
    )


def agreeing(*, recommendation: str = "release", outcome: str = "") -> Situation:
    """A decision that does what the RCA recommends; no justification is owed."""
    found = factor("short_residence", "flight_risk", "low", "5 years in the US")
    somebody = person()
    wanted = outcome or {"release": "release_on_recognizance"}.get(recommendation, recommendation)
    return Situation(
        somebody,
        assessment([found], flight="low", recommendation=recommendation),
        decision(wanted),
        None,
        f"The RCA found five years in one place and no risk for {somebody.family_name}; I read the "
        f"lease and the pay slips, and nothing there speaks for custody.",
    )
