"""Does the decision go against what the Risk Classification Assessment recommended?"""

from policies.engine.vocabulary import RELEASES

_MORE_THAN_BOND = frozenset(RELEASES) - {"release_on_bond"}


def contradiction(recommendation: str | None, outcome: str) -> str:
    """Name the contradiction between a recommendation and an outcome, or `none`.

    `recommendation` is None when no assessment has been completed. A recommendation to let
    the supervisor determine is contradicted by nothing.
    """
    released = outcome in RELEASES
    if recommendation is None:
        return "release_without_assessment" if released else "none"
    if recommendation == "detain":
        return _against_no_bond(outcome=outcome, released=released)
    if recommendation == "detain_bond_eligible":
        return "release_against_detain" if outcome in _MORE_THAN_BOND else "none"
    if recommendation == "release":
        return "none" if released else "detain_against_release"
    return "none"


def _against_no_bond(*, outcome: str, released: bool) -> str:
    if released:
        return "release_against_detain"
    return "bond_against_no_bond" if outcome == "detain_bond_eligible" else "none"
