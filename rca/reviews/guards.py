"""What the database refuses about reviews, and about what must not happen without one."""

from rca.core.dialects import Dialect
from rca.core.guards import Guard, frozen_columns, never_removed
from rca.core.replacing import Key
from rca.ledger.row_guards import machine_guards, step_by_step
from rca.reviews.workflow import PENDING, STEPS

REVIEW, DECISION, CASE, ASSESSMENT = (
    "reviews_review",
    "decisions_decision",
    "cases_case",
    "assessments_assessment",
)
LIVE = "('submitted', 'concurred')"
FOUND = "('found_sufficient', 'found_insufficient')"
SUBJECT = (
    "id",
    "case_id",
    "decision_id",
    "evaluation_id",
    "field_office_id",
    "contradiction",
    "public_safety_risk",
    "flight_risk",
    "ground",
    "hold",
    "opened_at",
    "due_at",
)
FINDING = ("reason", "failed", "found_by_id", "found_by_person_id", "found_at")


def _of_nothing(_: Dialect) -> str:
    return (
        "NOT EXISTS (SELECT 1 FROM decisions_evaluation e WHERE e.id = NEW.evaluation_id "
        "AND e.decision_id = NEW.decision_id AND e.case_id = NEW.case_id "
        "AND e.contradiction = NEW.contradiction AND e.verdict = 'sufficient' "
        "AND NEW.hold = e.hold) OR NEW.field_office_id <> "
        "(SELECT c.field_office_id FROM cases_case c WHERE c.id = NEW.case_id)"
    )


def _found_by_one_involved(_: Dialect) -> str:
    return (
        f"NEW.state IN {FOUND} AND (NOT EXISTS (SELECT 1 FROM accounts_account a "
        "JOIN accounts_roleassignment r ON r.account_id = a.id WHERE a.id = NEW.found_by_id "
        "AND a.person_id = NEW.found_by_person_id AND a.is_active "
        "AND r.role = 'policy_office' AND r.revoked_at IS NULL) "
        "OR EXISTS (SELECT 1 FROM decisions_decision d WHERE d.id = NEW.decision_id "
        "AND d.author_person_id = NEW.found_by_person_id) "
        "OR EXISTS (SELECT 1 FROM decisions_concurrence c WHERE c.decision_id = NEW.decision_id "
        "AND c.person_id = NEW.found_by_person_id))"
    )


def _unreviewed(_: Dialect) -> str:
    return (
        "NEW.state = 'submitted' AND EXISTS (SELECT 1 FROM decisions_evaluation e "
        "WHERE e.id = NEW.evaluation_id AND e.contradiction <> 'none') "
        "AND NOT EXISTS (SELECT 1 FROM reviews_review r WHERE r.decision_id = NEW.id "
        "AND r.evaluation_id = NEW.evaluation_id)"
    )


def _executed_unreviewed(_: Dialect) -> str:
    return (
        "NEW.state = 'executed' AND OLD.state <> 'executed' AND NEW.contradiction <> 'none' "
        "AND NOT EXISTS (SELECT 1 FROM reviews_review r WHERE r.decision_id = NEW.id "
        "AND r.evaluation_id = NEW.evaluation_id AND r.state <> 'cancelled')"
    )


def _cancelled_after_execution(_: Dialect) -> str:
    return (
        "NEW.state = 'cancelled' AND OLD.state <> 'cancelled' AND EXISTS (SELECT 1 "
        "FROM decisions_decision d WHERE d.id = NEW.decision_id AND d.state = 'executed')"
    )


def _freed_without_decision(dialect: Dialect) -> str:
    current = (
        "(SELECT a.id FROM assessments_assessment a "
        "WHERE a.case_id = NEW.id AND a.state = 'completed')"
    )
    executed = (
        "EXISTS (SELECT 1 FROM decisions_decision d WHERE d.case_id = NEW.id "
        "AND d.state = 'executed' AND d.outcome {} 'release%' "
        f"AND NOT {dialect.differ('d.assessment_id', current)})"
    )
    return (
        f"{dialect.differ('NEW.state', 'OLD.state')} AND "
        f"((NEW.state = 'released' AND NOT {executed.format('LIKE')}) "
        f"OR (NEW.state = 'detained' AND NOT {executed.format('NOT LIKE')}))"
    )


def _assessment_pulled_away(_: Dialect) -> str:
    return (
        "OLD.state = 'completed' AND NEW.state <> 'completed' AND EXISTS (SELECT 1 "
        "FROM decisions_decision d WHERE d.assessment_id = NEW.id "
        f"AND d.state IN {LIVE})"
    )


def _assessment_beside_live(_: Dialect) -> str:
    return (
        "OLD.state = 'draft' AND NEW.state = 'completed' AND EXISTS (SELECT 1 "
        f"FROM decisions_decision d WHERE d.case_id = NEW.case_id AND d.state IN {LIVE})"
    )


GUARDS = (
    *never_removed(
        REVIEW, (("id",), Key(("case_id", "decision_id"), f"{{row}}.state IN {PENDING}"))
    ),
    *machine_guards(REVIEW, STEPS),
    step_by_step(REVIEW),
    Guard(
        f"{REVIEW}_of_something",
        REVIEW,
        "INSERT",
        _of_nothing,
        "a review is of a sufficient evaluation, and holds what that holds",
    ),
    Guard(
        f"{REVIEW}_independent",
        REVIEW,
        "UPDATE",
        _found_by_one_involved,
        "the policy office finds, and nobody who wrote or signed the decision (I4)",
    ),
    frozen_columns(REVIEW, f"{REVIEW}_subject", SUBJECT, once=lambda _: "true"),
    frozen_columns(REVIEW, f"{REVIEW}_finding", FINDING, once=lambda _: f"OLD.state IN {FOUND}"),
    Guard(
        f"{DECISION}_reviewed_insert",
        DECISION,
        "INSERT",
        _unreviewed,
        "a contradiction opens a review at once",
    ),
    Guard(
        f"{DECISION}_reviewed_update",
        DECISION,
        "UPDATE",
        _unreviewed,
        "a contradiction opens a review at once",
    ),
    Guard(
        f"{DECISION}_executed_reviewed",
        DECISION,
        "UPDATE",
        _executed_unreviewed,
        "nothing that contradicts the RCA is executed out of the policy office's sight",
    ),
    Guard(
        f"{REVIEW}_owed_after_execution",
        REVIEW,
        "UPDATE",
        _cancelled_after_execution,
        "the review of what was executed is not cancelled",
    ),
    Guard(
        f"{CASE}_freed_by_decision",
        CASE,
        "UPDATE",
        _freed_without_decision,
        "nobody is released or detained without an executed decision",
    ),
    Guard(
        f"{ASSESSMENT}_not_pulled_away",
        ASSESSMENT,
        "UPDATE",
        _assessment_pulled_away,
        "decisions that rest on an RCA lapse before it goes (I7)",
    ),
    Guard(
        f"{ASSESSMENT}_not_beside_live",
        ASSESSMENT,
        "UPDATE",
        _assessment_beside_live,
        "decisions lapse before a new RCA is completed (I7)",
    ),
)
