"""prune_answers: what was kept for retries is forgotten, but never within 24 hours."""

from datetime import timedelta

import pytest

from rca.actions.prune_answers import prune_answers
from rca.core.clock import now
from rca.core.ids import uuid7
from rca.core.models import IdempotentAnswer
from tests.commands.calling import called

pytestmark = pytest.mark.django_db


def _kept(*, hours_ago: int, number: int = 1) -> None:
    made_at = now() - timedelta(hours=hours_ago)
    for _ in range(number):
        IdempotentAnswer.objects.create(
            person_id=uuid7(), key="k", fingerprint="0" * 64, made_at=made_at, status=201
        )


def test_only_old_answers_go() -> None:
    _kept(hours_ago=49, number=3)
    _kept(hours_ago=47, number=2)
    assert "forgotten: 3" in called("prune_answers").told
    assert IdempotentAnswer.objects.count() == 2


def test_a_dry_run_counts_and_keeps() -> None:
    _kept(hours_ago=49, number=3)
    assert "would be forgotten: 3" in called("prune_answers", "--dry-run").told
    assert IdempotentAnswer.objects.count() == 3


def test_keys_live_for_a_day() -> None:
    _kept(hours_ago=30)
    assert called("prune_answers", "--hours", "23").code == 1
    with pytest.raises(ValueError, match="24 hours"):
        prune_answers(at=now(), older_than=timedelta(hours=23))
    assert IdempotentAnswer.objects.exists()
    assert "forgotten: 1" in called("prune_answers", "--hours", "24").told


def test_it_goes_in_portions_oldest_first() -> None:
    _kept(hours_ago=60, number=2)
    _kept(hours_ago=90)
    assert prune_answers(at=now(), at_most=1) == 1
    assert not IdempotentAnswer.objects.filter(made_at__lt=now() - timedelta(hours=80)).exists()
    assert [prune_answers(at=now(), at_most=2) for _ in range(2)] == [2, 0]
