"""The parts of a record to and from the request document, there and back without loss."""

from datetime import UTC, datetime
from decimal import Decimal

from policies.engine import vocabulary
from policies.engine.record import (
    Assessment,
    Condition,
    Decision,
    Detainee,
    EvidenceItem,
    Factor,
    Justification,
    Response,
    Screening,
)
from policies.engine.shapes import Node


def read_detainee(node: Node) -> Detainee:
    """Read a detainee."""
    return Detainee(
        given_name=node.at("given_name").text_or_empty(),
        family_name=node.at("family_name").text_or_empty(),
        age=node.at("age").optional(Node.whole_number),
        country_of_citizenship=node.at("country_of_citizenship").text_or_empty(),
    )


def read_assessment(node: Node) -> Assessment:
    """Read a completed assessment."""
    mandatory = node.at("mandatory_detention").optional(lambda inner: inner)
    return Assessment(
        completed_on=node.at("completed_on").day(),
        public_safety_risk=node.at("public_safety_risk").one_of(vocabulary.RISK_LEVELS),
        flight_risk=node.at("flight_risk").one_of(vocabulary.RISK_LEVELS),
        recommendation=node.at("recommendation").one_of(vocabulary.RECOMMENDATIONS),
        recommended_bond=node.at("recommended_bond").optional(Node.money),
        mandatory_detention_alleged=mandatory.at("alleged").flag() if mandatory else False,
        mandatory_detention_basis=mandatory.at("basis").optional(Node.text) if mandatory else None,
        special_vulnerabilities=node.at("special_vulnerabilities").each(
            lambda inner: inner.one_of(vocabulary.SPECIAL_VULNERABILITIES)
        ),
        factors=node.at("factors").each(_factor),
    )


def _factor(node: Node) -> Factor:
    return Factor(
        code=node.at("code").one_of(vocabulary.FACTOR_CODES),
        category=node.at("category").one_of(vocabulary.FACTOR_CATEGORIES),
        level=node.at("level").one_of(vocabulary.RISK_LEVELS),
        detail=node.at("detail").text_or_empty(),
    )


def read_decision(node: Node) -> Decision:
    """Read a decision."""
    return Decision(
        outcome=node.at("outcome").one_of(vocabulary.OUTCOMES),
        bond_amount=node.at("bond_amount").optional(Node.money),
        conditions=node.at("conditions").each(_condition),
    )


def _condition(node: Node) -> Condition:
    return Condition(
        kind=node.at("kind").one_of(vocabulary.CONDITION_KINDS),
        detail=node.at("detail").text_or_empty(),
    )


def read_justification(node: Node) -> Justification:
    """Read a justification; blanks stay blank, rules speak of them."""
    return Justification(
        ground=node.at("ground").text_or_empty(),
        secondary_grounds=node.at("secondary_grounds").each(Node.text),
        narrative=node.at("narrative").text_or_empty(),
        responses=node.at("responses").each(_response),
        evidence=node.at("evidence").each(_evidence_item),
    )


def _response(node: Node) -> Response:
    return Response(
        driver=node.at("driver").text(),
        response=node.at("response").one_of(vocabulary.RESPONSES),
        explanation=node.at("explanation").text_or_empty(),
        conditions=node.at("conditions").each(Node.text),
        evidence=node.at("evidence").each(Node.text),
    )


def _evidence_item(node: Node) -> EvidenceItem:
    return EvidenceItem(
        id=node.at("id").text(),
        kind=node.at("kind").one_of(vocabulary.EVIDENCE_KINDS),
        identifier=node.at("identifier").text_or_empty(),
        issued_by=node.at("issued_by").text_or_empty(),
        issued_on=node.at("issued_on").optional(Node.day),
        summary=node.at("summary").text_or_empty(),
    )


def read_screening(node: Node) -> Screening:
    """Read a screening."""
    return Screening(
        kind=node.at("kind").one_of(vocabulary.SCREENING_KINDS),
        queried_at=node.at("queried_at").moment(),
        result=node.at("result").one_of(vocabulary.SCREENING_RESULTS),
        reference=node.at("reference").text_or_empty(),
    )


def detainee_document(detainee: Detainee | None) -> dict[str, object] | None:
    """The JSON-able form of a detainee."""
    if detainee is None:
        return None
    return {
        "given_name": detainee.given_name,
        "family_name": detainee.family_name,
        "age": detainee.age,
        "country_of_citizenship": detainee.country_of_citizenship,
    }


def decision_document(decision: Decision) -> dict[str, object]:
    """The JSON-able form of a decision."""
    return {
        "outcome": decision.outcome,
        "bond_amount": written_money(decision.bond_amount),
        "conditions": [
            {"kind": condition.kind, "detail": condition.detail}
            for condition in decision.conditions
        ],
    }


def assessment_document(assessment: Assessment | None) -> dict[str, object] | None:
    """The JSON-able form of an assessment."""
    if assessment is None:
        return None
    return {
        "completed_on": assessment.completed_on.isoformat(),
        "public_safety_risk": assessment.public_safety_risk,
        "flight_risk": assessment.flight_risk,
        "recommendation": assessment.recommendation,
        "recommended_bond": written_money(assessment.recommended_bond),
        "mandatory_detention": {
            "alleged": assessment.mandatory_detention_alleged,
            "basis": assessment.mandatory_detention_basis,
        },
        "special_vulnerabilities": list(assessment.special_vulnerabilities),
        "factors": [
            {
                "code": factor.code,
                "category": factor.category,
                "level": factor.level,
                "detail": factor.detail,
            }
            for factor in assessment.factors
        ],
    }


def justification_document(justification: Justification | None) -> dict[str, object] | None:
    """The JSON-able form of a justification."""
    if justification is None:
        return None
    return {
        "ground": justification.ground,
        "secondary_grounds": list(justification.secondary_grounds),
        "narrative": justification.narrative,
        "responses": [_response_document(response) for response in justification.responses],
        "evidence": [_evidence_document(item) for item in justification.evidence],
    }


def _response_document(response: Response) -> dict[str, object]:
    return {
        "driver": response.driver,
        "response": response.response,
        "explanation": response.explanation,
        "conditions": list(response.conditions),
        "evidence": list(response.evidence),
    }


def _evidence_document(item: EvidenceItem) -> dict[str, object]:
    return {
        "id": item.id,
        "kind": item.kind,
        "identifier": item.identifier,
        "issued_by": item.issued_by,
        "issued_on": item.issued_on.isoformat() if item.issued_on else None,
        "summary": item.summary,
    }


def screening_document(screening: Screening) -> dict[str, object]:
    """The JSON-able form of a screening."""
    return {
        "kind": screening.kind,
        "queried_at": written_moment(screening.queried_at),
        "result": screening.result,
        "reference": screening.reference,
    }


def written_money(amount: Decimal | None) -> str | None:
    """Two decimals wherever nothing is lost by it, so that 6500 and 6500.00 read alike."""
    if amount is None:
        return None
    exact = f"{amount:f}"
    rounded = f"{amount:.2f}"
    return rounded if Decimal(rounded) == amount else exact


def written_moment(moment: datetime | None) -> str | None:
    """A time in UTC, ISO written."""
    return moment.astimezone(UTC).isoformat() if moment else None
