"""SQL conditions about decisions, each a sentence of the rulebook said to the database."""

from rca.accounts.permission_map import PERMISSIONS
from rca.core.dialects import Dialect

NARRATIVE_LETTERS = 40
"""The floor under every narrative (threat T1); the engine asks for far more than this."""

STATEMENT_LETTERS = 7
"""The floor under every concurrence statement."""

CONTRADICTION = """CASE
 WHEN {assessment} IS NULL THEN
  CASE WHEN {outcome} LIKE 'release%' THEN 'release_without_assessment' ELSE 'none' END
 WHEN {recommendation} = 'detain' AND {outcome} LIKE 'release%' THEN 'release_against_detain'
 WHEN {recommendation} = 'detain' AND {outcome} = 'detain_bond_eligible'
  THEN 'bond_against_no_bond'
 WHEN {recommendation} = 'detain_bond_eligible' AND {outcome} LIKE 'release%'
  AND {outcome} <> 'release_on_bond' THEN 'release_against_detain'
 WHEN {recommendation} = 'release' AND {outcome} NOT LIKE 'release%'
  THEN 'detain_against_release'
 ELSE 'none' END"""


IN_OFFICE_OF_CASE = (
    "NEW.field_office_id = (SELECT c.field_office_id FROM cases_case c WHERE c.id = NEW.case_id)"
)


def works_for_case(who: str, permission: str, *, column: str = "id") -> str:
    """True when an active account holds a role with `permission` in the office of NEW's case.

    `who` is an account, or a person with `column` set to `person_id`: one of their accounts.
    """
    roles = ", ".join(sorted(f"'{role.value}'" for role in PERMISSIONS[permission]))
    return (
        "EXISTS (SELECT 1 FROM accounts_account a JOIN accounts_roleassignment r "
        "ON r.account_id = a.id JOIN cases_case c ON c.id = NEW.case_id "
        f"WHERE a.{column} = {who} AND a.is_active AND r.role IN ({roles}) "
        "AND r.field_office_id = c.field_office_id AND r.revoked_at IS NULL)"
    )


def contradiction(assessment: str, outcome: str) -> str:
    """Return SQL for the contradiction between an assessment's id and an outcome."""
    recommendation = (
        f"(SELECT a.recommendation FROM assessments_assessment a WHERE a.id = {assessment})"
    )
    text = CONTRADICTION.format(
        assessment=assessment, outcome=outcome, recommendation=recommendation
    )
    return " ".join(text.split())


def evaluated(dialect: Dialect) -> str:
    """True when NEW rests on a sufficient evaluation of exactly its content, this round."""
    same_assessment = f"NOT {dialect.differ('e.assessment_id', 'NEW.assessment_id')}"
    return (
        "EXISTS (SELECT 1 FROM decisions_evaluation e JOIN policies_edition p "
        "ON p.id = e.edition_id WHERE e.id = NEW.evaluation_id AND e.decision_id = NEW.id "
        "AND e.case_id = NEW.case_id AND e.verdict = 'sufficient' AND e.round = NEW.round "
        "AND e.content = NEW.content AND e.content_digest = NEW.content_digest "
        "AND e.outcome = NEW.outcome AND e.contradiction = NEW.contradiction "
        "AND e.evaluated_at = NEW.submitted_at "
        f"AND e.author_person_id = NEW.author_person_id AND {same_assessment} "
        "AND p.state IN ('published', 'superseded') AND p.digest = e.edition_digest)"
    )


def on_current_assessment(dialect: Dialect) -> str:
    """True when NEW rests on the case's current RCA, or on none where there is none."""
    current = (
        "(SELECT a.id FROM assessments_assessment a "
        "WHERE a.case_id = NEW.case_id AND a.state = 'completed')"
    )
    return f"NOT {dialect.differ('NEW.assessment_id', current)}"


def signed(role: str) -> str:
    """True when the present round bears a signature in `role` under exactly this content."""
    return (
        "EXISTS (SELECT 1 FROM decisions_concurrence c WHERE c.decision_id = NEW.id "
        "AND c.evaluation_id = NEW.evaluation_id AND c.content_digest = NEW.content_digest "
        f"AND c.role = '{role}' AND c.person_id <> NEW.author_person_id)"
    )


def flag(column: str) -> str:
    """True when the evaluation that NEW rests on has the boolean `column` set."""
    return (
        "EXISTS (SELECT 1 FROM decisions_evaluation e "
        f"WHERE e.id = NEW.evaluation_id AND e.{column})"
    )


def fully_signed() -> str:
    """True when every concurrence that the evaluation demands has been given."""
    return (
        f"({signed('supervisor')} AND (NOT {flag('director_required')} "
        f"OR {signed('field_office_director')}))"
    )


def content_told(dialect: Dialect) -> str:
    """True when NEW's columns say what its content says, and the digest is the content's."""
    ground = dialect.json_text("NEW.content", "justification", "ground")
    return (
        f"NEW.content_digest = {dialect.sha256('NEW.content')} "
        f"AND NEW.outcome = {dialect.json_text('NEW.content', 'outcome')} "
        f"AND NOT {dialect.differ('NEW.ground', ground)}"
    )


def floor_held(dialect: Dialect) -> str:
    """True when a content that contradicts the RCA has at least ground, evidence, narrative."""
    narrative = dialect.json_text("NEW.content", "justification", "narrative")
    return (
        f"{dialect.json_text('NEW.content', 'justification', 'ground')} IS NOT NULL "
        f"AND {dialect.json_length('NEW.content', 'justification', 'evidence')} > 0 "
        f"AND {dialect.letters(narrative)} >= {NARRATIVE_LETTERS}"
    )
