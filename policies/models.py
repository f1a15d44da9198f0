"""Stored policy editions: the text of the rules that were in force, and since when."""

import json
from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import F, Q

from policies.engine.policy import Policy
from policies.workflow import STATES


class Edition(models.Model):
    """One edition of the policy. Published editions never change; `content` is canonical JSON.

    `author_person_id` and `publisher_person_id` are people of the accounts room, kept by id:
    the rulebook knows nothing of case work.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    version = models.PositiveIntegerField(default=1)
    reference = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=16, default="draft")
    content = models.TextField()
    digest = models.CharField(max_length=64)
    author_person_id = models.UUIDField()
    publisher_person_id = models.UUIDField(null=True, blank=True)
    created_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    effective_from = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reference", "number"], name="edition_one_number"),
            models.CheckConstraint(condition=Q(state__in=STATES), name="edition_known_state"),
            models.CheckConstraint(
                condition=~Q(state__in=("published", "superseded"))
                | Q(
                    publisher_person_id__isnull=False,
                    published_at__isnull=False,
                    effective_from__isnull=False,
                ),
                name="edition_published_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(publisher_person_id__isnull=True)
                | ~Q(publisher_person_id=F("author_person_id")),
                name="edition_published_by_another",
            ),
            models.UniqueConstraint(
                fields=["effective_from"],
                condition=Q(state__in=("published", "superseded")),
                name="edition_one_in_force",
            ),
        ]

    @property
    def document(self) -> dict[str, Any]:
        """Return the edition as a document."""
        parsed: dict[str, Any] = json.loads(self.content)
        return parsed

    @cached_property
    def policy(self) -> Policy:
        """Return the edition as the engine reads it; parsed once a process for each digest."""
        return parsed_policy(self.digest, self.content)


_PARSED: dict[str, Policy] = {}


def parsed_policy(digest: str, content: str) -> Policy:
    """Return the parsed policy for an edition's content, from memory when seen before."""
    if digest not in _PARSED:
        _PARSED[digest] = Policy.from_document(json.loads(content))
    return _PARSED[digest]
