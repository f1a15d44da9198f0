"""The parts of a policy edition, as values."""

from dataclasses import dataclass
from decimal import Decimal

from policies.engine.facts import Facts


class PolicyError(ValueError):
    """An edition document cannot be a policy; the message names the faulty key."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground on which a decision may go against the assessment."""

    code: str
    title: str
    evidence: tuple[str, ...]
    individual_reason: bool
    discretion: bool


@dataclass(frozen=True, slots=True)
class ConcurrenceRow:
    """One row of the concurrence table; of several triggers one is enough."""

    contradiction: str
    roles: tuple[str, ...]
    review: str
    public_safety_risk: tuple[str, ...]
    mandatory_detention_alleged: bool
    grounds: tuple[str, ...]
    hold_exempt_grounds: tuple[str, ...]

    def fits(self, facts: Facts, contradiction: str) -> bool:
        """True when this row speaks about the decision in `facts`."""
        return self.contradiction == contradiction and (self.always or self._triggered(facts))

    @property
    def always(self) -> bool:
        """True for a row without triggers."""
        return not (self.public_safety_risk or self.mandatory_detention_alleged or self.grounds)

    def _triggered(self, facts: Facts) -> bool:
        assessment, justification = facts.assessment, facts.justification
        risk = assessment is not None and assessment.public_safety_risk in self.public_safety_risk
        alleged = assessment is not None and assessment.mandatory_detention_alleged
        ground = justification is not None and justification.ground in self.grounds
        return risk or (self.mandatory_detention_alleged and alleged) or ground


@dataclass(frozen=True, slots=True)
class CourtOrderException:
    """Releases that may be executed before the concurrence, which is then owed."""

    grounds: tuple[str, ...]
    evidence: tuple[str, ...]
    concurrence_due_days: int


@dataclass(frozen=True, slots=True)
class RequiredScreenings:
    """The vetting queries that must be on record shortly before a release is executed."""

    kinds: tuple[str, ...]
    within_hours: int
    severity: str


@dataclass(frozen=True, slots=True)
class BondBounds:
    """The lowest and highest bond an officer may set."""

    minimum: Decimal
    maximum: Decimal


@dataclass(frozen=True, slots=True)
class TextFloors:
    """How many visible letters and distinct words each free text has at least."""

    narrative_letters: int
    narrative_words: int
    explanation_letters: int
    explanation_words: int
    rebuttal_letters: int
    rebuttal_words: int
    statement_letters: int
    statement_words: int
    reason_letters: int
    reason_words: int
