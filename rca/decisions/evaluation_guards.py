"""What the database refuses about evaluations: they say of their documents only what is there.

Whether an explanation explains is the engine's to say. Everything that columns can show is
checked here: the content and the RCA that were judged, the edition in force, and who must sign.
"""

from rca.core.dialects import Dialect
from rca.core.guards import Guard, append_only
from rca.core.replacing import Key
from rca.decisions import conditions as is_
from rca.ledger.row_guards import unrecorded_insert

EVALUATION = "decisions_evaluation"
ONE_A_ROUND = Key(("case_id", "decision_id", "round"), "{row}.verdict = 'sufficient'")
DIRECTOR = "'field_office_director'"


def _untrue(dialect: Dialect) -> str:
    true = (
        f"NEW.content_digest = {dialect.sha256('NEW.content')} "
        f"AND NEW.facts_digest = {dialect.sha256('NEW.facts')} "
        f"AND NEW.outcome = {dialect.json_text('NEW.content', 'outcome')} "
        f"AND NEW.contradiction = {is_.contradiction('NEW.assessment_id', 'NEW.outcome')}"
    )
    return f"NOT ({true})"


def _judged_something_else(dialect: Dialect) -> str:
    pairs = (
        (("decision", "outcome"), ("outcome",)),
        (("decision", "bond_amount"), ("bond_amount",)),
        (("decision", "conditions"), ("conditions",)),
        (("justification",), ("justification",)),
    )
    return " OR ".join(
        dialect.differ(
            dialect.json_part("NEW.facts", *judged), dialect.json_part("NEW.content", *kept)
        )
        for judged, kept in pairs
    )


def _judged_another_rca(dialect: Dialect) -> str:
    told = " AND ".join(
        f"a.{column} = {dialect.json_text('NEW.facts', 'assessment', column)}"
        for column in ("recommendation", "public_safety_risk", "flight_risk")
    )
    alleged = dialect.json_flag("NEW.facts", "assessment", "mandatory_detention", "alleged")
    same_factor = " AND ".join(
        f"NOT {_differ(dialect, key)}" for key in ("code", "category", "level", "detail")
    )
    factors = (
        f"NOT EXISTS (SELECT 1 FROM {_elements(dialect, 'a.factors', 'said')} "
        f"WHERE NOT EXISTS (SELECT 1 FROM "
        f"{dialect.json_each('NEW.facts', 'told', 'assessment', 'factors')} WHERE {same_factor}))"
    )
    current = (
        "EXISTS (SELECT 1 FROM assessments_assessment a WHERE a.id = NEW.assessment_id "
        "AND a.case_id = NEW.case_id AND a.state = 'completed' "
        f"AND {told} AND a.mandatory_detention_alleged = {alleged} AND {factors})"
    )
    none_told = f"{dialect.json_part('NEW.facts', 'assessment')} IS NULL"
    return f"NOT (CASE WHEN NEW.assessment_id IS NULL THEN {none_told} ELSE {current} END)"


def _differ(dialect: Dialect, key: str) -> str:
    return dialect.differ(
        dialect.json_text("told.value", key), dialect.json_text("said.value", key)
    )


def _elements(dialect: Dialect, column: str, alias: str) -> str:
    if dialect.vendor == "sqlite":
        return f"json_each({column}) AS {alias}"
    return f"jsonb_array_elements({column}) AS {alias}(value)"


def _not_in_force(_: Dialect) -> str:
    return (
        "NOT EXISTS (SELECT 1 FROM policies_edition p WHERE p.id = NEW.edition_id "
        "AND p.digest = NEW.edition_digest AND p.state IN ('published', 'superseded') "
        "AND p.effective_from <= NEW.evaluated_at AND NOT EXISTS (SELECT 1 "
        "FROM policies_edition q WHERE q.state IN ('published', 'superseded') "
        "AND q.effective_from > p.effective_from AND q.effective_from <= NEW.evaluated_at))"
    )


def _signers_untrue(dialect: Dialect) -> str:
    """True unless roles, review and hold are those of the first row that fits (standard)."""
    ground = dialect.json_text("NEW.content", "justification", "ground")
    exempt = dialect.json_lists("counts.value", "hold_exempt_grounds", text=ground)
    review = dialect.json_text("counts.value", "review")
    director = dialect.json_lists("counts.value", "roles", text=DIRECTOR)
    true = (
        f"NEW.director_required = {director} "
        f"AND NEW.hold = ({review} = 'before' AND NOT {exempt}) "
        f"AND NEW.review_required = ({review} <> 'none') "
        f"AND {_listed_as_required()}"
    )
    return f"NOT EXISTS (SELECT 1 FROM ({_row_that_counts(dialect, ground)}) counts WHERE {true})"


def _row_that_counts(dialect: Dialect, ground: str) -> str:
    lists, flag, length = dialect.json_lists, dialect.json_flag, dialect.json_length
    risk = dialect.json_text("NEW.facts", "assessment", "public_safety_risk")
    alleged = flag("NEW.facts", "assessment", "mandatory_detention", "alleged")
    always = (
        f"({length('k.value', 'public_safety_risk')} = 0 "
        f"AND NOT {flag('k.value', 'mandatory_detention_alleged')} "
        f"AND {length('k.value', 'grounds')} = 0)"
    )
    triggered = (
        f"{lists('k.value', 'public_safety_risk', text=risk)} "
        f"OR ({flag('k.value', 'mandatory_detention_alleged')} AND {alleged}) "
        f"OR {lists('k.value', 'grounds', text=ground)}"
    )
    rows = dialect.json_each("p.content", "k", "concurrence")
    return (
        f"SELECT k.value FROM policies_edition p, {rows} "
        "WHERE p.id = NEW.edition_id "
        f"AND {dialect.json_text('k.value', 'contradiction')} = NEW.contradiction "
        f"AND ({always} OR {triggered}) ORDER BY k.key LIMIT 1"
    )


def _listed_as_required() -> str:
    return (
        "CAST(NEW.concurrence AS text) LIKE '%\"supervisor\"%' AND NEW.director_required = "
        "(CAST(NEW.concurrence AS text) LIKE '%\"field_office_director\"%')"
    )


def _does_not_wait(dialect: Dialect) -> str:
    """True when it is to be executed first although no court ordered it under this edition."""
    ground = dialect.json_text("NEW.content", "justification", "ground")
    kind = dialect.json_text("cited.value", "kind")
    cited = dialect.json_each("NEW.content", "cited", "justification", "evidence")
    ordered = (
        f"EXISTS (SELECT 1 FROM policies_edition p, {cited} WHERE p.id = NEW.edition_id "
        f"AND {dialect.json_lists('p.content', 'court_order_exception', 'grounds', text=ground)} "
        f"AND {dialect.json_lists('p.content', 'court_order_exception', 'evidence', text=kind)})"
    )
    return f"NEW.execute_before_concurrence <> (NEW.outcome LIKE 'release%' AND {ordered})"


def _below_floor(dialect: Dialect) -> str:
    return (
        "NEW.verdict = 'sufficient' AND NEW.contradiction <> 'none' "
        f"AND NOT ({is_.floor_held(dialect)})"
    )


def _of_another_decision(_: Dialect) -> str:
    # A refusal is recorded after the fact: meanwhile the decision may have moved on.
    moved_on = "(d.round + 1 <> NEW.round OR d.state NOT IN ('draft', 'returned'))"
    return (
        "EXISTS (SELECT 1 FROM decisions_decision d WHERE d.id = NEW.decision_id "
        "AND (d.case_id <> NEW.case_id OR d.author_person_id <> NEW.author_person_id "
        f"OR (NEW.verdict = 'sufficient' AND {moved_on})))"
    )


EVALUATION_GUARDS = (
    *append_only(EVALUATION, (("id",), ONE_A_ROUND)),
    unrecorded_insert(EVALUATION),
    Guard(
        f"{EVALUATION}_true",
        EVALUATION,
        "INSERT",
        _untrue,
        "digests, outcome and contradiction are those of the content (I1, T5)",
    ),
    Guard(
        f"{EVALUATION}_judged_this",
        EVALUATION,
        "INSERT",
        _judged_something_else,
        "the facts that were judged are those of the content (I5)",
    ),
    Guard(
        f"{EVALUATION}_judged_this_rca",
        EVALUATION,
        "INSERT",
        _judged_another_rca,
        "the RCA judged is the current one of this case, as it was said (I7, T5)",
    ),
    Guard(
        f"{EVALUATION}_in_force",
        EVALUATION,
        "INSERT",
        _not_in_force,
        "only the published edition in force judges (I10)",
    ),
    Guard(
        f"{EVALUATION}_signers",
        EVALUATION,
        "INSERT",
        _signers_untrue,
        "who must sign, the review and the hold are those of the edition (I1b)",
    ),
    Guard(
        f"{EVALUATION}_waits",
        EVALUATION,
        "INSERT",
        _does_not_wait,
        "only what a court ordered is executed before it is signed (I1)",
    ),
    Guard(
        f"{EVALUATION}_floor",
        EVALUATION,
        "INSERT",
        _below_floor,
        "a contradiction needs a ground, evidence and a narrative (I1c)",
    ),
    Guard(
        f"{EVALUATION}_own_decision",
        EVALUATION,
        "INSERT",
        _of_another_decision,
        "an evaluation is of the next round of an unsubmitted decision of this case",
    ),
)
