"""`GET /decisions/`: each filter, and pages through real data."""

from datetime import timedelta

import pytest

from rca.core.clock import wire_time
from rca.decisions.models import Decision
from tests import contents, factories
from tests.api.asking import Furnished, caller
from tests.api.v1.listing import found, ids, walked

PATH = "/api/v1/decisions/"
# Each query, and which of the rows below it finds.
FILTERS: list[tuple[dict[str, str], set[str]]] = [
    ({}, {"draft", "medical", "court", "agreeing", "executed", "elsewhere"}),
    ({"state": "draft"}, {"draft"}),
    ({"state": "submitted"}, {"medical", "court", "agreeing", "elsewhere"}),
    ({"state": "executed"}, {"executed"}),
    ({"state": "lapsed"}, set()),
    ({"contradiction": "none", "state": "submitted"}, {"agreeing"}),
    (
        {"contradiction": "release_against_detain", "state": "submitted"},
        {"medical", "court", "elsewhere"},
    ),
    ({"contradiction": "detain_against_release"}, set()),
    ({"ground": "court_order"}, {"court"}),
    ({"ground": "medical"}, {"draft", "medical", "executed", "elsewhere"}),
    ({"ground": "no_such_ground"}, set()),
    ({"field_office": "SNA"}, {"draft", "medical", "court", "agreeing", "executed"}),
    ({"field_office": "ELP"}, {"elsewhere"}),
]


@pytest.fixture
def decisions(rows: dict[str, Furnished]) -> dict[str, Decision]:
    return {
        "draft": factories.drafted(),
        "medical": factories.submitted(),
        "court": factories.court_ordered(),
        "agreeing": factories.submitted(content=contents.agreeing()),
        "executed": factories.executed(),
        "elsewhere": rows["ELP"].submitted,
    }


def test_filters(decisions: dict[str, Decision]) -> None:
    client = caller("auditor.oig")
    for query, here in FILTERS:
        shown = ids(client, PATH, **query)
        assert {name for name, row in decisions.items() if str(row.pk) in shown} == here, query


def test_filter_by_case(decisions: dict[str, Decision]) -> None:
    client, row = caller("officer.sna"), decisions["court"]
    assert ids(client, PATH, case=str(row.case_id)) == {str(row.pk)}


def test_filter_by_time_of_submission(decisions: dict[str, Decision]) -> None:
    client, row = caller("officer.sna"), decisions["court"]
    assert row.submitted_at is not None
    moment, later = wire_time(row.submitted_at), wire_time(row.submitted_at + timedelta(hours=1))
    assert str(row.pk) in ids(client, PATH, submitted_after=moment)
    assert str(row.pk) not in ids(client, PATH, submitted_before=moment)
    assert str(row.pk) in ids(client, PATH, submitted_before=later)
    assert ids(client, PATH, submitted_after=later) == set()
    draft = str(decisions["draft"].pk)
    assert draft not in ids(client, PATH, submitted_before=later)


def test_the_offset_of_a_moment_counts(decisions: dict[str, Decision]) -> None:
    client, row = caller("officer.sna"), decisions["court"]
    assert row.submitted_at is not None
    elsewhere = (row.submitted_at - timedelta(hours=5)).replace(tzinfo=None)
    moment = elsewhere.isoformat() + "-05:00"
    assert str(row.pk) in ids(client, PATH, submitted_after=moment)
    assert str(row.pk) not in ids(client, PATH, submitted_before=moment)


def test_pages_hold_every_decision_once_latest_first(decisions: dict[str, Decision]) -> None:
    client = caller("auditor.oig")
    whole = found(client, PATH)
    pages = walked(client, PATH, page_size=4)
    assert [row for page in pages for row in page] == [row["id"] for row in whole]
    times = [row["created_at"] for row in whole]
    assert times == sorted(times, reverse=True)
