import pytest

from policies.engine.rules import narrative_rca_repeated as rule
from tests.policies.engine.records import pointers


@pytest.mark.parametrize(
    "text",
    [
        "Flight risk: high. Prior absconding: left address of record 2019-04, Tulsa OK. "
        "No local ties: no relatives named at intake.",
        "Subject left address of record in April 2019 in Tulsa, Oklahoma. "
        "No relatives were named at intake. Recommendation: detain.",
    ],
)
def test_it_fails(text: str) -> None:
    assert pointers(rule, justification__narrative=text) == ["/justification/narrative"]


@pytest.mark.parametrize(
    "text",
    [
        "Left address of record 2019-04, Tulsa OK, because his lung collapsed.",
    ],
)
def test_the_nearest_that_is_not_this_failure_passes(text: str) -> None:
    assert pointers(rule, justification__narrative=text) == []


def test_the_sufficient_narrative_passes() -> None:
    assert pointers(rule) == []
