"""Many people at work on one case: whoever waited goes on from where the one before ended."""

from functools import partial

import pytest

from rca.actions.record_screening import record_screening
from rca.cases.models import Case
from rca.ledger.verify import verify
from tests import factories
from tests.concurrency.racing import race

pytestmark = pytest.mark.django_db(transaction=True)


def test_screenings_recorded_at_once_all_land() -> None:
    factories.loaded_world()
    case = factories.booked_in()
    at = factories.moment()
    end = race(
        [
            partial(
                record_screening,
                actor=factories.actor("officer.sna"),
                at=at,
                case_id=case.pk,
                kind="criminal_history",
                queried_at=at,
                result="no_record",
                reference=f"NCIC-{number}",
            )
            for number in range(16)
        ]
    )
    assert len(end.won) == 16
    assert Case.objects.get(pk=case.pk).version == 1 + 16
    assert verify(checkpoint_dirs=[]).faults == ()
