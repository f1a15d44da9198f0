"""Steps of the policy office, on the latest review of the first case."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from rca.actions.claim_review import claim_review, unclaim_review
from rca.actions.escalate_review import escalate_review
from rca.actions.find_review import find_insufficient, find_sufficient
from rca.actions.request_remediation import request_remediation
from tests import contents
from tests.scenarios.choices import reviewers, reviews
from tests.scenarios.machine import CaseWork

ACTIONS = ("claim", "unclaim", "remediate", "escalate", "sufficient", "insufficient")


class ReviewSteps(CaseWork):
    """The steps of reviewers."""

    @precondition(reviews)
    @rule(who=reviewers, action=st.sampled_from(ACTIONS))
    def review(self, who: int, action: str) -> None:
        """Do something to the latest review."""
        case, somebody = self.cases[0], self.people[who]
        model, key = case.model.decisions[-1], case.decision_keys[-1]
        latest = [review for review in self.seen.reviews if review.decision_id == key][-1]
        expected = case.model.on_review(somebody, model, action)
        verb, words = _review_verbs(self)[action]
        self.attempt(expected, verb, somebody, **words, **self._named("review_id", latest.pk))


def _review_verbs(machine: CaseWork) -> dict[str, tuple[Any, dict[str, Any]]]:
    due_on = (machine.at + timedelta(days=7)).date()
    reason = {"reason": contents.REASON}
    return {
        "claim": (claim_review, {}),
        "unclaim": (unclaim_review, {}),
        "remediate": (request_remediation, {**reason, "due_on": due_on}),
        "escalate": (escalate_review, reason),
        "sufficient": (find_sufficient, reason),
        "insufficient": (find_insufficient, {**reason, "failed": ["drivers"]}),
    }
