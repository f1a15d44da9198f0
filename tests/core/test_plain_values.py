"""Canonical JSON, digests, moments and ids: one spelling for one meaning."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rca.assessments.models import Assessment
from rca.core.canonical import canonical_json, sha256_hex
from rca.core.clock import wire_time
from rca.core.fingerprint import fingerprint
from rca.core.ids import uuid7
from tests import contents

documents = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("abcdé"), inner),
    max_leaves=12,
)


@given(st.dictionaries(st.text("abcdé", max_size=4), documents))
def test_the_order_of_keys_does_not_matter(document: dict[str, object]) -> None:
    backwards = dict(reversed(document.items()))
    assert canonical_json(document) == canonical_json(backwards)


def test_floats_have_no_canonical_form() -> None:
    with pytest.raises((TypeError, ValueError)):
        canonical_json({"amount": 0.1})


def test_a_digest_is_that_of_the_text() -> None:
    assert sha256_hex("") == ("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")


def test_a_moment_is_told_in_utc() -> None:
    texan = datetime(2023, 6, 14, 19, 30, tzinfo=timezone(timedelta(hours=-5)))
    assert wire_time(texan) == "2023-06-15T00:30:00.000000Z"
    assert wire_time(datetime(2023, 6, 14, tzinfo=UTC)) == "2023-06-14T00:00:00.000000Z"


def test_ids_are_uuid_version_7_and_grow() -> None:
    ids = [uuid7() for _ in range(50)]
    assert {identifier.version for identifier in ids} == {7}
    assert len(set(ids)) == 50
    assert ids[0].int >> 80 <= ids[-1].int >> 80


def rca(**changes: object) -> Assessment:
    """Return an RCA that is in no database."""
    columns = contents.rca(completed_on=date(2023, 6, 1), **changes)  # type: ignore[arg-type]
    return Assessment(id=uuid7(), case_id=uuid7(), recorded_by_id=uuid7(), **columns)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("flight_risk", "low"),
        ("completed_on", date(2023, 6, 2)),
        ("recommended_bond", "1500.00"),
        ("factors", []),
        ("mandatory_detention_alleged", True),
    ],
)
def test_a_fingerprint_sees_every_column_but_the_version(column: str, value: object) -> None:
    row = rca()
    before = fingerprint(row)
    row.version += 1
    assert fingerprint(row) == before
    setattr(row, column, value)
    assert fingerprint(row) != before
