"""Reading an edition document, part by part; every error names the faulty key."""

from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal, InvalidOperation

from policies.engine.policy_parts import (
    BondBounds,
    ConcurrenceRow,
    CourtOrderException,
    Ground,
    PolicyError,
    RequiredScreenings,
    TextFloors,
)
from policies.engine.vocabulary import (
    CONCURRING_ROLES,
    CONTRADICTIONS,
    EVIDENCE_KINDS,
    RISK_LEVELS,
    SCREENING_KINDS,
    SEVERITIES,
)

REVIEWS = ("none", "after", "before")


class Part:
    """A value of an edition document together with the key that leads to it.

    Every reading method raises PolicyError when the value is not what it asks for.
    """

    def __init__(self, value: object, key: str = "") -> None:
        """Wrap a value; the document itself has the empty key."""
        self.value = value
        self.key = key

    def fail(self, problem: str) -> PolicyError:
        """The error that names this key."""
        return PolicyError(f"{self.key or 'edition'}: {problem}")

    def at(self, key: str) -> "Part":
        """The member `key` of an object; a missing member reads as None."""
        if not isinstance(self.value, Mapping):
            raise self.fail("must be an object")
        return Part(self.value.get(key), f"{self.key}.{key}" if self.key else key)

    def only(self, *keys: str) -> "Part":
        """Itself, when no member has another key: a slip must not switch a rule off."""
        if not isinstance(self.value, Mapping):
            raise self.fail("must be an object")
        for key in self.value:
            if key not in keys:
                raise self.at(str(key)).fail("is not a key of an edition")
        return self

    def each(self) -> tuple["Part", ...]:
        """The elements of a list that may not be empty."""
        if not isinstance(self.value, (list, tuple)) or not self.value:
            raise self.fail("must be a list with at least one element")
        return tuple(Part(item, f"{self.key}[{n}]") for n, item in enumerate(self.value))

    def text(self) -> str:
        """A string with something in it."""
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.fail("must be a text")
        return self.value

    def one_of(self, words: tuple[str, ...]) -> str:
        """A string out of a closed list."""
        word = self.text()
        if word not in words:
            raise self.fail("must be one of " + ", ".join(words))
        return word

    def words(self, allowed: tuple[str, ...]) -> tuple[str, ...]:
        """Strings out of a closed list, at least one."""
        return tuple(element.one_of(allowed) for element in self.each())

    def words_if_any(self, allowed: tuple[str, ...]) -> tuple[str, ...]:
        """Like `words`, and empty when the key is missing."""
        return () if self.value is None else self.words(allowed)

    def flag(self, *, default: bool) -> bool:
        """True or false, or the default when the key is missing."""
        value = default if self.value is None else self.value
        if not isinstance(value, bool):
            raise self.fail("must be true or false")
        return value

    def count(self, *, least: int = 0) -> int:
        """A whole number not below `least`."""
        if not isinstance(self.value, int) or isinstance(self.value, bool) or self.value < least:
            raise self.fail(f"must be a whole number, {least} or more")
        return self.value

    def money(self) -> Decimal:
        """A positive amount written as a string."""
        try:
            amount = Decimal(self.text())
        except InvalidOperation as error:
            raise self.fail("must be an amount like 1500.00") from error
        if not amount.is_finite() or amount <= 0:
            raise self.fail("must be an amount above zero")
        return amount


def read_grounds(part: Part) -> tuple[Ground, ...]:
    """The list of grounds; no code twice."""
    grounds = tuple(_ground(element) for element in part.each())
    if len({ground.code for ground in grounds}) != len(grounds):
        raise part.fail("names a ground twice")
    return grounds


def _ground(part: Part) -> Ground:
    part.only("code", "title", "evidence", "individual_reason", "discretion")
    return Ground(
        code=part.at("code").text(),
        title=part.at("title").text(),
        evidence=part.at("evidence").words(EVIDENCE_KINDS),
        individual_reason=part.at("individual_reason").flag(default=False),
        discretion=part.at("discretion").flag(default=True),
    )


def read_concurrence(part: Part) -> tuple[ConcurrenceRow, ...]:
    """The concurrence table; every contradiction ends in a row that always fits."""
    rows = tuple(_row(element) for element in part.each())
    covered = {row.contradiction for row in rows if row.always}
    for contradiction in CONTRADICTIONS:
        if contradiction not in covered:
            raise part.fail(f"has no row without triggers for {contradiction}")
    return rows


def _row(part: Part) -> ConcurrenceRow:
    part.only(*(field.name for field in fields(ConcurrenceRow)))
    return ConcurrenceRow(
        contradiction=part.at("contradiction").one_of(CONTRADICTIONS),
        roles=part.at("roles").words(CONCURRING_ROLES),
        review=part.at("review").one_of(REVIEWS),
        public_safety_risk=part.at("public_safety_risk").words_if_any(RISK_LEVELS),
        mandatory_detention_alleged=part.at("mandatory_detention_alleged").flag(default=False),
        grounds=_codes(part.at("grounds")),
        hold_exempt_grounds=_codes(part.at("hold_exempt_grounds")),
    )


def _codes(part: Part) -> tuple[str, ...]:
    return () if part.value is None else tuple(element.text() for element in part.each())


def read_court_order_exception(part: Part) -> CourtOrderException:
    """Which releases are executed before the concurrence."""
    part.only(*(field.name for field in fields(CourtOrderException)))
    return CourtOrderException(
        grounds=_codes(part.at("grounds")),
        evidence=part.at("evidence").words(EVIDENCE_KINDS),
        concurrence_due_days=part.at("concurrence_due_days").count(),
    )


def read_screenings(part: Part) -> RequiredScreenings:
    """Which vetting queries are required, how fresh, and how their absence weighs."""
    part.only(*(field.name for field in fields(RequiredScreenings)))
    return RequiredScreenings(
        kinds=part.at("kinds").words(SCREENING_KINDS),
        within_hours=part.at("within_hours").count(least=1),
        severity=part.at("severity").one_of(SEVERITIES),
    )


def read_bond(part: Part) -> BondBounds:
    """The bounds of a bond."""
    part.only(*(field.name for field in fields(BondBounds)))
    bounds = BondBounds(minimum=part.at("minimum").money(), maximum=part.at("maximum").money())
    if bounds.maximum < bounds.minimum:
        raise part.at("maximum").fail("must not be below the minimum")
    return bounds


def read_text_floors(part: Part) -> TextFloors:
    """The floors of every free text."""
    part.only(*(field.name for field in fields(TextFloors)))
    return TextFloors(**{field.name: part.at(field.name).count() for field in fields(TextFloors)})
