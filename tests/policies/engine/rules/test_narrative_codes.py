import pytest

from policies.engine.rules import narrative_codes as rule
from tests.policies.engine.records import pointers


@pytest.mark.parametrize(
    "text",
    [
        "I-220A / I-286 / SDDO 4417 / EARM UPD / NFA",
        "12345 67890 22222 33333 44444 55555 66666 77777",
        "236(a) I-200 CANX OPLA CONCUR 0503 ATD N/A",
    ],
)
def test_it_fails(text: str) -> None:
    assert pointers(rule, justification__narrative=text) == ["/justification/narrative"]


@pytest.mark.parametrize(
    "text",
    [
        "IJ granted bond 5/12, OPLA waived appeal, wife paid 5/13, receipt 23-118.",
        "He was served I-220A and I-286 because his lung collapsed on May 17.",
    ],
)
def test_the_nearest_that_is_not_this_failure_passes(text: str) -> None:
    assert pointers(rule, justification__narrative=text) == []


def test_the_sufficient_narrative_passes() -> None:
    assert pointers(rule) == []
