"""Change a draft, or a decision that was returned."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from rca.accounts.actors import Actor
from rca.actions.contents import CONTENT_FIELDS, put_content
from rca.actions.decision_rules import EDIT
from rca.actions.door import verb
from rca.actions.work import enter_case
from rca.decisions.models import Decision
from rca.decisions.selectors import decision_for_work


@verb
def edit_decision(
    *,
    actor: Actor,
    at: datetime,
    decision_id: UUID,
    expected_version: int,
    changes: Mapping[str, Any],
) -> Decision:
    """Replace the parts of the content that `changes` names, and return the decision.

    Raises NotFound, NotAllowed (only the author), StaleVersion, WrongState.
    """
    work = enter_case(actor, at, decision_id, table=Decision._meta.db_table)
    decision = decision_for_work(decision_id)
    EDIT.admit(decision, actor, expected_version=expected_version)
    put_content(decision, {**decision.document, **changes})
    work.change(decision, "decision.edited", *CONTENT_FIELDS, was=decision.state)
    work.write()
    return decision
