"""The words of one record: what a text may repeat without adding anything."""

from typing import Final

from policies.engine.facts import Factor, Facts
from policies.engine.plain_words import RECORD_WORDS
from policies.engine.reading import read
from policies.engine.vocabulary import MANDATORY_DETENTION

_MONTHS: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
# The last word of each state's name, by its postal abbreviation.
_STATES: Final = {
    "al": "alabama",
    "ak": "alaska",
    "az": "arizona",
    "ar": "arkansas",
    "ca": "california",
    "co": "colorado",
    "ct": "connecticut",
    "de": "delaware",
    "fl": "florida",
    "ga": "georgia",
    "hi": "hawaii",
    "id": "idaho",
    "il": "illinois",
    "ia": "iowa",
    "ks": "kansas",
    "ky": "kentucky",
    "la": "louisiana",
    "md": "maryland",
    "ma": "massachusetts",
    "mi": "michigan",
    "mn": "minnesota",
    "ms": "mississippi",
    "mo": "missouri",
    "mt": "montana",
    "ne": "nebraska",
    "nv": "nevada",
    "oh": "ohio",
    "ok": "oklahoma",
    "or": "oregon",
    "pa": "pennsylvania",
    "sc": "carolina",
    "tn": "tennessee",
    "tx": "texas",
    "ut": "utah",
    "vt": "vermont",
    "va": "virginia",
    "wa": "washington",
    "wi": "wisconsin",
    "wy": "wyoming",
    "nj": "jersey",
    "ny": "york",
    "nm": "mexico",
}


def driver_words(facts: Facts, driver: str) -> frozenset[str]:
    """What the assessment itself says about one driver, in any writing of its dates."""
    known = set(_said(driver)) | RECORD_WORDS
    for factor in facts.factors:
        if factor.code == driver:
            known |= _factor_words(factor)
    if facts.assessment and driver == MANDATORY_DETENTION:
        known |= set(_said(facts.assessment.mandatory_detention_basis or ""))
    return frozenset(known)


def decision_words(facts: Facts) -> frozenset[str]:
    """The outcome, the ground, the kinds and the person's name: what the form holds."""
    entries = [facts.decision.outcome, *(c.kind for c in facts.decision.conditions)]
    entries += [item.kind for item in facts.evidence]
    if facts.detainee:
        entries += [facts.detainee.given_name, facts.detainee.family_name]
    if facts.justification:
        entries.append(facts.justification.ground)
    return frozenset(word for entry in set(entries) for word in _said(entry))


def record_words(facts: Facts) -> frozenset[str]:
    """All that the assessment and the decision's form say already."""
    known = decision_words(facts) | RECORD_WORDS
    for driver in {factor.code for factor in facts.factors} | {MANDATORY_DETENTION}:
        known |= driver_words(facts, driver)
    if facts.assessment:
        known |= _date_words(_said(facts.assessment.completed_on.isoformat()))
        known |= set(_said(" ".join(facts.assessment.special_vulnerabilities)))
    return known


def _said(text: str) -> tuple[str, ...]:
    return read(text).words


def _factor_words(factor: Factor) -> set[str]:
    said = _said(f"{factor.category} {factor.level} {factor.detail}")
    states = {_STATES[word] for word in said if word in _STATES}
    return set(said) | _date_words(said) | states


def _date_words(said: tuple[str, ...]) -> set[str]:
    """Months and days of ISO dates as they are written out: 02 also as 2 and as february."""
    short = {word.lstrip("0") for word in said if word.isdecimal() and len(word) == 2}
    months = {_MONTHS[int(n) - 1] for n in short if n and 1 <= int(n) <= len(_MONTHS)}
    return short | months | {month[:3] for month in months}
