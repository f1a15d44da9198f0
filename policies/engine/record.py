"""The parts of one decision's record, as values: frozen and comparable."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Detainee:
    """The person in custody, as far as a reader of the record knows them."""

    given_name: str
    family_name: str
    age: int | None
    country_of_citizenship: str


@dataclass(frozen=True, slots=True)
class Factor:
    """One line of the assessment; level `medium` or `high` makes it a driver."""

    code: str
    category: str
    level: str
    detail: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """A completed Risk Classification Assessment."""

    completed_on: date
    public_safety_risk: str
    flight_risk: str
    recommendation: str
    recommended_bond: Decimal | None
    mandatory_detention_alleged: bool
    mandatory_detention_basis: str | None
    special_vulnerabilities: tuple[str, ...]
    factors: tuple[Factor, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of supervision that the decision imposes."""

    kind: str
    detail: str


@dataclass(frozen=True, slots=True)
class Decision:
    """The custody decision that is to be judged."""

    outcome: str
    bond_amount: Decimal | None
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Response:
    """The officer's answer to one driver."""

    driver: str
    response: str
    explanation: str
    conditions: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """A document that somebody else could find."""

    id: str
    kind: str
    identifier: str
    issued_by: str
    issued_on: date | None
    summary: str


@dataclass(frozen=True, slots=True)
class Justification:
    """Why the decision goes against the assessment."""

    ground: str
    secondary_grounds: tuple[str, ...]
    narrative: str
    responses: tuple[Response, ...]
    evidence: tuple[EvidenceItem, ...]


@dataclass(frozen=True, slots=True)
class Screening:
    """One vetting query that was run for this person."""

    kind: str
    queried_at: datetime
    result: str
    reference: str
