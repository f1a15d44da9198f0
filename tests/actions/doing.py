"""Calling a verb on a row as it stands, and reading what the ledger was told."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from rca.accounts.actors import Actor
from rca.assessments.models import Assessment
from rca.cases.models import Case
from rca.decisions.models import Decision
from rca.ledger.models import Entry
from rca.ledger.selectors import entries_of
from rca.reviews.models import Review
from tests import factories

SUBJECT = {
    Assessment: "assessment_id",
    Case: "case_id",
    Decision: "decision_id",
    Review: "review_id",
}


def do(verb: Callable[..., Any], row: Any, *, by: str | Actor, **words: Any) -> Any:
    """Call `verb` on `row` at the version that `row` has, as the account `by`, and return its end.

    `words` are the verb's further arguments, and `at` or `expected_version` where they differ.
    """
    given: dict[str, Any] = {
        "actor": factories.actor(by) if isinstance(by, str) else by,
        "at": factories.moment(),
        SUBJECT[type(row)]: row.pk,
        "expected_version": row.version,
    }
    return verb(**given | words)


def add(verb: Callable[..., Any], case: Case, *, by: str | Actor, **words: Any) -> Any:
    """Call a verb that adds something to a case, whatever version the case has."""
    who = factories.actor(by) if isinstance(by, str) else by
    return verb(**{"actor": who, "at": factories.moment(), "case_id": case.pk} | words)


def fresh(row: Any) -> Any:
    """Return the row as the database has it now."""
    return type(row)._default_manager.get(pk=row.pk)


def told(chain: UUID, *, after: int = 0) -> list[str]:
    """Return the events of a chain, without the first `after` ones."""
    return [entry.event for entry in entries_of(chain)][after:]


def length(chain: UUID) -> int:
    """Return how many lines a chain has."""
    return Entry.objects.filter(chain=chain).count()
