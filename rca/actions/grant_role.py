"""Grant a role to an account, and revoke one."""

from datetime import datetime
from uuid import UUID

from rca.accounts.actors import Actor
from rca.accounts.models import Account, FieldOffice, RoleAssignment
from rca.accounts.permission_map import EVERY_OFFICE, Role
from rca.actions.door import verb
from rca.actions.work import Work, enter_account
from rca.core.errors import FieldError, Invalid, NotAllowed, NotFound, WrongState
from rca.core.ids import uuid7


@verb
def grant_role(
    *, actor: Actor, at: datetime, account: Account, role: Role, field_office: str | None = None
) -> RoleAssignment:
    """Grant `role` in a field office (or everywhere, for roles that are not bound to one).

    Raises NotAllowed without the role to do so, or for the actor's own person; Invalid when
    office and role do not fit; WrongState when it is held already.
    """
    work = _enter(actor, at, account)
    office = _office(role, field_office)
    if account.assignments.filter(
        role=role.value, field_office=office, revoked_at__isnull=True
    ).exists():
        raise WrongState("The account holds this role there already.", code="role-held")
    assignment = RoleAssignment(
        id=uuid7(), account=account, role=role.value, field_office=office, granted_at=at
    )
    work.add(assignment, "role.granted", role=role.value, field_office=field_office)
    work.write()
    return assignment


@verb
def revoke_role(*, actor: Actor, at: datetime, assignment_id: UUID) -> RoleAssignment:
    """Revoke a role from now on; that it was held stays on record.

    Raises NotFound, NotAllowed, WrongState when it was revoked before.
    """
    account = Account.objects.filter(assignments=assignment_id).first()
    if account is None:
        raise NotFound
    work = _enter(actor, at, account)
    assignment = RoleAssignment.objects.get(pk=assignment_id)
    if assignment.revoked_at is not None:
        raise WrongState("This role was revoked before.", code="role-revoked")
    # Clocks differ and are set back: a role is not revoked before it was granted.
    assignment.revoked_at = max(at, assignment.granted_at)
    work.change(assignment, "role.revoked", "revoked_at", role=assignment.role)
    work.write()
    return assignment


def _enter(actor: Actor, at: datetime, account: Account) -> Work:
    if not actor.may("accounts.manage_accounts"):
        raise NotAllowed("Only administrators manage accounts.")
    if account.person_id == actor.person_id:
        raise NotAllowed("Nobody grants or revokes their own roles.", code="same-person")
    return enter_account(actor, at, account.pk)


def _office(role: Role, code: str | None) -> FieldOffice | None:
    everywhere = role in EVERY_OFFICE
    office = None if code is None else FieldOffice.objects.filter(code=code).first()
    if everywhere != (code is None) or (code is not None and office is None):
        words = "This role is held everywhere." if everywhere else "Name a field office."
        raise Invalid(words, errors=[FieldError("/field_office", "invalid", words)])
    return office
