"""`/policies/`: the editions on record, and the one in force on a day."""

import pytest

from policies.models import Edition
from tests import contents
from tests.api.asking import Furnished, caller
from tests.api.v1.listing import found

PATH = "/api/v1/policies/"
FIELDS = {
    "id",
    "reference",
    "version",
    "title",
    "state",
    "digest",
    "effective_from",
    "published_at",
    "content",
}


def test_an_edition_is_shown_with_its_text(rows: dict[str, Furnished]) -> None:
    row = Edition.objects.get()
    answer = caller("feed.earm").get(f"{PATH}{row.pk}/")
    shown = answer.json()
    assert set(shown) == FIELDS
    assert (shown["reference"], shown["version"], shown["state"]) == ("RCA-1", 1, "published")
    assert shown["content"] == row.document
    assert answer["ETag"] == f'"edition-{row.version}"'
    assert found(caller("officer.sna"), PATH) == [shown]


@pytest.mark.parametrize(("state", "count"), [("published", 1), ("draft", 0), ("superseded", 0)])
def test_filter_by_state(rows: dict[str, Furnished], state: str, count: int) -> None:
    assert len(found(caller("officer.sna"), PATH, state=state)) == count


def test_the_edition_in_force(rows: dict[str, Furnished]) -> None:
    client, row = caller("officer.sna"), Edition.objects.get()
    assert row.effective_from is not None
    whole = client.get(f"{PATH}{row.pk}/").json()
    for query in ("", f"?on={contents.day(0)}", f"?on={contents.day(-400)}"):
        assert client.get(f"{PATH}in-force/{query}").json() == whole
    day = row.effective_from.date().isoformat()
    assert client.get(f"{PATH}in-force/?on={day}").json() == whole


@pytest.mark.parametrize("day", ["1999-12-31", "0001-01-01"])
def test_before_the_first_edition_there_is_none(rows: dict[str, Furnished], day: str) -> None:
    assert caller("officer.sna").get(f"{PATH}in-force/?on={day}").status_code == 404


@pytest.mark.parametrize("day", ["9999-12-31", "9999-12-30"])
def test_the_last_day_of_the_calendar_is_a_day(rows: dict[str, Furnished], day: str) -> None:
    assert caller("officer.sna").get(f"{PATH}in-force/?on={day}").status_code == 200
