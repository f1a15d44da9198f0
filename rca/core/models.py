"""Base classes of rows, and the record of answers that makes retries harmless."""

from django.db import models

from rca.core.ids import uuid7


class Identified(models.Model):
    """A row with a UUIDv7 key, made by the application."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)

    class Meta:
        abstract = True


class Versioned(Identified):
    """A row that changes: `version` counts the changes and is its ETag."""

    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class IdempotentAnswer(models.Model):
    """The first answer to a POST with an Idempotency-Key, kept to be given again byte for byte.

    The row is written in the transaction of the action itself: it exists if and only if the
    action took effect (or its refusal was recorded). Keys are per person.
    """

    id = models.BigAutoField(primary_key=True)
    person_id = models.UUIDField()
    key = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    status = models.PositiveSmallIntegerField(null=True)
    headers = models.TextField(default="{}")
    body = models.TextField(default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person_id", "key"], name="idempotentanswer_one_key")
        ]
        indexes = [models.Index(fields=["made_at"], name="idempotentanswer_age")]
