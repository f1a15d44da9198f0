"""Invented people and what is decided about them: assessment, decision and justification.

Every text is about one made-up person and differs from one call to the next, since a server may
refuse a narrative that it has read before.
"""

import datetime
import itertools
import random
import secrets
from dataclasses import dataclass, field
from typing import Any

_GIVEN = ("Teodora", "Ismael", "Wanjiru", "Radek", "Soledad", "Anwar", "Yesenia", "Pavel", "Duc")
_FAMILY = ("Ocampo", "Kettani", "Brzezik", "Landaverde", "Oyelowo", "Sarmiento", "Haidari")
_ILLNESSES = (
    ("kidneys have failed", "dialysis", "dialysis chair", "Monday, Wednesday and Friday"),
    ("heart valve is infected", "an infusion", "infusion bay", "Tuesday and Saturday"),
    ("leukemia has come back", "chemotherapy", "oncology room", "Monday and Thursday"),
    ("lungs are scarred", "a breathing treatment", "ventilation bed", "Tuesday and Friday"),
)
_TOWNS = ("Seguin", "Hondo", "Floresville", "Boerne", "Lockhart", "Pleasanton", "Kerrville")
_counter = itertools.count(secrets.randbelow(10**6))


@dataclass
class Person:
    """A made-up detainee."""

    given_name: str
    family_name: str
    a_number: str
    date_of_birth: str = "1981-07-19"
    country_of_citizenship: str = "HN"
    sex: str = "F"


@dataclass
class Situation:
    """What is known about a person, what is decided, why, and what a signer would say to it."""

    person: Person
    assessment: dict[str, Any] | None
    decision: dict[str, Any]
    justification: dict[str, Any] | None
    statement: str
    notes: dict[str, str] = field(default_factory=dict)

    @property
    def content(self) -> dict[str, Any]:
        """Return the body of a decision: outcome, bond, conditions, justification."""
        return {**self.decision, "justification": self.justification}


def day(offset: int) -> str:
    """Return a date some days from now."""
    today = datetime.datetime.now(datetime.UTC).date()
    return (today + datetime.timedelta(days=offset)).isoformat()


def moment(**ago: float) -> str:
    """Return a time some hours, days or seconds ago."""
    then = datetime.datetime.now(datetime.UTC) - datetime.timedelta(**ago)
    return then.isoformat(timespec="seconds").replace("+00:00", "Z")


def number() -> str:
    """Return a document number that was not used before."""
    return f"{next(_counter):06d}-{secrets.randbelow(900) + 100}"


def person() -> Person:
    """Return a person with a fresh A-number."""
    return Person(random.choice(_GIVEN), random.choice(_FAMILY), f"A{secrets.randbelow(10**9):09d}")


def factor(code: str, category: str, level: str, detail: str) -> dict[str, str]:
    """Return one factor of an assessment."""
    return {"code": code, "category": category, "level": level, "detail": detail}


def assessment(
    factors: list[dict[str, str]],
    *,
    public_safety: str = "low",
    flight: str = "high",
    recommendation: str = "detain",
    mandatory: str | None = None,
) -> dict[str, Any]:
    """Return an assessment that was completed four days ago."""
    return {
        "completed_on": day(-4),
        "public_safety_risk": public_safety,
        "flight_risk": flight,
        "recommendation": recommendation,
        "recommended_bond": None,
        "mandatory_detention": {"alleged": mandatory is not None, "basis": mandatory},
        "special_vulnerabilities": [],
        "factors": factors,
    }


def decision(outcome: str, *conditions: tuple[str, str], bond: str | None = None) -> dict[str, Any]:
    """Return a decision without its justification."""
    listed = [{"kind": kind, "detail": detail} for kind, detail in conditions]
    return {"outcome": outcome, "bond_amount": bond, "conditions": listed}


def evidence(name: str, kind: str, by: str, summary: str) -> dict[str, str]:
    """Return an evidence item of two days ago under a fresh number."""
    return {
        "id": name,
        "kind": kind,
        "identifier": f"{kind[:3].upper()}-26-{number()}",
        "issued_by": by,
        "issued_on": day(-2),
        "summary": summary,
    }


def response(
    driver: str, how: str, explanation: str, *, conditions: tuple[str, ...] = (), cites: str = ""
) -> dict[str, Any]:
    """Return the answer to one driver."""
    return {
        "driver": driver,
        "response": how,
        "explanation": explanation,
        "conditions": list(conditions),
        "evidence": cites.split(),
    }


def reasons(
    ground: str, narrative: str, responses: list[dict[str, Any]], items: list[dict[str, str]]
) -> dict[str, Any]:
    """Return a justification on one ground."""
    return {
        "ground": ground,
        "secondary_grounds": [],
        "narrative": narrative,
        "responses": responses,
        "evidence": items,
    }


def illness() -> dict[str, str]:
    """Return the particulars of one serious illness."""
    organ, treatment, place, days = random.choice(_ILLNESSES)
    town = random.choice(_TOWNS)
    return {"organ": organ, "treatment": treatment, "place": place, "days": days, "town": town}
