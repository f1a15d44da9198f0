"""Every recommendation against every outcome."""

import pytest

from policies.engine.contradiction import contradiction
from policies.engine.vocabulary import OUTCOMES, RELEASES

AGAINST_DETAIN = dict.fromkeys(RELEASES, "release_against_detain")
TABLE: dict[str | None, dict[str, str]] = {
    None: dict.fromkeys(RELEASES, "release_without_assessment"),
    "detain": AGAINST_DETAIN | {"detain_bond_eligible": "bond_against_no_bond"},
    "detain_bond_eligible": AGAINST_DETAIN | {"release_on_bond": "none"},
    "release": {
        "detain": "detain_against_release",
        "detain_bond_eligible": "detain_against_release",
    },
    "supervisor_to_determine": {},
}


@pytest.mark.parametrize("recommendation", list(TABLE))
@pytest.mark.parametrize("outcome", OUTCOMES)
def test_the_table(recommendation: str | None, outcome: str) -> None:
    assert contradiction(recommendation, outcome) == TABLE[recommendation].get(outcome, "none")
