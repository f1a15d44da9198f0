"""What the model of the stateful test is made of: an RCA, a decision, a review."""

from dataclasses import dataclass, field
from datetime import datetime

EDITABLE, LIVE = {"draft", "returned"}, {"submitted", "concurred"}
PENDING = {"open", "in_review", "remediation_requested", "supplemented", "escalated"}


@dataclass
class Rca:
    """An assessment: everybody is to be detained, with a public-safety risk of this level."""

    level: str
    state: str = "draft"


@dataclass
class ReviewModel:
    """The review of one round."""

    office: str
    hold: bool
    state: str = "open"
    claimed_by: str = ""
    found_by: str = ""


@dataclass
class DecisionModel:
    """A decision: its author (a person), what it says, and its rounds."""

    author: str
    content: str
    state: str = "draft"
    round: int = 0
    needed: tuple[str, ...] = ()
    signed: dict[str, str] = field(default_factory=dict)
    signers_ever: set[str] = field(default_factory=set)
    reviews: list[ReviewModel] = field(default_factory=list)
    reviewed_now: bool = False
    hold: bool = False
    ordered: bool = False
    submitted_at: datetime | None = None

    def missing(self) -> list[str]:
        """Return the roles that have not signed this round."""
        return [role for role in self.needed if role not in self.signed]

    def review(self) -> ReviewModel | None:
        """Return the review of the present round."""
        return self.reviews[-1] if self.reviewed_now else None

    def cancel_review(self) -> None:
        """Cancel the pending review."""
        review = self.review()
        if review and review.state in PENDING:
            review.state = "cancelled"
