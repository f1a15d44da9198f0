"""Which edition is in force at a moment."""

from datetime import datetime

from django.db.models import QuerySet

from policies.models import Edition
from policies.workflow import IN_FORCE


def editions_in_force(at: datetime) -> QuerySet[Edition]:
    """Return the published editions that had taken effect at `at` (aware), latest first."""
    taken = Edition.objects.filter(state__in=IN_FORCE, effective_from__lte=at)
    return taken.order_by("-effective_from")


def edition_in_force(at: datetime) -> Edition | None:
    """Return the edition in force at `at` (aware), or None before the first took effect."""
    return editions_in_force(at).first()
