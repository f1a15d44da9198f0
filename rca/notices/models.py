"""The outbox: notices written in the action's own transaction, delivered afterwards."""

from django.db import models

from rca.core.models import Identified


class Notice(Identified):
    """One thing that somebody is to be told: addressed to a role in an office, or to a person.

    It carries ids only; whoever is told looks the record up under their own rights.
    """

    kind = models.CharField(max_length=64)
    case_id = models.UUIDField()
    subject_kind = models.CharField(max_length=32)
    subject_id = models.UUIDField()
    to_role = models.CharField(max_length=24, default="", blank=True)
    to_field_office = models.CharField(max_length=3, default="", blank=True)
    to_person_id = models.UUIDField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["created_at", "id"], name="notice_age")]
