"""People, the accounts they sign in with, the roles these hold, and the field offices."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q

from rca.accounts.permission_map import EVERY_OFFICE, Role
from rca.core.ids import uuid7
from rca.core.models import Identified, Versioned

# Sorted: the order of a set differs from process to process, and would make a new migration.
_EVERYWHERE = sorted(role.value for role in EVERY_OFFICE)


class FieldOffice(models.Model):
    """One of the 25 areas of responsibility, by its three-letter code."""

    code = models.CharField(max_length=3, primary_key=True)
    name = models.CharField(max_length=80)
    time_zone = models.CharField(max_length=40, default="America/Chicago")

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class Person(Identified):
    """A human being (or a service). Separation of duties compares people, never accounts."""

    name = models.CharField(max_length=150)

    def __str__(self) -> str:
        return self.name


class Account(AbstractUser):
    """A login of one person; deactivated, never deleted."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="accounts")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["id", "person"], name="account_is_of_one_person")
        ]


class RoleAssignment(Versioned):
    """A role that an account holds, in one field office or (some roles) in all of them.

    Revoked by a date, never deleted, so that who might sign on a day stays provable.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=24, choices=[(r.value, r.value) for r in Role])
    field_office = models.ForeignKey(
        FieldOffice, on_delete=models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    granted_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "role", "field_office"],
                condition=Q(revoked_at__isnull=True, field_office__isnull=False),
                name="roleassignment_held_once",
            ),
            models.UniqueConstraint(
                fields=["account", "role"],
                condition=Q(revoked_at__isnull=True, field_office__isnull=True),
                name="roleassignment_held_once_everywhere",
            ),
            models.CheckConstraint(
                condition=Q(role__in=[r.value for r in Role]), name="roleassignment_known_role"
            ),
            models.CheckConstraint(
                condition=(
                    Q(role__in=_EVERYWHERE, field_office__isnull=True)
                    | (~Q(role__in=_EVERYWHERE) & Q(field_office__isnull=False))
                ),
                name="roleassignment_office_fits_role",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True) | Q(revoked_at__gte=models.F("granted_at")),
                name="roleassignment_revoked_after_granted",
            ),
        ]
