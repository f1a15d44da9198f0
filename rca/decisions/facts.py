"""What the engine is told about a decision: plain facts, gathered from the record."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from rca.accounts.models import FieldOffice
from rca.assessments.models import Assessment
from rca.cases.models import Case, Detainee, Screening
from rca.cases.selectors import age_on
from rca.core.clock import wire_time


def local_day(at: datetime, office: FieldOffice) -> date:
    """Return the date at `at` (aware) where the field office is."""
    return at.astimezone(ZoneInfo(office.time_zone)).date()


def facts_document(
    *, case: Case, assessment: Assessment | None, content: Mapping[str, Any], at: datetime
) -> dict[str, Any]:
    """Return the document that the engine reads, in the shape of `/justification-checks/`.

    `content` is a decision's content; `at` (aware) gives the day of the decision in the
    office's own zone.
    """
    day = local_day(at, case.field_office)
    return {
        "decided_on": day.isoformat(),
        "detainee": _detainee(case.detainee, day),
        "assessment": None if assessment is None else assessment_document(assessment),
        "decision": {key: content[key] for key in ("outcome", "bond_amount", "conditions")},
        "justification": content["justification"],
    }


def assessment_document(assessment: Assessment) -> dict[str, Any]:
    """Return an assessment as a document in the shape of the contract."""
    bond = assessment.recommended_bond
    completed = assessment.completed_on
    return {
        "completed_on": None if completed is None else completed.isoformat(),
        "public_safety_risk": assessment.public_safety_risk,
        "flight_risk": assessment.flight_risk,
        "recommendation": assessment.recommendation,
        "recommended_bond": None if bond is None else f"{Decimal(bond):.2f}",
        "mandatory_detention": {
            "alleged": assessment.mandatory_detention_alleged,
            "basis": assessment.mandatory_detention_basis,
        },
        "special_vulnerabilities": list(assessment.special_vulnerabilities),
        "factors": list(assessment.factors),
    }


def screening_documents(screenings: Iterable[Screening]) -> list[dict[str, str]]:
    """Return vetting queries as documents, times in UTC."""
    return [
        {
            "kind": screening.kind,
            "queried_at": wire_time(screening.queried_at),
            "result": screening.result,
            "reference": screening.reference,
        }
        for screening in screenings
    ]


def _detainee(detainee: Detainee, day: date) -> dict[str, Any]:
    return {
        "given_name": detainee.given_name,
        "family_name": detainee.family_name,
        "age": age_on(detainee, day),
        "country_of_citizenship": detainee.country_of_citizenship,
    }
