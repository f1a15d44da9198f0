"""The editions that ship: readable, exact, and policies all of them."""

import json

import pytest

from policies.editions import load_edition, shipped_editions
from policies.engine.policy import Policy


def test_edition_1_ships() -> None:
    assert shipped_editions() == ("RCA-1",)


@pytest.mark.parametrize("reference", shipped_editions())
def test_every_edition_is_a_policy_under_its_own_reference(reference: str) -> None:
    assert Policy.from_document(load_edition(reference)).reference == reference


@pytest.mark.parametrize("reference", shipped_editions())
def test_every_edition_survives_json_unchanged(reference: str) -> None:
    document = load_edition(reference)
    assert json.loads(json.dumps(document)) == document


@pytest.mark.parametrize("reference", ["RCA-9", "../secrets", "rca-1", ""])
def test_no_other_edition_is_found(reference: str) -> None:
    with pytest.raises(LookupError):
        load_edition(reference)


def test_two_readings_share_nothing_that_could_be_changed() -> None:
    load_edition("RCA-1")["grounds"] = []
    assert load_edition("RCA-1")["grounds"]
