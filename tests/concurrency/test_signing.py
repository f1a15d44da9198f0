"""Signing at the same moment (threats T8 and T9, goal G6)."""

from functools import partial

import pytest

from rca.actions.concur import concur
from tests import contents, factories
from tests.concurrency.racing import race

pytestmark = pytest.mark.django_db(transaction=True)


def test_sixteen_concurrences_have_one_winner() -> None:
    factories.loaded_world()
    decision = factories.submitted()
    people = [factories.newcomer() for _ in range(16)]
    at = factories.moment()
    end = race(
        [
            partial(
                concur,
                actor=person,
                at=at,
                decision_id=decision.pk,
                expected_version=decision.version,
                statement=contents.STATEMENT,
            )
            for person in people
        ]
    )
    assert len(end.won) == 1
    assert end.kinds() == {"StaleVersion"}
    decision.refresh_from_db()
    assert decision.state == "concurred"
    assert decision.concurrences.count() == 1
