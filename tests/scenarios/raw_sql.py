"""Ways past the verbs, tried on whatever rows there are: every one must be refused."""

from collections.abc import Sequence

from django.db import DatabaseError, connection, transaction

from tests.scenarios.invariants import Picture

ON_LEDGER = ("DELETE FROM ledger_entry", "UPDATE ledger_entry SET to_state = 'released'")
ON_CASE = (
    "UPDATE cases_case SET state = 'released', version = version + 1 WHERE state <> 'released'",
    "DELETE FROM cases_case",
)
ON_DECISION = (
    "UPDATE decisions_decision SET state = 'executed', version = version + 1",
    "UPDATE decisions_decision SET state = 'concurred', version = version + 1",
    "UPDATE decisions_decision SET content = '{}', version = version + 1",
    "DELETE FROM decisions_decision",
)
ON_EVALUATION = (
    "UPDATE decisions_evaluation SET verdict = 'sufficient'",
    "UPDATE decisions_evaluation SET hold = (1 = 0)",
    "DELETE FROM decisions_evaluation",
)
ON_CONCURRENCE = (
    "UPDATE decisions_concurrence SET role = 'field_office_director'",
    "DELETE FROM decisions_concurrence",
)
ON_REVIEW = (
    "UPDATE reviews_review SET state = 'found_sufficient', version = version + 1",
    "DELETE FROM reviews_review",
)


def possible(seen: Picture) -> Sequence[str]:
    """Return the attempts that would touch a row."""
    attempts = list(ON_LEDGER)
    if any(case.state != "released" for case in seen.cases):
        attempts.extend(ON_CASE)
    for rows, statements in (
        (seen.decisions, ON_DECISION),
        (seen.evaluations, ON_EVALUATION),
        (seen.concurrences, ON_CONCURRENCE),
        (seen.reviews, ON_REVIEW),
    ):
        if rows:
            attempts.extend(statements)
    return attempts


def lands(statement: str) -> bool:
    """Try a statement and tell whether the database let it pass."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError:
        return False
    return True
