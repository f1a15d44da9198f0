"""The order of the review queue: what could do the most harm unread comes first."""

from rca.decisions.models import Evaluation

HELD, HIGH, MEDIUM, OTHER = 1, 2, 3, 4


def priority(evaluation: Evaluation, public_safety_risk: str | None) -> int:
    """Return the priority of a review, 1 being the most urgent.

    A held release keeps a person waiting, so it comes first whatever its risk; then by
    public-safety risk, a release without an RCA counting as high: nobody has assessed it.
    (OIG-24-31's table: the 328 of high public-safety risk are the rare tail to read in full.)
    """
    if evaluation.hold:
        return HELD
    if public_safety_risk == "high" or evaluation.contradiction == "release_without_assessment":
        return HIGH
    if public_safety_risk == "medium":
        return MEDIUM
    return OTHER
