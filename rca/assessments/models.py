"""What the Risk Classification Assessment said, kept as it was said."""

from django.db import models
from django.db.models import Q

from rca.accounts.models import Account
from rca.assessments.workflow import STATES, AssessmentMachine
from rca.cases.models import Case
from rca.core.models import Versioned

LEVELS = ("low", "medium", "high")
RECOMMENDATIONS = ("detain", "detain_bond_eligible", "release", "supervisor_to_determine")


class Assessment(AssessmentMachine, Versioned):
    """One RCA of one case. A draft may lack levels; once completed nothing of it is edited."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assessments")
    source_reference = models.CharField(max_length=120, default="", blank=True)
    completed_on = models.DateField(null=True, blank=True)
    public_safety_risk = models.CharField(max_length=8, null=True, blank=True)
    flight_risk = models.CharField(max_length=8, null=True, blank=True)
    recommendation = models.CharField(max_length=24, null=True, blank=True)
    recommended_bond = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    mandatory_detention_alleged = models.BooleanField(default=False)
    mandatory_detention_basis = models.CharField(max_length=200, null=True, blank=True)
    special_vulnerabilities = models.JSONField(default=list)
    factors = models.JSONField(default=list)
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    completed_at = models.DateTimeField(null=True, blank=True)
    voided_reason = models.TextField(default="", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="assessment_known_state"),
            models.CheckConstraint(
                condition=Q(recommendation__isnull=True) | Q(recommendation__in=RECOMMENDATIONS),
                name="assessment_known_recommendation",
            ),
            models.CheckConstraint(
                condition=Q(public_safety_risk__isnull=True) | Q(public_safety_risk__in=LEVELS),
                name="assessment_known_public_safety_risk",
            ),
            models.CheckConstraint(
                condition=Q(flight_risk__isnull=True) | Q(flight_risk__in=LEVELS),
                name="assessment_known_flight_risk",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("completed", "superseded"))
                | Q(
                    completed_on__isnull=False,
                    completed_at__isnull=False,
                    public_safety_risk__isnull=False,
                    flight_risk__isnull=False,
                    recommendation__isnull=False,
                ),
                name="assessment_complete_when_completed",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(state="completed"),
                name="assessment_one_current",
            ),
        ]
        indexes = [models.Index(fields=["case", "created_at", "id"], name="assessment_age")]
