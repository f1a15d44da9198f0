import pytest

from policies.engine.rules import evidence_identifier_placeholder as rule
from tests.policies.engine.records import pointers

STAND_INS = (
    "",
    " ",
    "-",
    "...",
    "on file",
    "On file.",
    "TBD",
    "N/A",
    "n.a.",
    "attached",
    "see attached",
    "000",
    "00-000",
    "0",
    "see file",
    "pending",
    "unknown",
    "to be provided",
    "none",
    "A-file",
    "on file with ERO",
    "\u3164",
    "\u0422\u0412D",
)


@pytest.mark.parametrize("identifier", STAND_INS)
def test_a_stand_in_fails(identifier: str) -> None:
    expected = ["/justification/evidence/0/identifier"]
    assert pointers(rule, justification__evidence__0__identifier=identifier) == expected


@pytest.mark.parametrize(
    "identifier",
    ["23-118", "MRN 4410927", "Doe v. Roe", "Order of 6/13", "A-file 23-7, note 4", "100", "R0"],
)
def test_what_somebody_could_look_up_passes(identifier: str) -> None:
    assert pointers(rule, justification__evidence__0__identifier=identifier) == []
