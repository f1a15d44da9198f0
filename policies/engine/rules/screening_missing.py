"""Before a release is executed, the required vetting queries are on record and fresh.

Source: policy edition, screenings.
"""

from collections.abc import Iterator
from datetime import timedelta

from policies.engine.facts import Facts
from policies.engine.policy import Policy
from policies.engine.verdict import Finding
from policies.engine.vocabulary import CONCERN, RELEASES

CODE = "screening-missing"
QUESTION = "safeguards"
SEVERITY = CONCERN
SOURCE = "policy edition, screenings"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """Look for each required query within the policy's hours before execution.

    The policy says whether a missing query is a concern or blocks.
    """
    if facts.stage != "execution" or facts.decision.outcome not in RELEASES:
        return
    for kind in policy.screenings.kinds:
        if not _is_fresh(facts, kind, timedelta(hours=policy.screenings.within_hours)):
            yield Finding(
                rule=CODE,
                question=QUESTION,
                severity=policy.screenings.severity,
                pointer="/screenings",
                message=(
                    f"No query of kind {kind} is on record for this person within the "
                    f"last {policy.screenings.within_hours} hours."
                ),
                remedy=f"Run the query {kind} and record its result before the release.",
            )


def _is_fresh(facts: Facts, kind: str, within: timedelta) -> bool:
    """A query after the moment of execution counts as little as a stale one."""
    if facts.executing_at is None:
        return False
    ages = (facts.executing_at - s.queried_at for s in facts.screenings if s.kind == kind)
    return any(timedelta(0) <= age <= within for age in ages)
