"""Put a vetting query on a case's record."""

from datetime import datetime
from uuid import UUID

from rca.accounts.actors import Actor
from rca.actions.case_rules import SCREEN
from rca.actions.door import verb
from rca.actions.periods import not_in_the_future
from rca.actions.work import enter_case
from rca.cases.models import Screening
from rca.cases.selectors import case_for_work
from rca.core.ids import uuid7


@verb
def record_screening(
    *,
    actor: Actor,
    at: datetime,
    case_id: UUID,
    kind: str,
    queried_at: datetime,
    result: str,
    reference: str,
) -> Screening:
    """Record that a vetting query was run for the person of a case, and what it returned.

    Raises NotFound, NotAllowed, WrongState, and Invalid for a query from the future.
    """
    work = enter_case(actor, at, case_id)
    case = case_for_work(case_id)
    SCREEN.admit(case, actor)
    not_in_the_future(queried_at, at, pointer="/queried_at")
    screening = Screening(
        id=uuid7(),
        case=case,
        kind=kind,
        queried_at=min(queried_at, at),
        result=result,
        reference=reference,
        recorded_by_id=actor.account_id,
        recorded_at=at,
    )
    work.add(screening, "screening.recorded", kind=kind, result=result)
    work.write()
    return screening
