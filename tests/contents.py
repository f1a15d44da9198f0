"""Decision contents that a reader can follow, one for each contradiction, and RCAs to match.

All people, numbers and documents are invented. Days are counted back from today, so that no
document is dated after the decision that cites it. `with_changes` makes a worse one of a good one.
"""

from collections.abc import Mapping
from copy import deepcopy
from datetime import timedelta
from typing import Any

from rca.core.clock import now

STATEMENT = (
    "I read the clinic's letter of this week and spoke to the sister. Nobody here can turn him "
    "at night, and she is home all day; the ankle unit shows us if he leaves the county."
)
DIRECTOR_STATEMENT = (
    "The wound grew in nine days although the nurses did what they could. The sister's flat is "
    "on the ground floor and two blocks from the clinic, so I would rather have him there."
)
REASON = (
    "The record tells which illness it is, why custody cannot manage it, and who cares for him."
)
RETURN_REASON = (
    "It does not say who looks after him at night, and the letter is not yet in the file."
)


def day(days_ago: int) -> str:
    """Return the day so many days ago, as a document writes it."""
    return (now() - timedelta(days=days_ago)).date().isoformat()


def with_changes(document: Mapping[str, Any], **changes: object) -> dict[str, Any]:
    """Return a copy of `document` with some places changed.

    A keyword names its place with double underscores: `justification__narrative="Release."`.
    """
    changed = deepcopy(dict(document))
    for place, value in changes.items():
        node: Any = changed
        *way, last = [int(step) if step.isdecimal() else step for step in place.split("__")]
        for step in way:
            node = node[step]
        node[last] = value
    return changed


def rca(
    *,
    recommendation: str | None = "detain",
    public_safety_risk: str | None = "low",
    flight_risk: str | None = "high",
    mandatory_detention_basis: str | None = None,
    completed_days_ago: int = 5,
    **columns: Any,
) -> dict[str, Any]:
    """Return the columns of an assessment; `columns` replaces any of them."""
    factors = [
        factor(
            "failure_to_appear", "flight_risk", "high", "Missed a master hearing in 2018, Reno NV"
        ),
        factor("unemployed", "flight_risk", "low", "No work authorization"),
    ]
    if public_safety_risk in ("medium", "high"):
        words = "Convicted of assault in 2011, one year, Washoe County"
        factors.append(factor("violent_offense", "public_safety", public_safety_risk, words))
    return {
        "completed_on": (now() - timedelta(days=completed_days_ago)).date(),
        "public_safety_risk": public_safety_risk,
        "flight_risk": flight_risk,
        "recommendation": recommendation,
        "recommended_bond": None,
        "mandatory_detention_alleged": mandatory_detention_basis is not None,
        "mandatory_detention_basis": mandatory_detention_basis,
        "special_vulnerabilities": [],
        "factors": factors,
        "source_reference": "EARM-SNA-0417",
        **columns,
    }


def factor(code: str, category: str, level: str, detail: str) -> dict[str, str]:
    """Return one factor of an RCA."""
    return {"code": code, "category": category, "level": level, "detail": detail}


def agreeing(*, outcome: str = "detain") -> dict[str, Any]:
    """Return a decision that follows the RCA and therefore owes nobody a justification."""
    return {"outcome": outcome, "bond_amount": None, "conditions": [], "justification": None}


def medical_release(*, public_safety_risk: str = "low") -> dict[str, Any]:
    """Return a release against a detain recommendation, for a patient whom custody cannot nurse.

    With a public-safety risk of medium or high it also answers that driver.
    """
    responses = [
        response(
            "failure_to_appear",
            "mitigated",
            "He missed it from a hospital bed in Reno; the ankle unit and his sister, who drives "
            "him, make another miss unlikely.",
            conditions=["gps_monitoring"],
        )
    ]
    if public_safety_risk in ("medium", "high"):
        responses.append(
            response(
                "violent_offense",
                "outweighed",
                "He cannot stand without two people since the stroke; a fight is beyond him now.",
                evidence=["e1"],
            )
        )
    return {
        "outcome": "release_on_supervision",
        "bond_amount": None,
        "conditions": [
            {"kind": "gps_monitoring", "detail": "ankle unit fitted before he leaves"},
            {"kind": "sponsor_residence", "detail": "sister Rosalba, ground floor, Anaheim CA"},
        ],
        "justification": {
            "ground": "medical",
            "secondary_grounds": [],
            "narrative": (
                "Mr. Villalta has been half paralysed since a stroke and has a pressure wound "
                "that grew from two to five centimeters in nine days here. The clinic wrote that "
                "nobody on the night shift can turn him and that he needs a home (e1)."
            ),
            "responses": responses,
            "evidence": [
                evidence("e1", "medical_record", "IHSC-26-104417", "Dr. M. Ferrante, clinic"),
                evidence("e2", "address_verification", "AV-SNA-0388", "DO P. Yoder, Santa Ana"),
            ],
        },
    }


def court_ordered_release() -> dict[str, Any]:
    """Return a release that an immigration judge ordered, with the order among the evidence."""
    return {
        "outcome": "release_on_recognizance",
        "bond_amount": None,
        "conditions": [],
        "justification": {
            "ground": "court_order",
            "secondary_grounds": [],
            "narrative": (
                "Judge Whitcombe ordered Mr. Villalta released on his own recognizance and "
                "without conditions (e1). We did not appeal, so the order binds us today."
            ),
            "responses": [
                response(
                    "failure_to_appear",
                    "outweighed",
                    "The judge heard about the missed hearing and ordered release all the same; "
                    "the order leaves us no discretion.",
                    evidence=["e1"],
                )
            ],
            "evidence": [evidence("e1", "court_order", "IJ-ADL-2231-09", "IJ C. Whitcombe")],
        },
    }


def release_without_rca() -> dict[str, Any]:
    """Return a release of somebody whose RCA has not been completed."""
    return with_changes(medical_release(), justification__responses=[])


def bond_against_no_bond() -> dict[str, Any]:
    """Return a bond for somebody whom the RCA would detain without one."""
    return with_changes(
        medical_release(), outcome="detain_bond_eligible", bond_amount="7500.00", conditions=[]
    ) | {"justification": _bond_justification()}


def _bond_justification() -> dict[str, Any]:
    justification = deepcopy(medical_release()["justification"])
    justification["responses"] = [
        response(
            "failure_to_appear",
            "rebutted",
            "The hospital in Reno had him under anaesthesia on the day of that hearing (e1).",
            evidence=["e1"],
        )
    ]
    return justification


def detention_against_release() -> dict[str, Any]:
    """Return a detention of somebody whom the RCA would release."""
    justification = deepcopy(medical_release()["justification"])
    justification |= {
        "ground": "assessment_error",
        "narrative": (
            "The RCA counted no arrest because the name was misspelt. The fingerprint match of "
            "this week shows Mr. Villalta wanted in Clark County for a robbery in 2024 (e1)."
        ),
        "evidence": [
            evidence("e1", "criminal_history_record", "FBI-77120-QX", "FBI CJIS division")
        ],
        "responses": [
            response(
                "failure_to_appear",
                "outweighed",
                "Worse than one missed hearing: he ran from the deputies who came for him in May.",
            )
        ],
    }
    return {
        "outcome": "detain",
        "bond_amount": None,
        "conditions": [],
        "justification": justification,
    }


def bare_release() -> dict[str, Any]:
    """Return what officers typed: an outcome, and the same word again as a reason."""
    return with_changes(medical_release(), justification__narrative="Release.")


def response(
    driver: str,
    kind: str,
    explanation: str,
    *,
    conditions: list[str] | None = None,
    evidence: list[str] | None = None,
) -> dict[str, Any]:
    """Return an answer to one driver of the RCA."""
    return {
        "driver": driver,
        "response": kind,
        "explanation": explanation,
        "conditions": conditions or [],
        "evidence": evidence or [],
    }


def evidence(identifier: str, kind: str, number: str, issued_by: str) -> dict[str, Any]:
    """Return an item of evidence issued the day before yesterday."""
    return {
        "id": identifier,
        "kind": kind,
        "identifier": number,
        "issued_by": issued_by,
        "issued_on": day(2),
        "summary": "",
    }
