"""What the database refuses about decisions, evaluations and signatures, whoever writes.

The names of reliability-security.md section 4 stand beside the guards that carry them.
"""

from rca.core.dialects import Dialect
from rca.core.guards import Guard, append_only, frozen_columns, never_removed
from rca.decisions import conditions as is_
from rca.decisions.edition_guards import EDITION_GUARDS
from rca.decisions.signature_guards import SIGNATURE_GUARDS
from rca.decisions.workflow import STEPS
from rca.ledger.row_guards import machine_guards, step_by_step, unrecorded_insert

DECISION, EVALUATION = "decisions_decision", "decisions_evaluation"

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
        "OR NEW.submitted_at IS NOT NULL)"
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


def _entering(state: str, condition: str) -> str:
    return f"NEW.state = '{state}' AND OLD.state <> '{state}' AND ({condition})"


def _submitted_insert(dialect: Dialect) -> str:
    return f"NEW.state = 'submitted' AND (NEW.round <> 1 OR {_submitted_unjudged(dialect)})"


def _submitted_update(dialect: Dialect) -> str:
    wrong = f"NEW.round <> OLD.round + 1 OR {_submitted_unjudged(dialect)}"
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


def _judged_outside_submission(dialect: Dialect) -> str:
    changed = " OR ".join(dialect.differ(f"NEW.{c}", f"OLD.{c}") for c in JUDGED)
    return f"({changed}) AND NOT (NEW.state = 'submitted' AND OLD.state IN ('draft', 'returned'))"


def _evaluation_untrue(dialect: Dialect) -> str:
    facts_outcome = dialect.json_text("NEW.facts", "decision", "outcome")
    true = (
        f"NEW.content_digest = {dialect.sha256('NEW.content')} "
        f"AND NEW.facts_digest = {dialect.sha256('NEW.facts')} "
        f"AND NEW.outcome = {dialect.json_text('NEW.content', 'outcome')} "
        f"AND NEW.outcome = {facts_outcome} "
        f"AND NEW.contradiction = {is_.contradiction('NEW.assessment_id', 'NEW.outcome')} "
        "AND CAST(NEW.concurrence AS text) LIKE '%\"supervisor\"%' "
        "AND NEW.director_required = "
        "(CAST(NEW.concurrence AS text) LIKE '%\"field_office_director\"%')"
    )
    return f"NOT ({true})"


def _evaluation_unpublished(_: Dialect) -> str:
    return (
        "NOT EXISTS (SELECT 1 FROM policies_edition p WHERE p.id = NEW.edition_id "
        "AND p.digest = NEW.edition_digest AND p.state IN ('published', 'superseded'))"
    )


def _evaluation_below_floor(dialect: Dialect) -> str:
    return (
        "NEW.verdict = 'sufficient' AND NEW.contradiction <> 'none' "
        f"AND NOT ({is_.floor_held(dialect)})"
    )


def _evaluation_of_another_case(dialect: Dialect) -> str:
    return (
        "NEW.assessment_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM assessments_assessment a "
        "WHERE a.id = NEW.assessment_id AND a.case_id = NEW.case_id AND a.state = 'completed')"
    )


GUARDS = (
    *never_removed(DECISION),
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
    *append_only(EVALUATION),
    unrecorded_insert(EVALUATION),
    Guard(
        f"{EVALUATION}_true",
        EVALUATION,
        "INSERT",
        _evaluation_untrue,
        "digests, outcome, contradiction and signers are those of the content (I1, T5)",
    ),
    Guard(
        f"{EVALUATION}_published",
        EVALUATION,
        "INSERT",
        _evaluation_unpublished,
        "only a published edition judges (I10)",
    ),
    Guard(
        f"{EVALUATION}_floor",
        EVALUATION,
        "INSERT",
        _evaluation_below_floor,
        "a contradiction needs a ground, evidence and a narrative (I1c)",
    ),
    Guard(
        f"{EVALUATION}_own_assessment",
        EVALUATION,
        "INSERT",
        _evaluation_of_another_case,
        "the RCA judged is the current one of this case (I7)",
    ),
    *SIGNATURE_GUARDS,
    *EDITION_GUARDS,
)
