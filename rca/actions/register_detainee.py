"""Register a person in custody."""

from datetime import date, datetime

from rca.accounts.actors import Actor
from rca.actions.door import verb
from rca.actions.work import new_chain
from rca.cases.models import Detainee
from rca.core.errors import FieldError, Invalid, NotAllowed, WrongState
from rca.core.ids import uuid7

EARLIEST_BIRTH = date(1900, 1, 1)


@verb
def register_detainee(
    *,
    actor: Actor,
    at: datetime,
    a_number: str,
    given_name: str,
    family_name: str,
    date_of_birth: date,
    country_of_citizenship: str,
    sex: str,
) -> Detainee:
    """Register a detainee under a new A-number and return the row.

    Raises NotAllowed without the role, Invalid for an impossible date of birth, WrongState when
    the A-number is taken.
    """
    if not actor.may("cases.book_in"):
        raise NotAllowed("Only officers and feeds register detainees.")
    _check_birth(date_of_birth, at)
    if Detainee.objects.filter(a_number=a_number).exists():
        words = "A person is registered under this A-number already."
        fault = FieldError("/a_number", "taken", words)
        raise WrongState(words, code="a-number-taken", errors=[fault])
    detainee = Detainee(
        id=uuid7(),
        a_number=a_number,
        given_name=given_name,
        family_name=family_name,
        date_of_birth=date_of_birth,
        country_of_citizenship=country_of_citizenship,
        sex=sex,
        created_at=at,
    )
    work = new_chain(actor, at, detainee.id, "detainee")
    work.add(detainee, "detainee.registered")
    work.write()
    return detainee


def _check_birth(day: date, at: datetime) -> None:
    if EARLIEST_BIRTH <= day <= at.date():
        return
    words = "Give a date of birth between 1900-01-01 and today."
    raise Invalid(words, errors=[FieldError("/date_of_birth", "impossible-date", words)])
