"""What makes an edition document a policy, and which key is named when it is none."""

import pytest

from policies.engine.policy import PolicyError
from tests.policies.engine.records import REMOVED, edition, facts


def test_the_shipped_edition_is_a_policy() -> None:
    policy = edition()
    assert (policy.reference, policy.version, len(policy.grounds)) == ("RCA-1", 1, 13)
    assert policy.concurrence_due_days == 3


def test_an_unknown_ground_is_none() -> None:
    assert edition().ground("mercy") is None


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"reference": ""}, "reference"),
        ({"version": 0}, "version"),
        ({"version": "1"}, "version"),
        ({"version": True}, "version"),
        ({"grounds": []}, "grounds"),
        ({"grounds__0__code": REMOVED}, r"grounds\[0\]\.code"),
        ({"grounds__0__code": "medical"}, "grounds"),
        ({"grounds__0__evidence": ["hearsay"]}, r"grounds\[0\]\.evidence\[0\]"),
        ({"grounds__0__discretion": "no"}, r"grounds\[0\]\.discretion"),
        ({"grounds__0__colour": "red"}, r"grounds\[0\]\.colour"),
        ({"concurrence__1__contradiction": "disagreement"}, r"concurrence\[1\]\.contradiction"),
        ({"concurrence__1__roles": []}, r"concurrence\[1\]\.roles"),
        ({"concurrence__1__roles": ["janitor"]}, r"concurrence\[1\]\.roles\[0\]"),
        ({"concurrence__1__review": "never"}, r"concurrence\[1\]\.review"),
        ({"concurrence__1__ground": ["other"]}, r"concurrence\[1\]\.ground:"),
        ({"concurrence__3": REMOVED}, "concurrence: has no row without triggers for release_ag"),
        ({"court_order_exception__evidence": []}, r"court_order_exception\.evidence"),
        ({"review__due_days": -1}, r"review\.due_days"),
        ({"screenings__severity": "grave"}, r"screenings\.severity"),
        ({"screenings__within_hours": 0}, r"screenings\.within_hours"),
        ({"bond__minimum": "cheap"}, r"bond\.minimum"),
        ({"bond__minimum": "Infinity"}, r"bond\.minimum"),
        ({"bond__maximum": "1000.00"}, r"bond\.maximum"),
        ({"text__narrative_letters": REMOVED}, r"text\.narrative_letters"),
        ({"text__narrative_letter": 40}, r"text\.narrative_letter:"),
        ({"grownds": []}, "grownds"),
        ({"bond": None}, "bond"),
    ],
)
def test_a_faulty_key_is_named(changes: dict[str, object], key: str) -> None:
    with pytest.raises(PolicyError, match="^" + key):
        edition(**changes)


def test_the_first_row_that_fits_counts() -> None:
    policy = edition()
    high = facts(assessment__public_safety_risk="high")
    assert policy.row(high) is policy.concurrence[1]
    assert policy.row(facts()) is policy.concurrence[3]
