"""What is offered works, and what is not offered is refused: every verb, state and person.

The rules that admit a verb are those that `allowed` reads, so the two can differ only where a verb
knows a reason that its rule does not.
"""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

import pytest

from rca.accounts.actors import Actor
from rca.actions.case_rules import ASSESSMENT_RULES, CASE_RULES
from rca.actions.check_decision import check_decision
from rca.actions.claim_review import claim_review, unclaim_review
from rca.actions.close_case import close_case
from rca.actions.complete_assessment import complete_assessment
from rca.actions.concur import concur
from rca.actions.decision_rules import DECISION_RULES
from rca.actions.draft_decision import draft_decision
from rca.actions.edit_decision import edit_decision
from rca.actions.escalate_review import escalate_review
from rca.actions.execute_decision import execute_decision
from rca.actions.find_review import find_insufficient, find_sufficient
from rca.actions.record_assessment import record_assessment
from rca.actions.record_screening import record_screening
from rca.actions.request_remediation import request_remediation
from rca.actions.return_decision import return_decision
from rca.actions.review_rules import REVIEW_RULES
from rca.actions.rules import Rule, allowed
from rca.actions.submit_decision import submit_decision
from rca.actions.supplement_decision import supplement_decision
from rca.actions.transfer_case import transfer_case
from rca.actions.void_assessment import void_assessment
from rca.actions.withdraw_decision import withdraw_decision
from rca.assessments.selectors import assessment_for_work
from rca.cases.models import Case
from rca.core.errors import NotAllowed, NotFound, WrongState
from rca.decisions.selectors import decision_for_work, with_decisions
from rca.reviews.selectors import review_for_work
from tests import contents, factories
from tests.actions.doing import add, do, fresh
from tests.actions.tables import undone
from tests.assessments import test_transitions as assessments
from tests.cases import test_transitions as cases
from tests.decisions import test_transitions as decisions
from tests.reviews import test_transitions as reviews

pytestmark = pytest.mark.django_db

PEOPLE = (
    "officer.sna",
    "officer2.sna",
    "supervisor.sna",
    "supervisor2.sna",
    "director.sna",
    "officer.elp",
    "policy.hq",
    "policy2.hq",
    "feed.earm",
)
Verb = Callable[[Any, str], object]


def doing(verb: Callable[..., Any], **words: Any) -> Verb:
    """Return the verb as something that a person does to a row."""
    return lambda row, by: do(verb, row, by=by, **words)


def adding(verb: Callable[..., Any], **words: Any) -> Verb:
    """Return the verb as something that a person adds to a case."""
    return lambda case, by: add(verb, case, by=by, **words)


NOW = factories.moment()
REASON = {"reason": contents.REASON}
ON_DECISIONS = {
    "edit": doing(edit_decision, changes={"outcome": "release_on_parole"}),
    "check": doing(check_decision),
    "submit": doing(submit_decision),
    "concur": doing(concur, statement=contents.STATEMENT),
    "return": doing(return_decision, **REASON),
    "withdraw": doing(withdraw_decision, **REASON),
    "execute": lambda row, by: do(
        execute_decision, row, by=by, executed_at=row.submitted_at or NOW
    ),
    "supplement": doing(supplement_decision, text="The second letter came today.", evidence=[]),
}
ON_CASES = {
    "assess": adding(record_assessment, assessment=contents.rca()),
    "decide": adding(draft_decision, content=contents.medical_release()),
    "screen": adding(
        record_screening,
        kind="national_security",
        queried_at=NOW - timedelta(hours=1),
        result="no_record",
        reference="NCIC-1",
    ),
    "transfer": doing(transfer_case, to_field_office="MIA"),
    "close": doing(close_case, **REASON),
}
ON_ASSESSMENTS = {"complete": doing(complete_assessment), "void": doing(void_assessment, **REASON)}
ON_REVIEWS = {
    "claim": doing(claim_review),
    "unclaim": doing(unclaim_review),
    "find-sufficient": doing(find_sufficient, **REASON),
    "find-insufficient": doing(find_insufficient, failed=["drivers"], **REASON),
    "request-remediation": doing(
        request_remediation, due_on=(NOW + timedelta(days=9)).date(), **REASON
    ),
    "escalate": doing(escalate_review, **REASON),
}


def refused(verb: Verb, row: Any, by: str) -> bool:
    """Try a verb; tell whether role, person or state stood against it. Everything is undone."""
    with undone():
        try:
            verb(row, by)
        except (NotFound, NotAllowed, WrongState):
            return True
        return False


def compare(
    rules: Iterable[Rule],
    verbs: dict[str, Verb],
    row: Any,
    as_seen_by: Callable[[Actor], Any],
    subtests: pytest.Subtests,
) -> None:
    """Compare what everybody is offered with what they can do."""
    assert {rule.action for rule in rules} == set(verbs)
    for username in PEOPLE:
        actor = factories.actor(username)
        offered = set(allowed(rules, as_seen_by(actor), actor))
        with subtests.test(by=username):
            assert offered == {
                action for action, verb in verbs.items() if not refused(verb, row, username)
            }


@pytest.mark.parametrize("state", decisions.ARRIVE)
def test_decisions(state: str, subtests: pytest.Subtests) -> None:
    row = decisions.ARRIVE[state]()
    compare(DECISION_RULES, ON_DECISIONS, row, lambda _: decision_for_work(row.pk), subtests)


@pytest.mark.parametrize("state", cases.ARRIVE)
def test_cases(state: str, subtests: pytest.Subtests) -> None:
    row = cases.ARRIVE[state]()
    compare(CASE_RULES, ON_CASES, row, lambda actor: case_of(row, actor), subtests)


@pytest.mark.parametrize("state", ["draft", "submitted", "returned", "withdrawn", "lapsed"])
def test_cases_with_a_decision(state: str, subtests: pytest.Subtests) -> None:
    row = fresh(decisions.ARRIVE[state]().case)
    compare(CASE_RULES, ON_CASES, row, lambda actor: case_of(row, actor), subtests)


def case_of(case: Case, actor: Actor) -> Case:
    """Return the case with what rules ask of its decisions."""
    return with_decisions(Case.objects.all(), actor.person_id).get(pk=case.pk)


@pytest.mark.parametrize("state", assessments.ARRIVE)
def test_assessments(state: str, subtests: pytest.Subtests) -> None:
    row = assessments.ARRIVE[state]()
    compare(ASSESSMENT_RULES, ON_ASSESSMENTS, row, lambda _: assessment_for_work(row.pk), subtests)


@pytest.mark.parametrize("state", reviews.ARRIVE)
def test_reviews(state: str, subtests: pytest.Subtests) -> None:
    review = factories.review_of(factories.submitted())
    for verb in reviews.ARRIVE[state]:
        reviews.TRY[verb](review)
        review = fresh(review)
    compare(REVIEW_RULES, ON_REVIEWS, review, lambda _: review_for_work(review.pk), subtests)


def test_of_two_drafts_one_is_offered_to_be_submitted(subtests: pytest.Subtests) -> None:
    case = factories.case_awaiting_decision()
    waiting = factories.drafted(case=case, by="officer2.sna")
    factories.submitted(case=case)
    compare(
        DECISION_RULES, ON_DECISIONS, waiting, lambda _: decision_for_work(waiting.pk), subtests
    )
