"""People in custody, their custody cases, the vetting queries run for them, and transfers."""

from django.db import models
from django.db.models import Q

from rca.accounts.models import Account, FieldOffice
from rca.cases.workflow import STATES, CaseMachine
from rca.core.models import Identified, Versioned


class Detainee(Versioned):
    """A person in custody, under an A-number."""

    a_number = models.CharField(max_length=10)
    given_name = models.CharField(max_length=120)
    family_name = models.CharField(max_length=120)
    date_of_birth = models.DateField()
    country_of_citizenship = models.CharField(max_length=2)
    sex = models.CharField(max_length=1, choices=[("F", "female"), ("M", "male"), ("X", "other")])
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["a_number"], name="detainee_one_a_number"),
        ]


class Case(CaseMachine, Versioned):
    """One custody episode of one person, from book-in to closing.

    `version` is the lock of everything that belongs to the case: the first statement of every
    action raises it (reliability-security.md section 6, rule 1).
    """

    detainee = models.ForeignKey(Detainee, on_delete=models.PROTECT, related_name="cases")
    field_office = models.ForeignKey(FieldOffice, on_delete=models.PROTECT, related_name="cases")
    booked_in_at = models.DateTimeField()
    assessment_due_at = models.DateTimeField()
    created_at = models.DateTimeField()
    closed_reason = models.TextField(default="", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="case_known_state"),
            models.UniqueConstraint(
                fields=["detainee"],
                condition=Q(state__in=["awaiting_assessment", "awaiting_decision", "detained"]),
                name="case_one_in_custody",
            ),
        ]
        indexes = [
            models.Index(fields=["field_office", "created_at", "id"], name="case_office_age"),
            models.Index(fields=["state", "assessment_due_at"], name="case_state_due"),
            models.Index(fields=["created_at", "id"], name="case_age"),
        ]


class Screening(Identified):
    """One vetting query run for the person of a case, and what it returned."""

    KINDS = (
        "wants_and_warrants",
        "national_security",
        "border_crossing_history",
        "criminal_history",
        "protected_person",
    )
    RESULTS = ("no_record", "record_found")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="screenings")
    kind = models.CharField(max_length=32)
    queried_at = models.DateTimeField()
    result = models.CharField(max_length=16)
    reference = models.CharField(max_length=120)
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    kind__in=(
                        "wants_and_warrants",
                        "national_security",
                        "border_crossing_history",
                        "criminal_history",
                        "protected_person",
                    )
                ),
                name="screening_known_kind",
            ),
            models.CheckConstraint(
                condition=Q(result__in=("no_record", "record_found")),
                name="screening_known_result",
            ),
            models.CheckConstraint(
                condition=Q(queried_at__lte=models.F("recorded_at")),
                name="screening_not_in_the_future",
            ),
        ]
        indexes = [models.Index(fields=["case", "kind", "queried_at"], name="screening_latest")]


class Transfer(Identified):
    """A case handed from one field office to another."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="transfers")
    from_field_office = models.ForeignKey(FieldOffice, on_delete=models.PROTECT, related_name="+")
    to_field_office = models.ForeignKey(FieldOffice, on_delete=models.PROTECT, related_name="+")
    transferred_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    transferred_at = models.DateTimeField()
    reason = models.TextField(default="", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(from_field_office=models.F("to_field_office")),
                name="transfer_to_another_office",
            )
        ]
