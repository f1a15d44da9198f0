"""Honest histories give no false alarm, whatever their order."""

from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rca.core.ids import uuid7
from rca.ledger.checkpoint import make_checkpoint
from rca.ledger.models import Entry
from rca.ledger.verify import verify
from tests.ledger.histories import (
    event,
    found_by_verify,
    found_standalone,
    honest_history,
    moment,
    written,
)

pytestmark = pytest.mark.django_db

PAYLOADS = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=5,
)
STATES = st.none() | st.sampled_from(["draft", "submitted", "Ÿ-state"])
EVENTS = st.builds(
    event,
    st.sampled_from(["decision.drafted", "case.closed", "payload.expunged"]),
    payload=st.dictionaries(st.sampled_from(["sequence", "row", "ü"]), PAYLOADS),
    from_state=STATES,
    to_state=STATES,
    subject_version=st.integers(0, 2**31 - 1),
)
STEPS = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 9), st.lists(EVENTS, min_size=1, max_size=4)),
    min_size=1,
    max_size=8,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS, st.sets(st.integers(0, 7)))
def test_an_honest_history_has_no_faults(
    steps: list[tuple[int, int, list[object]]], sealed_after: set[int]
) -> None:
    chains = [uuid7() for _ in range(4)]
    for number, (chain, minutes, events) in enumerate(steps):
        written(*events, chain=chains[chain], minutes=minutes)  # type: ignore[arg-type]
        if number in sealed_after:
            make_checkpoint(moment() + timedelta(hours=number))
    assert found_by_verify() == set()
    assert found_standalone() == set()


def test_the_report_counts_what_it_read() -> None:
    honest_history()
    written(event(), event(), chain=UUID(int=5))
    seen: list[int] = []
    report = verify(progress=seen.append)
    assert (report.entries, report.chains, report.checkpoints) == (17, 4, 2)
    assert report.unsealed == 2
    assert report.clean
    assert report.warnings == ()
    assert Entry.objects.count() == 17


def test_a_clock_set_back_is_a_warning_and_no_fault() -> None:
    written(chain=UUID(int=5), minutes=5)
    written(chain=UUID(int=5), minutes=4)
    report = verify()
    assert report.clean
    assert [w for w in report.warnings if "earlier" in w and "entry 2" in w]
