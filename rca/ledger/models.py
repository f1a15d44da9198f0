"""Tables of the ledger. The room knows no other: accounts, persons and subjects are plain ids.

Rows are only ever added. The guards in `guards.py` refuse everything else.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from rca.core.ids import uuid7


class ChainKind(models.TextChoices):
    """What a chain belongs to; `system` chains alone may have entries without an actor."""

    CASE = "case"
    POLICY = "policy"
    ACCOUNT = "account"
    DETAINEE = "detainee"
    SYSTEM = "system"


class Entry(models.Model):
    """One event of one chain, bound to the one before it by its digest and sealed by a key.

    `occurred_at` is text on purpose: the bytes hashed are the bytes stored, on both engines.
    `salt` and `payload` are outside the digest, so that they can be expunged.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    chain = models.UUIDField()
    chain_kind = models.CharField(max_length=16, choices=ChainKind.choices)
    sequence = models.PositiveIntegerField()
    event = models.CharField(max_length=64)
    subject_kind = models.CharField(max_length=32)
    subject_id = models.UUIDField()
    subject_version = models.PositiveIntegerField()
    from_state = models.CharField(max_length=32, null=True)
    to_state = models.CharField(max_length=32, null=True)
    account_id = models.UUIDField(null=True)
    person_id = models.UUIDField(null=True)
    request_id = models.CharField(max_length=64, blank=True)
    occurred_at = models.CharField(max_length=27)
    payload_commitment = models.CharField(max_length=64)
    salt = models.CharField(max_length=64, null=True)
    payload = models.TextField(null=True)
    previous_digest = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    class Meta:
        db_table = "ledger_entry"
        default_permissions = ()
        verbose_name_plural = "entries"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["chain", "sequence"], name="ledger_entry_place"),
            models.CheckConstraint(
                condition=Q(chain_kind__in=ChainKind.values), name="ledger_entry_chain_kind"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["subject_id", "subject_version"], name="ledger_entry_subject"),
            models.Index(fields=["event", "occurred_at"], name="ledger_entry_event"),
            models.Index(fields=["occurred_at", "id"], name="ledger_entry_time"),
        ]

    def __str__(self) -> str:
        return f"{self.event} ({self.chain_kind} {self.chain}, {self.sequence})"


class Leaf(models.Model):
    """The place of one entry in the Merkle tree: the order in which entries were sealed."""

    position = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="leaf")
    digest = models.CharField(max_length=64)

    class Meta:
        db_table = "ledger_leaf"
        default_permissions = ()
        verbose_name_plural = "leaves"

    def __str__(self) -> str:
        return f"{self.position}: {self.digest}"


class Checkpoint(models.Model):
    """A signed root over the first `size` leaves; a copy stands outside the database.

    `frontier` holds the roots of the full subtrees, so that the next root needs only the new
    leaves. It is not signed: it is worth something only when it yields `root`.
    """

    number = models.PositiveIntegerField(primary_key=True)
    size = models.BigIntegerField()
    root = models.CharField(max_length=64)
    previous_root = models.CharField(max_length=64)
    guard_inventory = models.CharField(max_length=64)
    made_at = models.CharField(max_length=27)
    key_id = models.CharField(max_length=16)
    signature = models.CharField(max_length=128)
    frontier = models.TextField(blank=True)

    class Meta:
        db_table = "ledger_checkpoint"
        default_permissions = ()

    def __str__(self) -> str:
        return f"checkpoint {self.number} over {self.size} entries"
