"""What the database refuses about signatures, returns and supplements (I4, I5, I8)."""

from rca.core.dialects import Dialect
from rca.core.guards import Guard, append_only
from rca.decisions.conditions import STATEMENT_LETTERS, works_for_case
from rca.ledger.row_guards import unrecorded_insert

CONCURRENCE, RETURN, SUPPLEMENT = (
    "decisions_concurrence",
    "decisions_return",
    "decisions_supplement",
)


def _unbound(_: Dialect) -> str:
    return (
        "NOT EXISTS (SELECT 1 FROM decisions_decision d JOIN decisions_evaluation e "
        "ON e.id = d.evaluation_id WHERE d.id = NEW.decision_id AND d.case_id = NEW.case_id "
        "AND d.evaluation_id = NEW.evaluation_id AND e.content_digest = NEW.content_digest "
        "AND d.content_digest = NEW.content_digest "
        "AND d.author_person_id = NEW.author_person_id "
        "AND (d.state = 'submitted' OR (d.state = 'executed' AND e.execute_before_concurrence)))"
    )


def _unauthorised(_: Dialect) -> str:
    return (
        "NOT EXISTS (SELECT 1 FROM accounts_account a JOIN accounts_roleassignment r "
        "ON r.account_id = a.id JOIN cases_case c ON c.id = NEW.case_id "
        "WHERE a.id = NEW.account_id AND a.person_id = NEW.person_id AND a.is_active "
        "AND r.role = NEW.role AND r.field_office_id = c.field_office_id "
        "AND r.revoked_at IS NULL)"
    )


def _by_a_reviewer(_: Dialect) -> str:
    return (
        "EXISTS (SELECT 1 FROM reviews_review r WHERE r.decision_id = NEW.decision_id "
        "AND r.found_by_person_id = NEW.person_id)"
    )


def _wordless(dialect: Dialect) -> str:
    return f"{dialect.letters('NEW.statement')} < {STATEMENT_LETTERS}"


def _return_out_of_turn(_: Dialect) -> str:
    return (
        "NOT EXISTS (SELECT 1 FROM decisions_decision d JOIN accounts_account a "
        "ON a.id = NEW.returned_by_id WHERE d.id = NEW.decision_id "
        "AND d.case_id = NEW.case_id AND d.round = NEW.round "
        "AND d.state IN ('submitted', 'concurred') AND a.person_id <> d.author_person_id) "
        f"OR NOT ({works_for_case('NEW.returned_by_id', 'decisions.return_decision')} "
        f"OR {_holds_its_review('NEW.returned_by_id')})"
    )


def _holds_its_review(account: str) -> str:
    """True when an active account of the policy office has the held review of NEW's decision.

    Finding a held release insufficient returns it.
    """
    return (
        "EXISTS (SELECT 1 FROM reviews_review v JOIN decisions_decision d "
        "ON d.id = v.decision_id AND d.evaluation_id = v.evaluation_id "
        "JOIN accounts_account a ON a.id = v.assigned_to_id "
        "JOIN accounts_roleassignment r ON r.account_id = a.id "
        f"WHERE v.decision_id = NEW.decision_id AND v.hold AND v.assigned_to_id = {account} "
        "AND a.is_active AND r.role = 'policy_office' AND r.revoked_at IS NULL)"
    )


def _supplement_too_early(_: Dialect) -> str:
    return (
        "NOT EXISTS (SELECT 1 FROM decisions_decision d WHERE d.id = NEW.decision_id "
        "AND d.case_id = NEW.case_id AND d.state IN ('submitted', 'concurred', 'executed'))"
    )


SIGNATURE_GUARDS = (
    *append_only(
        CONCURRENCE,
        (
            ("id",),
            ("case_id", "evaluation_id", "role"),
            ("case_id", "evaluation_id", "person_id"),
        ),
    ),
    unrecorded_insert(CONCURRENCE),
    Guard(
        f"{CONCURRENCE}_bound",
        CONCURRENCE,
        "INSERT",
        _unbound,
        "a signature binds the content of a submitted decision in its present round (I5, I8)",
    ),
    Guard(
        f"{CONCURRENCE}_authorised",
        CONCURRENCE,
        "INSERT",
        _unauthorised,
        "the signer holds the role in the field office that has the case (I4)",
    ),
    Guard(
        f"{CONCURRENCE}_not_reviewer",
        CONCURRENCE,
        "INSERT",
        _by_a_reviewer,
        "no person acts twice on one decision (I4)",
    ),
    Guard(f"{CONCURRENCE}_says_why", CONCURRENCE, "INSERT", _wordless, "a signature says why"),
    *append_only(RETURN, (("id",), ("case_id", "decision_id", "round"))),
    unrecorded_insert(RETURN),
    Guard(
        f"{RETURN}_in_turn",
        RETURN,
        "INSERT",
        _return_out_of_turn,
        "only a live decision is returned, and not by its author",
    ),
    *append_only(SUPPLEMENT),
    unrecorded_insert(SUPPLEMENT),
    Guard(
        f"{SUPPLEMENT}_in_turn",
        SUPPLEMENT,
        "INSERT",
        _supplement_too_early,
        "only a submitted decision is supplemented",
    ),
)
