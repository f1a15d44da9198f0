"""Everything that is read of accounts."""

from datetime import datetime
from typing import Any

from django.db.models import FilteredRelation, Q, QuerySet
from knox.models import AuthToken

from rca.accounts.actors import Actor, assignments_from
from rca.accounts.models import Account, FieldOffice, RoleAssignment


def actor_for_token(digest: str, at: datetime) -> tuple[Account, Actor, datetime] | None:
    """Return the account, the actor and the expiry for a token digest, or None.

    One statement: token, account and the roles held now. Unknown, expired and deactivated all
    give None, so that an answer does not tell them apart.
    """
    tokens = AuthToken.objects.filter(digest=digest, expiry__gt=at, user__is_active=True)
    rows = list(
        tokens.annotate(
            held=FilteredRelation(
                "user__assignments", condition=Q(user__assignments__revoked_at__isnull=True)
            )
        ).values_list(
            "user_id",
            "user__person_id",
            "user__username",
            "expiry",
            "held__role",
            "held__field_office_id",
        )
    )
    if not rows:
        return None
    account_id, person_id, username, expiry = rows[0][:4]
    account = Account(id=account_id, person_id=person_id, username=username, is_active=True)
    account._state.adding, account._state.db = False, tokens.db
    actor = Actor(account_id, person_id, username, assignments_from(r[4:] for r in rows))
    return account, actor, expiry


def actor_of(account: Account) -> Actor:
    """Return the actor for an account that is signed in by other means than a token."""
    held = RoleAssignment.objects.filter(account=account, revoked_at__isnull=True)
    rows = held.values_list("role", "field_office_id")
    return Actor(account.pk, account.person_id, account.username, assignments_from(rows))


def actor_named(username: str) -> Actor:
    """Return the actor for an active account by name; raises Account.DoesNotExist."""
    return actor_of(Account.objects.get(username=username, is_active=True))


def in_field_offices(
    queryset: QuerySet[Any], actor: Actor, permission: str, path: str
) -> QuerySet[Any]:
    """Return the rows of `queryset` in the offices where `actor` holds `permission`.

    `path` is the lookup that leads from a row to its field office's code.
    """
    offices = actor.field_offices(permission)
    if offices is None:
        return queryset
    return queryset.filter(**{f"{path}__in": sorted(offices)})


def field_offices_of(actor: Actor) -> list[str]:
    """Return the codes of the field offices that the actor can see, sorted."""
    if any(a.field_office is None for a in actor.assignments):
        return list(FieldOffice.objects.values_list("code", flat=True))
    return sorted({a.field_office for a in actor.assignments if a.field_office})
