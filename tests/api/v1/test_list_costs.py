"""A list costs the same number of statements whether it shows a few rows or thirty."""

import pytest
from django.core.cache import cache

from tests import contents, factories
from tests.api.asking import Furnished, caller
from tests.api.v1.listing import found, statements

LISTS = ["cases", "decisions", "overrides", "ledger/entries"]
READERS = ["officer.sna", "supervisor.sna", "policy.hq", "auditor.oig"]


def varied_decisions(count: int) -> None:
    """Make decisions with signatures, reviews and returned rounds, and without."""
    for number in range(count):
        match number % 5:
            case 0:
                factories.drafted()
            case 1:
                factories.submitted()
            case 2:
                factories.concurred()
            case 3:
                factories.returned()
            case 4:
                factories.executed(decision=factories.concurred(content=contents.agreeing()))


def test_the_length_of_a_list_costs_no_statement(world: None) -> None:
    clients = {who: caller(who) for who in READERS}
    readings = [(who, path) for path in LISTS for who in READERS if may_read(who, path)]
    costs, lengths = [], []
    for count in (5, 25):
        varied_decisions(count)
        cache.clear()
        places = [(clients[who], f"/api/v1/{path}/?page_size=200") for who, path in readings]
        costs.append([statements(client, place) for client, place in places])
        lengths.append([len(found(client, place.split("?")[0])) for client, place in places])
    assert costs[0] == costs[1]
    assert max(costs[0]) <= 7
    assert all(many > 2 * few or many == 200 for few, many in zip(*lengths, strict=True))


def may_read(who: str, path: str) -> bool:
    return path != "ledger/entries" or who == "auditor.oig"


@pytest.mark.parametrize("part", ["assessments", "screenings", "decisions"])
def test_nor_does_the_length_of_a_cases_list(world: None, part: str) -> None:
    client, case, costs = caller("officer.sna"), factories.case_awaiting_decision(), set()
    place = f"/api/v1/cases/{case.pk}/{part}/"
    for author in ("officer.sna", "officer2.sna", "supervisor.sna"):
        factories.assessed(case, complete=author == "officer2.sna")
        factories.screened(case)
        factories.drafted(case=case, by=author)
        costs.add(statements(client, place))
    assert len(found(client, place)) >= 3
    assert len(costs) == 1
    assert max(costs) <= 7


@pytest.mark.parametrize("who", ["officer.sna", "director.sna"])
def test_reading_one_record_is_cheap(rows: dict[str, Furnished], who: str) -> None:
    client = caller(who)
    for path, most in [
        (f"cases/{rows['SNA'].case.pk}/", 3),
        (f"decisions/{rows['SNA'].concurred.pk}/", 7),
        (f"overrides/{rows['SNA'].review.pk}/", 3),
        (f"assessments/{rows['SNA'].assessment.pk}/", 2),
        ("me/", 1),
    ]:
        assert statements(client, f"/api/v1/{path}") <= most, path
