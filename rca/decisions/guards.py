"""What the database refuses about decisions, evaluations and signatures, whoever writes.

The names of reliability-security.md section 4 stand beside the guards that carry them.
"""

from rca.core.dialects import Dialect
from rca.core.guards import Guard, frozen_columns, never_removed
from rca.core.replacing import Key
from rca.decisions import conditions as is_
from rca.decisions.edition_guards import EDITION_GUARDS
from rca.decisions.evaluation_guards import EVALUATION_GUARDS
from rca.decisions.signature_guards import SIGNATURE_GUARDS
from rca.decisions.workflow import EDITABLE, LIVE, STEPS
from rca.ledger.row_guards import machine_guards, step_by_step

DECISION = "decisions_decision"
ONE_LIVE = Key(("case_id",), f"{{row}}.state IN {LIVE}")
ONE_DRAFT = Key(("case_id", "author_person_id"), f"{{row}}.state IN {EDITABLE}")

JUDGED = (
    "evaluation_id",
    "assessment_id",
    "contradiction",
    "submitted_at",
    "round",
    "concurrence_due_at",
    "field_office_id",
)
CONTENT = ("content", "content_digest", "outcome", "ground")
EXECUTION = ("executed_at", "executed_by_id", "execution_findings")


def _not_told(dialect: Dialect) -> str:
    author = (
        "EXISTS (SELECT 1 FROM accounts_account a "
        "WHERE a.id = NEW.author_id AND a.person_id = NEW.author_person_id)"
    )
    return f"NOT ({is_.content_told(dialect)} AND {author})"


def _born_unjudged(dialect: Dialect) -> str:
    return (
        "NEW.state = 'draft' AND (NEW.evaluation_id IS NOT NULL OR NEW.round <> 0 "
        "OR NEW.submitted_at IS NOT NULL OR NEW.assessment_id IS NOT NULL "
        "OR NEW.contradiction <> 'none' OR NEW.concurrence_due_at IS NOT NULL "
        f"OR NOT ({is_.IN_OFFICE_OF_CASE}))"
    )


def _case_closed(_: Dialect) -> str:
    return (
        "EXISTS (SELECT 1 FROM cases_case c WHERE c.id = NEW.case_id "
        "AND c.state IN ('released', 'closed'))"
    )


def _submitted_unjudged(dialect: Dialect) -> str:
    right = (
        f"{is_.evaluated(dialect)} AND {is_.on_current_assessment(dialect)} "
        f"AND NEW.contradiction = {is_.contradiction('NEW.assessment_id', 'NEW.outcome')}"
    )
    return f"NOT ({right}) OR {_case_closed(dialect)}"


def _submission_unfit(dialect: Dialect) -> str:
    """True unless a submission is judged, by one who may submit, and says what is owed when."""
    # By person: whoever lost the role under one account may hold it under another.
    permission = "decisions.submit_decision"
    author = is_.works_for_case("NEW.author_person_id", permission, column="person_id")
    owed = f"{is_.flag('execute_before_concurrence')} = (NEW.concurrence_due_at IS NOT NULL)"
    fit = f"{author} AND {owed} AND {is_.IN_OFFICE_OF_CASE}"
    return f"{_submitted_unjudged(dialect)} OR NOT ({fit})"


def _entering(state: str, condition: str) -> str:
    return f"NEW.state = '{state}' AND OLD.state <> '{state}' AND ({condition})"


def _submitted_insert(dialect: Dialect) -> str:
    return f"NEW.state = 'submitted' AND (NEW.round <> 1 OR {_submission_unfit(dialect)})"


def _submitted_update(dialect: Dialect) -> str:
    wrong = f"NEW.round <> OLD.round + 1 OR {_submission_unfit(dialect)}"
    return _entering("submitted", wrong)


def _concurred_unsigned(_: Dialect) -> str:
    return _entering("concurred", f"NOT {is_.fully_signed()}")


def _executed_unsigned(_: Dialect) -> str:
    ordered = (
        f"({is_.flag('execute_before_concurrence')} AND NEW.ground = 'court_order' "
        'AND NEW.content LIKE \'%"kind":"court_order"%\')'
    )
    return _entering("executed", f"NOT ({is_.fully_signed()} OR {ordered})")


def _executed_on_hold(_: Dialect) -> str:
    cleared = (
        "EXISTS (SELECT 1 FROM reviews_review r WHERE r.evaluation_id = NEW.evaluation_id "
        "AND r.decision_id = NEW.id AND r.state = 'found_sufficient')"
    )
    return _entering("executed", f"{is_.flag('hold')} AND NOT {cleared}")


def _executed_unjudged(dialect: Dialect) -> str:
    early = f"{dialect.second('NEW.executed_at')} < {dialect.second('NEW.submitted_at')}"
    return _entering("executed", f"{_submitted_unjudged(dialect)} OR {early}")


def _executed_by_another(_: Dialect) -> str:
    officer = is_.works_for_case("NEW.executed_by_id", "decisions.execute_decision")
    return _entering("executed", f"NOT {officer}")


def _judged_outside_submission(dialect: Dialect) -> str:
    changed = " OR ".join(dialect.differ(f"NEW.{c}", f"OLD.{c}") for c in JUDGED)
    return f"({changed}) AND NOT (NEW.state = 'submitted' AND OLD.state IN ('draft', 'returned'))"


GUARDS = (
    *never_removed(DECISION, (("id",), ONE_LIVE, ONE_DRAFT)),
    *machine_guards(DECISION, STEPS, born=("draft", "submitted")),
    step_by_step(DECISION),
    Guard(
        f"{DECISION}_told_insert",
        DECISION,
        "INSERT",
        _not_told,
        "outcome, ground and digest are those of the content; the author is one person",
    ),
    Guard(
        f"{DECISION}_told_update",
        DECISION,
        "UPDATE",
        _not_told,
        "outcome, ground and digest are those of the content; the author is one person",
    ),
    Guard(
        f"{DECISION}_draft_unjudged",
        DECISION,
        "INSERT",
        _born_unjudged,
        "a draft has not been judged",
    ),
    Guard(f"{DECISION}_case_open", DECISION, "INSERT", _case_closed, "the case is not open"),
    Guard(
        f"{DECISION}_submitted_insert",
        DECISION,
        "INSERT",
        _submitted_insert,
        "no submission without a sufficient evaluation of exactly this content (I1, I5, I7)",
    ),
    Guard(
        f"{DECISION}_submitted_update",
        DECISION,
        "UPDATE",
        _submitted_update,
        "no submission without a sufficient evaluation of exactly this content (I1, I5, I7)",
    ),
    Guard(
        f"{DECISION}_concurred_signed",
        DECISION,
        "UPDATE",
        _concurred_unsigned,
        "every concurrence that the policy demands must have been given (I1b)",
    ),
    Guard(
        f"{DECISION}_executed_signed",
        DECISION,
        "UPDATE",
        _executed_unsigned,
        "nothing is executed before it is signed, unless a court ordered it (I1)",
    ),
    Guard(
        f"{DECISION}_executed_cleared",
        DECISION,
        "UPDATE",
        _executed_on_hold,
        "a held release waits for the policy office (I1)",
    ),
    Guard(
        f"{DECISION}_executed_judged",
        DECISION,
        "UPDATE",
        _executed_unjudged,
        "what is executed rests on the current RCA and a sufficient evaluation (I1, I7)",
    ),
    Guard(
        f"{DECISION}_executed_by_officer",
        DECISION,
        "UPDATE",
        _executed_by_another,
        "an officer of the field office that has the case executes",
    ),
    frozen_columns(
        DECISION,
        f"{DECISION}_origin",
        ("id", "case_id", "author_id", "author_person_id", "created_at"),
        once=lambda _: "true",
    ),
    frozen_columns(
        DECISION,
        f"{DECISION}_content",
        CONTENT,
        once=lambda _: "OLD.state NOT IN ('draft', 'returned')",
    ),
    frozen_columns(
        DECISION,
        f"{DECISION}_execution",
        EXECUTION,
        once=lambda _: "NEW.state <> 'executed' OR OLD.state = 'executed'",
    ),
    Guard(
        f"{DECISION}_judged_once",
        DECISION,
        "UPDATE",
        _judged_outside_submission,
        "what the evaluation set changes only by submitting again",
    ),
    *EVALUATION_GUARDS,
    *SIGNATURE_GUARDS,
    *EDITION_GUARDS,
)
