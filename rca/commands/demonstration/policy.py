"""Publish the shipped edition: written by one demonstration account, published by another."""

from datetime import UTC, datetime

from policies.editions import load_edition, shipped_editions
from policies.models import Edition
from rca.accounts.selectors import actor_named
from rca.actions.publish_edition import draft_edition, publish_edition

EFFECTIVE_FROM = datetime(2022, 10, 1, tzinfo=UTC)
"""The beginning of fiscal year 2023, inside the period that OIG-24-31 looked at."""


def load_policy(*, at: datetime) -> Edition:
    """Publish the shipped edition unless it is on record, and return it."""
    reference = shipped_editions()[0]
    edition = Edition.objects.filter(reference=reference).order_by("number").first()
    if edition is None:
        edition = draft_edition(
            actor=actor_named("policy.hq"), at=at, document=load_edition(reference)
        )
    if edition.state == "draft":
        edition = publish_edition(
            actor=actor_named("policy2.hq"),
            at=at,
            edition_id=edition.pk,
            effective_from=EFFECTIVE_FROM,
        )
    return edition
