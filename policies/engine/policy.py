"""A policy edition, parsed: which grounds exist, who must concur, what is demanded."""

from collections.abc import Mapping
from dataclasses import dataclass

from policies.engine.facts import Facts
from policies.engine.policy_document import (
    Part,
    read_bond,
    read_concurrence,
    read_court_order_exception,
    read_grounds,
    read_screenings,
    read_text_floors,
)
from policies.engine.policy_parts import (
    BondBounds,
    ConcurrenceRow,
    CourtOrderException,
    Ground,
    PolicyError,
    RequiredScreenings,
    TextFloors,
)

__all__ = [
    "BondBounds",
    "ConcurrenceRow",
    "CourtOrderException",
    "Ground",
    "Policy",
    "PolicyError",
    "RequiredScreenings",
    "TextFloors",
]

EDITION_KEYS = (
    "reference",
    "version",
    "title",
    "grounds",
    "concurrence",
    "court_order_exception",
    "review",
    "screenings",
    "bond",
    "text",
)


@dataclass(frozen=True, slots=True)
class Policy:
    """One edition of the policy. Built by `Policy.from_document`."""

    reference: str
    version: int
    title: str
    grounds: tuple[Ground, ...]
    concurrence: tuple[ConcurrenceRow, ...]
    court_order_exception: CourtOrderException
    review_due_days: int
    hold_due_days: int
    screenings: RequiredScreenings
    bond: BondBounds
    text: TextFloors

    @staticmethod
    def from_document(document: Mapping[str, object]) -> "Policy":
        """Parse an edition document; raises PolicyError naming the faulty key."""
        root = Part(document).only(*EDITION_KEYS)
        review = root.at("review").only("due_days", "hold_due_days")
        return Policy(
            reference=root.at("reference").text(),
            version=root.at("version").count(least=1),
            title=root.at("title").text(),
            grounds=read_grounds(root.at("grounds")),
            concurrence=read_concurrence(root.at("concurrence")),
            court_order_exception=read_court_order_exception(root.at("court_order_exception")),
            review_due_days=review.at("due_days").count(),
            hold_due_days=review.at("hold_due_days").count(),
            screenings=read_screenings(root.at("screenings")),
            bond=read_bond(root.at("bond")),
            text=read_text_floors(root.at("text")),
        )

    @property
    def concurrence_due_days(self) -> int:
        """Days within which a concurrence is owed after a court-ordered release."""
        return self.court_order_exception.concurrence_due_days

    def ground(self, code: str) -> Ground | None:
        """The ground with this code, or None when this edition has no such ground."""
        return next((ground for ground in self.grounds if ground.code == code), None)

    def row(self, facts: Facts) -> ConcurrenceRow:
        """The row of the concurrence table that counts for these facts: the first that fits."""
        contradiction = facts.contradiction
        return next(row for row in self.concurrence if row.fits(facts, contradiction))
