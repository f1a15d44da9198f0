"""One sufficient record, and how to change it.

All people, numbers and documents are invented.
"""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from policies.editions import load_edition
from policies.engine.evaluate import evaluate
from policies.engine.facts import Facts, facts_from_document
from policies.engine.policy import Policy
from policies.engine.rules import Rule
from policies.engine.verdict import Finding, Verdict

REMOVED = object()

SUFFICIENT: Mapping[str, Any] = {
    "decided_on": "2023-05-18",
    "detainee": {
        "given_name": "Anselm",
        "family_name": "Okwuosa",
        "age": 52,
        "country_of_citizenship": "NG",
    },
    "assessment": {
        "completed_on": "2023-05-15",
        "public_safety_risk": "low",
        "flight_risk": "high",
        "recommendation": "detain",
        "recommended_bond": None,
        "mandatory_detention": {"alleged": False, "basis": None},
        "special_vulnerabilities": ["serious_physical_illness"],
        "factors": [
            {
                "code": "prior_absconding",
                "category": "flight_risk",
                "level": "high",
                "detail": "Left address of record 2019-04, Tulsa OK",
            },
            {
                "code": "no_local_ties",
                "category": "flight_risk",
                "level": "medium",
                "detail": "No relatives named at intake",
            },
            {
                "code": "unemployed",
                "category": "flight_risk",
                "level": "low",
                "detail": "No work authorization",
            },
        ],
    },
    "decision": {
        "outcome": "release_on_supervision",
        "bond_amount": None,
        "conditions": [
            {"kind": "gps_monitoring", "detail": "ankle unit fitted at the clinic"},
            {"kind": "sponsor_residence", "detail": "niece Ifeoma, Broken Arrow OK"},
        ],
    },
    "justification": {
        "ground": "medical",
        "secondary_grounds": [],
        "narrative": (
            "Mr. Okwuosa has sickle cell disease and had two crises in his first ten days here. "
            "The center has no hematologist and its doctor wrote on May 17 that a third crisis "
            "may cost him a lung (e1)."
        ),
        "responses": [
            {
                "driver": "prior_absconding",
                "response": "mitigated",
                "explanation": "He moved in 2019 to be near the transfusion clinic; the ankle "
                "unit now shows within the hour if he leaves the county.",
                "conditions": ["gps_monitoring"],
                "evidence": [],
            },
            {
                "driver": "no_local_ties",
                "response": "rebutted",
                "explanation": "A niece in Broken Arrow has a room for him; we saw it on May 16.",
                "conditions": [],
                "evidence": ["e2"],
            },
        ],
        "evidence": [
            {
                "id": "e1",
                "kind": "medical_record",
                "identifier": "IHSC-23-008812",
                "issued_by": "Dr. W. Teague, center physician",
                "issued_on": "2023-05-17",
                "summary": "Sickle cell disease, two crises, transfer advised",
            },
            {
                "id": "e2",
                "kind": "address_verification",
                "identifier": "AV-DAL-23-0516-02",
                "issued_by": "DO R. Lamb, ERO Dallas",
                "issued_on": "2023-05-16",
                "summary": "Room at niece's house seen",
            },
        ],
    },
}


def record(**changes: object) -> dict[str, Any]:
    """A sufficient record with some places changed.

    A keyword names its place with double underscores: `decision__bond_amount="900.00"`,
    `justification__responses__0__explanation="Noted."`. REMOVED takes the place out.
    """
    document = deepcopy(dict(SUFFICIENT))
    for place, value in changes.items():
        _put(document, place.split("__"), value)
    return document


def _put(node: Any, path: list[str], value: object) -> None:
    *way, last = [int(step) if step.isdecimal() else step for step in path]
    for step in way:
        node = node[step]
    if value is REMOVED:
        del node[last]
    elif isinstance(node, list) and last == len(node):
        node.append(value)
    else:
        node[last] = value


def facts(**changes: object) -> Facts:
    """The facts of a sufficient record with some places changed."""
    return facts_from_document(record(**changes))


def edition(**changes: object) -> Policy:
    """The shipped edition with some places changed."""
    document = load_edition("RCA-1")
    for place, value in changes.items():
        _put(document, place.split("__"), value)
    return Policy.from_document(document)


def verdict(**changes: object) -> Verdict:
    """The verdict on a sufficient record with some places changed."""
    return evaluate(facts(**changes), edition())


def found(rule: Rule, **changes: object) -> tuple[Finding, ...]:
    """What one rule finds in a sufficient record with some places changed."""
    return tuple(rule.check(facts(**changes), edition()))


def pointers(rule: Rule, **changes: object) -> list[str]:
    """Where one rule finds fault in a sufficient record with some places changed."""
    return [finding.pointer for finding in found(rule, **changes)]


def response(driver: str, **changes: object) -> dict[str, object]:
    """A response that outweighs, with some members changed."""
    plain: dict[str, object] = {
        "driver": driver,
        "response": "outweighed",
        "explanation": "The lung weighs more than a move that he explained and documented.",
        "conditions": [],
        "evidence": [],
    }
    return plain | changes


def condition(kind: str, detail: str = "") -> dict[str, str]:
    """A condition of supervision."""
    return {"kind": kind, "detail": detail}


def item(kind: str, **changes: object) -> dict[str, object]:
    """An evidence item that can be found, with some members changed."""
    plain: dict[str, object] = {
        "id": "e9",
        "kind": kind,
        "identifier": "23-118",
        "issued_by": "Tulsa office",
        "issued_on": "2023-05-16",
        "summary": "",
    }
    return plain | changes


def factor(code: str, level: str = "medium", detail: str = "2018") -> dict[str, str]:
    """A factor of the assessment."""
    return {"code": code, "category": "public_safety", "level": level, "detail": detail}
