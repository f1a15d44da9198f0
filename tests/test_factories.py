"""The builders build what they say, and every content is one that the engine accepts."""

import pytest
from django.db import connection

from rca.core import guards
from rca.core.errors import Refused
from tests import contents, factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _world() -> None:
    factories.loaded_world()


def test_the_guards_stand() -> None:
    assert guards.faults(connection) == ()


@pytest.mark.parametrize(
    ("content", "rca", "contradiction", "signers", "hold"),
    [
        (contents.agreeing(), {}, "none", ["supervisor"], False),
        (contents.medical_release(), {}, "release_against_detain", ["supervisor"], False),
        (
            contents.medical_release(public_safety_risk="medium"),
            {"public_safety_risk": "medium"},
            "release_against_detain",
            ["supervisor", "field_office_director"],
            False,
        ),
        (
            contents.medical_release(public_safety_risk="high"),
            {"public_safety_risk": "high"},
            "release_against_detain",
            ["supervisor", "field_office_director"],
            True,
        ),
        (contents.bond_against_no_bond(), {}, "bond_against_no_bond", ["supervisor"], False),
        (
            contents.detention_against_release(),
            {"recommendation": "release"},
            "detain_against_release",
            ["supervisor"],
            False,
        ),
        (contents.court_ordered_release(), {}, "release_against_detain", ["supervisor"], False),
    ],
)
def test_contents_are_sufficient(
    content: dict[str, object],
    rca: dict[str, str],
    contradiction: str,
    signers: list[str],
    hold: bool,
) -> None:
    case = factories.case_awaiting_decision(**rca)
    decision = factories.submitted(case=case, content=content)
    assert decision.evaluation is not None
    assert decision.evaluation.findings == []
    assert (decision.contradiction, decision.evaluation.concurrence, decision.evaluation.hold) == (
        contradiction,
        signers,
        hold,
    )


def test_a_release_without_an_rca_is_held() -> None:
    decision = factories.submitted(
        case=factories.booked_in(), content=contents.release_without_rca()
    )
    assert decision.contradiction == "release_without_assessment"
    assert decision.evaluation is not None
    assert decision.evaluation.hold


def test_a_bare_release_is_refused() -> None:
    with pytest.raises(Refused):
        factories.submitted(content=contents.bare_release())


def test_decisions_arrive_where_they_should() -> None:
    assert factories.drafted().state == "draft"
    assert factories.submitted().state == "submitted"
    assert factories.concurred().state == "concurred"
    assert factories.returned().state == "returned"
    assert factories.executed().state == "executed"
    assert factories.executed(decision=factories.court_ordered()).state == "executed"
    assert factories.executed(decision=factories.cleared()).state == "executed"
