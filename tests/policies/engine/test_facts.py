"""Facts from documents and back, and what is refused with which pointer."""

import json

import pytest

from policies.engine.facts import facts_from_document
from tests.policies.engine.records import REMOVED, facts, item, record

SCREENING = {
    "kind": "national_security",
    "queried_at": "2023-05-18T08:00:00-04:00",
    "result": "no_record",
    "reference": "Q-77",
}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"assessment": None},
        {"detainee": None},
        {"justification": None},
        {"decision__bond_amount": "6500.00", "assessment__recommended_bond": "1500"},
        {"justification__evidence__2": item("other", issued_on=None)},
        {
            "stage": "execution",
            "executing_at": "2023-05-18T12:00:00Z",
            "screenings": [SCREENING],
        },
    ],
)
def test_there_and_back_nothing_is_lost(changes: dict[str, object]) -> None:
    given = facts(**changes)
    written = given.to_document()
    assert facts_from_document(written) == given
    assert facts_from_document(json.loads(json.dumps(written))).to_document() == written


def test_the_same_amount_reads_alike_however_it_is_written() -> None:
    short, long = (facts(decision__bond_amount=amount) for amount in ("6500", "6500.00"))
    assert short.to_document() == long.to_document()


def test_no_fraction_of_a_cent_is_lost() -> None:
    decision = facts(decision__bond_amount="6500.005").to_document()["decision"]
    assert decision["bond_amount"] == "6500.005"  # type: ignore[index]


def test_times_are_written_in_utc() -> None:
    [written] = facts(screenings=[SCREENING]).to_document()["screenings"]  # type: ignore[misc]
    assert written["queried_at"] == "2023-05-18T12:00:00+00:00"


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"decided_on": "2023-02-30"}, "/decided_on"),
        ({"decided_on": "20230518"}, "/decided_on"),
        ({"decided_on": REMOVED}, "/decided_on"),
        ({"decision": None}, "/decision"),
        ({"decision__outcome": "set_free"}, "/decision/outcome"),
        ({"decision__bond_amount": 6500.0}, "/decision/bond_amount"),
        ({"decision__bond_amount": "NaN"}, "/decision/bond_amount"),
        ({"decision__bond_amount": "much"}, "/decision/bond_amount"),
        ({"decision__bond_amount": True}, "/decision/bond_amount"),
        ({"decision__conditions__1__kind": "leash"}, "/decision/conditions/1/kind"),
        ({"detainee__age": "52"}, "/detainee/age"),
        ({"detainee__age": True}, "/detainee/age"),
        ({"assessment__flight_risk": "severe"}, "/assessment/flight_risk"),
        (
            {"assessment__mandatory_detention__alleged": "yes"},
            "/assessment/mandatory_detention/alleged",
        ),
        ({"assessment__factors__0__code": "rude"}, "/assessment/factors/0/code"),
        ({"justification__narrative": 7}, "/justification/narrative"),
        ({"justification__responses": {}}, "/justification/responses"),
        (
            {"justification__responses__1__response": "denied"},
            "/justification/responses/1/response",
        ),
        ({"justification__evidence__0__kind": "hearsay"}, "/justification/evidence/0/kind"),
        ({"screenings": [SCREENING | {"queried_at": "2023-05-18T08:00"}]}, "/screenings/0/"),
        ({"stage": "afterwards"}, "/stage"),
    ],
)
def test_a_wrong_value_is_refused_with_its_pointer(
    changes: dict[str, object], pointer: str
) -> None:
    with pytest.raises(ValueError, match="^" + pointer):
        facts_from_document(record(**changes))


def test_drivers_are_named_once_and_in_order() -> None:
    given = facts(assessment__mandatory_detention={"alleged": True, "basis": None})
    assert given.drivers == ("prior_absconding", "no_local_ties", "mandatory_detention")
