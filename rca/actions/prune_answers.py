"""Forget answers that were kept for retries and are too old to be asked for again."""

from datetime import datetime, timedelta

from rca.actions.door import verb
from rca.core.models import IdempotentAnswer

SHORTEST = timedelta(hours=24)
"""The API contract: keys live at least this long."""

KEPT_FOR = timedelta(hours=48)
"""Twice what the contract asks for, so that a night's retries still find their answers."""


@verb
def prune_answers(*, at: datetime, older_than: timedelta = KEPT_FOR, at_most: int = 5_000) -> int:
    """Remove at most so many answers made longer than `older_than` before `at`; return how many.

    Housekeeping, with no actor: an answer is no record of the case work, the ledger line is.
    In small portions, so that nobody waits long for the write lock. Raises ValueError for less
    than 24 hours.
    """
    if older_than < SHORTEST:
        raise ValueError("answers are kept for at least 24 hours")
    old = IdempotentAnswer.objects.filter(made_at__lt=at - older_than).order_by("made_at")
    portion = list(old.values_list("pk", flat=True)[:at_most])
    removed, _ = IdempotentAnswer.objects.filter(pk__in=portion).delete()
    return removed
