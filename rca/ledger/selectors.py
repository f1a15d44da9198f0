"""Everything that is read of the ledger."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from rca.ledger.hashing import ZERO_DIGEST
from rca.ledger.models import Checkpoint, Entry


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a chain: its last sequence and digest. The owner of a chain may keep it."""

    sequence: int = 0
    digest: str = ZERO_DIGEST


def head_of(chain: UUID, *, using: str = "default") -> Head:
    """Return the end of `chain`; of a chain without entries, 0 and the zero digest."""
    last = (
        Entry.objects.using(using)
        .filter(chain=chain)
        .order_by("-sequence")
        .values_list("sequence", "digest")
        .first()
    )
    return Head(*last) if last else Head()


def entries_of(chain: UUID, *, using: str = "default") -> QuerySet[Entry]:
    """Return the entries of `chain` in their order."""
    return Entry.objects.using(using).filter(chain=chain).order_by("sequence")


def entries_after(
    place: tuple[str, UUID] | None = None, *, using: str = "default"
) -> QuerySet[Entry]:
    """Return all entries in listing order, after the `(occurred_at, id)` of the last one seen."""
    entries = Entry.objects.using(using).order_by("occurred_at", "id")
    if place is None:
        return entries
    moment, identifier = place
    return entries.filter(
        Q(occurred_at__gte=moment), Q(occurred_at__gt=moment) | Q(id__gt=identifier)
    )


def last_checkpoint(*, using: str = "default") -> Checkpoint | None:
    """Return the newest checkpoint in the database, or None."""
    return Checkpoint.objects.using(using).order_by("-number").first()


def checkpoints_after(number: int, *, using: str = "default") -> QuerySet[Checkpoint]:
    """Return the checkpoints later than `number`, in their order."""
    return Checkpoint.objects.using(using).filter(number__gt=number).order_by("number")
