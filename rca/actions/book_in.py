"""Open a custody case: book a person in."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings

from rca.accounts.actors import Actor
from rca.accounts.models import FieldOffice
from rca.actions.door import verb
from rca.actions.periods import not_in_the_future
from rca.actions.work import new_chain
from rca.cases.models import Case
from rca.cases.selectors import detainee as detainee_by_id
from rca.cases.workflow import OPEN
from rca.core.errors import FieldError, Invalid, NotAllowed, WrongState
from rca.core.ids import uuid7


@verb
def book_in(
    *, actor: Actor, at: datetime, detainee_id: UUID, field_office: str, booked_in_at: datetime
) -> Case:
    """Open a case in `awaiting_assessment` and return it.

    `booked_in_at` is aware and not in the future. Raises NotAllowed when the actor may not book
    in there, Invalid for an unknown person or office, WrongState when the person is in custody
    under another case.
    """
    office = _office(actor, field_office)
    not_in_the_future(booked_in_at, at, pointer="/booked_in_at")
    person = detainee_by_id(detainee_id)
    if person is None:
        raise _unknown("/detainee", "No detainee has this id. Register the person first.")
    if Case.objects.filter(detainee=person, state__in=OPEN).exists():
        raise WrongState("This person is in custody under another case.", code="in-custody")
    case = Case(
        id=uuid7(),
        detainee=person,
        field_office=office,
        booked_in_at=booked_in_at,
        assessment_due_at=booked_in_at + timedelta(hours=settings.RCA_ASSESSMENT_DUE_HOURS),
        created_at=at,
    )
    work = new_chain(actor, at, case.id, "case")
    work.add(case, "case.opened", field_office=office.code)
    work.notify(
        "assessment.awaited",
        case,
        to_role="officer",
        to_field_office=office.code,
        due_at=case.assessment_due_at,
    )
    work.write()
    return case


def _office(actor: Actor, code: str) -> FieldOffice:
    office = FieldOffice.objects.filter(code=code).first()
    if office is None:
        raise _unknown("/field_office", "No field office has this code.")
    if not actor.may_in("cases.book_in", code):
        raise NotAllowed(f"None of your roles in {code} may book somebody in.")
    return office


def _unknown(pointer: str, words: str) -> Invalid:
    return Invalid(words, errors=[FieldError(pointer, "unknown", words)])
