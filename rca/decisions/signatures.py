"""Which signatures a decision has in its present round, and which it still lacks."""

from rca.decisions.models import Concurrence, Decision


def given(decision: Decision) -> list[Concurrence]:
    """Return the concurrences of the present round, in the order in which they were given."""
    present = [c for c in decision.concurrences.all() if c.evaluation_id == decision.evaluation_id]
    return sorted(present, key=lambda concurrence: concurrence.concurred_at)


def missing(decision: Decision) -> list[str]:
    """Return the roles whose concurrence the present round demands and does not have."""
    if decision.evaluation is None:
        return []
    have = {concurrence.role for concurrence in given(decision)}
    return [role for role in decision.evaluation.concurrence if role not in have]


def remember(decision: Decision, **related: list[object]) -> None:
    """Let the decision know related rows just written, so that nothing reads them again."""
    cache = decision.__dict__.setdefault("_prefetched_objects_cache", {})
    cache.update(related)
