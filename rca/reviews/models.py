"""Overrides under review: one row a contradicted decision and round, flat for the queue."""

from django.db import models
from django.db.models import Q

from rca.accounts.models import Account, FieldOffice, Person
from rca.cases.models import Case
from rca.core.models import Versioned
from rca.decisions.models import Decision, Evaluation
from rca.reviews.workflow import PENDING, STATES, ReviewMachine


class Review(ReviewMachine, Versioned):
    """The policy office's review of one submitted contradiction.

    What the queue filters and sorts by stands in the row itself, so that no page joins.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reviews")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="reviews")
    evaluation = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="reviews")
    field_office = models.ForeignKey(FieldOffice, on_delete=models.PROTECT, related_name="+")
    contradiction = models.CharField(max_length=32)
    public_safety_risk = models.CharField(max_length=8, default="unknown")
    flight_risk = models.CharField(max_length=8, default="unknown")
    ground = models.CharField(max_length=40, default="", blank=True)
    hold = models.BooleanField()
    concerns = models.PositiveIntegerField(default=0)
    priority = models.PositiveSmallIntegerField()
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    assigned_to = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    remediation_due_on = models.DateField(null=True, blank=True)
    reason = models.TextField(default="", blank=True)
    failed = models.JSONField(default=list)
    found_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    found_by_person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    found_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="review_known_state"),
            models.CheckConstraint(
                condition=~Q(state__in=("found_sufficient", "found_insufficient"))
                | Q(found_by__isnull=False, found_by_person__isnull=False, found_at__isnull=False),
                name="review_found_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["case", "decision"],
                condition=Q(state__in=PENDING),
                name="review_one_open_a_decision",
            ),
        ]
        indexes = [
            models.Index(fields=["priority", "opened_at", "id"], name="review_queue"),
            models.Index(
                fields=["field_office", "priority", "opened_at", "id"], name="review_office_queue"
            ),
            models.Index(fields=["state", "due_at"], name="review_due"),
            models.Index(fields=["decision"], name="review_of_decision"),
        ]
