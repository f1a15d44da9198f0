"""Hand a case to another field office."""

from datetime import datetime
from uuid import UUID

from rca.accounts.actors import Actor
from rca.accounts.models import FieldOffice
from rca.actions.case_rules import TRANSFER
from rca.actions.door import verb
from rca.actions.work import enter_case
from rca.cases.models import Case, Transfer
from rca.cases.selectors import case_for_work
from rca.core.errors import FieldError, Invalid
from rca.core.ids import uuid7


@verb
def transfer_case(
    *,
    actor: Actor,
    at: datetime,
    case_id: UUID,
    expected_version: int,
    to_field_office: str,
    reason: str = "",
) -> Case:
    """Transfer a case; live decisions go with it, and its signers are now the new office's.

    Raises NotFound, NotAllowed, StaleVersion, WrongState, and Invalid for an unknown office or
    the one that has the case.
    """
    work = enter_case(actor, at, case_id)
    case = case_for_work(case_id)
    TRANSFER.admit(case, actor, expected_version=expected_version + 1)
    office = FieldOffice.objects.filter(code=to_field_office).first()
    if office is None or office.code == case.field_office_id:
        words = "Name another field office than the one that has the case, by its code."
        raise Invalid(words, errors=[FieldError("/to_field_office", "unknown", words)])
    transfer = Transfer(
        id=uuid7(),
        case=case,
        from_field_office=case.field_office,
        to_field_office=office,
        transferred_by_id=actor.account_id,
        transferred_at=at,
        reason=reason,
    )
    work.add(transfer, "transfer.recorded")
    case.field_office = office
    work.change(case, "case.transferred", "field_office", was=case.state, to=office.code)
    work.write()
    return case
