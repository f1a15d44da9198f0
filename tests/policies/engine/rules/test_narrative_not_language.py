import pytest

from policies.engine.rules import narrative_not_language as rule
from tests.policies.engine.records import pointers


@pytest.mark.parametrize(
    "text",
    [
        "asdf jkl; asdfkjh zxmcnv sdfsdf wqeqwe fghfgh",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor",
        "medical release medical release medical release",
        "s i c k s i c k m a n",
        "the man is ill the man is ill the man is ill",
    ],
)
def test_it_fails(text: str) -> None:
    assert pointers(rule, justification__narrative=text) == ["/justification/narrative"]


@pytest.mark.parametrize(
    "text",
    [
        "Three wks in hosp, no chg, pls see e1; MD wrote DNR 5/12.",
        "Krzysztof Szczepanski needs a transplant in Tulsa; Hrytsenko drives him.",
    ],
)
def test_the_nearest_that_is_not_this_failure_passes(text: str) -> None:
    assert pointers(rule, justification__narrative=text) == []


def test_the_sufficient_narrative_passes() -> None:
    assert pointers(rule) == []
