"""The shapes of assessments, decisions and justifications as they travel.

A shape says what can be understood (400); whether it suffices is for the engine to say (422).
So a missing explanation is a shape, and a finding.
"""

from decimal import Decimal
from typing import Any

from rest_framework import serializers

from policies.engine import vocabulary as words
from rca.actions.judge import shipped_policy
from rca.api.fields import (
    DecimalString,
    LineString,
    StrictBoolean,
    StrictChoice,
    StrictDate,
    StrictInteger,
    StrictList,
    TextString,
)
from rca.api.serializers import StrictSerializer

NARRATIVE_LENGTH, TEXT_LENGTH, LINE_LENGTH, LIST_LENGTH = 8_000, 4_000, 500, 60
DRIVERS = (*words.FACTOR_CODES, words.MANDATORY_DETENTION)


class BondString(DecimalString):
    """A bond amount within bounds: a slip of the pen must not become a bond.

    At least $1,500 by 8 USC 1226(a)(2)(A); above the bound it is a typing error such as the
    999999999 of the published data (domain facts, section 2.4).
    """

    default_error_messages = {
        "bounds": "A bond is at least {least} (8 USC 1226(a)(2)(A)) and at most {most} dollars."
    }

    def to_internal_value(self, data: Any) -> str:
        """Return the amount with two decimals. Raises ValidationError outside the bounds."""
        amount = super().to_internal_value(data)
        bond = shipped_policy().bond
        if not bond.minimum <= Decimal(amount) <= bond.maximum:
            self.fail("bounds", least=bond.minimum, most=bond.maximum)
        return amount


class FactorShape(StrictSerializer):
    """One factor of an RCA."""

    code = StrictChoice(choices=words.FACTOR_CODES)
    category = StrictChoice(choices=words.FACTOR_CATEGORIES)
    level = StrictChoice(choices=words.RISK_LEVELS)
    detail = TextString(max_length=TEXT_LENGTH, allow_blank=True, default="")


class MandatoryDetentionShape(StrictSerializer):
    """Whether mandatory detention is alleged, and on which basis."""

    alleged = StrictBoolean()
    basis = LineString(max_length=200, allow_null=True, allow_blank=True, default=None)


class AssessmentShape(StrictSerializer):
    """What an RCA says."""

    completed_on = StrictDate(allow_null=True, default=None)
    public_safety_risk = StrictChoice(choices=words.RISK_LEVELS, allow_null=True, default=None)
    flight_risk = StrictChoice(choices=words.RISK_LEVELS, allow_null=True, default=None)
    recommendation = StrictChoice(choices=words.RECOMMENDATIONS, allow_null=True, default=None)
    recommended_bond = BondString(allow_null=True, default=None)
    mandatory_detention = MandatoryDetentionShape(default=lambda: {"alleged": False, "basis": None})
    special_vulnerabilities = StrictList(
        child=StrictChoice(choices=words.SPECIAL_VULNERABILITIES), max_length=20, default=list
    )
    factors = StrictList(child=FactorShape(), max_length=LIST_LENGTH, default=list)

    def validate_factors(self, factors: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Refuse two factors of one code: a driver is answered by its code."""
        codes = [factor["code"] for factor in factors if factor["code"] != "other"]
        twice = sorted({code for code in codes if codes.count(code) > 1})
        if twice:
            raise serializers.ValidationError(
                f"Give each factor once. Given twice: {', '.join(twice)}.", code="repeated"
            )
        return factors


class ConditionShape(StrictSerializer):
    """A condition of supervision."""

    kind = StrictChoice(choices=words.CONDITION_KINDS)
    detail = TextString(max_length=TEXT_LENGTH, allow_blank=True, default="")


class ResponseShape(StrictSerializer):
    """The answer to one driver."""

    driver = StrictChoice(choices=DRIVERS)
    response = StrictChoice(choices=words.RESPONSES)
    explanation = TextString(max_length=TEXT_LENGTH, allow_blank=True, default="")
    conditions = StrictList(
        child=StrictChoice(choices=words.CONDITION_KINDS), max_length=20, default=list
    )
    evidence = StrictList(child=LineString(max_length=40), max_length=LIST_LENGTH, default=list)


class EvidenceShape(StrictSerializer):
    """A document that somebody else could find."""

    id = LineString(max_length=40)
    kind = StrictChoice(choices=words.EVIDENCE_KINDS)
    identifier = LineString(max_length=LINE_LENGTH, allow_blank=True, default="")
    issued_by = LineString(max_length=LINE_LENGTH, allow_blank=True, default="")
    issued_on = StrictDate(allow_null=True, default=None)
    summary = TextString(max_length=TEXT_LENGTH, allow_blank=True, default="")


class JustificationShape(StrictSerializer):
    """Why a decision goes against the RCA."""

    ground = LineString(max_length=40, allow_null=True, default=None)
    secondary_grounds = StrictList(child=LineString(max_length=40), max_length=20, default=list)
    narrative = TextString(max_length=NARRATIVE_LENGTH, allow_blank=True, default="")
    responses = StrictList(child=ResponseShape(), max_length=LIST_LENGTH, default=list)
    evidence = StrictList(child=EvidenceShape(), max_length=LIST_LENGTH, default=list)


class DecisionShape(StrictSerializer):
    """What is decided."""

    outcome = StrictChoice(choices=words.OUTCOMES)
    bond_amount = BondString(allow_null=True, default=None)
    conditions = StrictList(child=ConditionShape(), max_length=LIST_LENGTH, default=list)


class DetaineeShape(StrictSerializer):
    """The person, as far as a check needs to know them."""

    given_name = LineString(max_length=120)
    family_name = LineString(max_length=120)
    age = StrictInteger(min_value=0, max_value=130, allow_null=True, default=None)
    country_of_citizenship = LineString(max_length=2, allow_null=True, default=None)


def plain(value: Any) -> Any:
    """Return validated values as a JSON document: dates as text, the rest as it is."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value
