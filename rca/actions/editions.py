"""The edition in force, from memory where it can be: published editions never change."""

from datetime import datetime
from typing import Any
from uuid import UUID

from policies.models import Edition
from policies.selectors import edition_in_force
from rca.core.errors import WrongState

_PUBLISHED: dict[UUID, Edition] = {}


def edition_by_id(edition_id: UUID | None) -> Edition:
    """Return a published edition by id; raises WrongState when there is none in force."""
    if edition_id is None:
        raise none_in_force()
    if edition_id not in _PUBLISHED:
        _PUBLISHED[edition_id] = Edition.objects.get(pk=edition_id)
    return _PUBLISHED[edition_id]


def edition_at(at: datetime) -> Edition:
    """Return the edition in force at `at` (aware); raises WrongState before the first."""
    edition = edition_in_force(at)
    if edition is None:
        raise none_in_force()
    return edition


def none_in_force() -> WrongState:
    """Return the error for a system without a policy: nothing can be judged, so nothing passes."""
    return WrongState(
        "No policy edition is in force, so nothing can be judged. The policy office must "
        "publish one.",
        code="no-policy-in-force",
    )


def policy_reference(edition: Edition) -> dict[str, Any]:
    """Return how an edition is named in answers."""
    return {"reference": edition.reference, "version": edition.number}
