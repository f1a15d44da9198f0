"""Officer decisions, how the engine judged them, and who signed what."""

import json
from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import F, Q

from policies.models import Edition
from rca.accounts.models import Account, FieldOffice, Person
from rca.assessments.models import Assessment
from rca.cases.models import Case
from rca.core.models import Identified, Versioned
from rca.decisions.workflow import LIVE, STATES, DecisionMachine

OUTCOMES = (
    "detain",
    "detain_bond_eligible",
    "release_on_recognizance",
    "release_on_bond",
    "release_on_supervision",
    "release_on_parole",
)
CONTRADICTIONS = (
    "none",
    "release_against_detain",
    "release_without_assessment",
    "bond_against_no_bond",
    "detain_against_release",
)
DECIDED = (*LIVE, "executed")


class Decision(DecisionMachine, Versioned):
    """One officer's decision on one case.

    `content` is the canonical JSON of outcome, bond, conditions and justification: the document
    that is judged, signed and kept. It is frozen on submission; `content_digest` is its SHA-256.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decisions")
    field_office = models.ForeignKey(FieldOffice, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    author_person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    content = models.TextField()
    content_digest = models.CharField(max_length=64)
    outcome = models.CharField(max_length=24)
    ground = models.CharField(max_length=40, null=True, blank=True)

    round = models.PositiveIntegerField(default=0)
    contradiction = models.CharField(max_length=32, default="none")
    assessment = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    evaluation = models.ForeignKey(
        "Evaluation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    concurrence_due_at = models.DateTimeField(null=True, blank=True)
    executed_at = models.DateTimeField(null=True, blank=True)
    execution_findings = models.JSONField(default=list)
    executed_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="decision_known_state"),
            models.CheckConstraint(
                condition=Q(outcome__in=OUTCOMES), name="decision_known_outcome"
            ),
            models.CheckConstraint(
                condition=Q(contradiction__in=CONTRADICTIONS), name="decision_known_contradiction"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=DECIDED)
                | Q(evaluation__isnull=False, submitted_at__isnull=False),
                name="decision_judged_when_submitted",
            ),
            models.CheckConstraint(
                condition=Q(state="executed", executed_at__isnull=False, executed_by__isnull=False)
                | (~Q(state="executed") & Q(executed_at__isnull=True, executed_by__isnull=True)),
                name="decision_executed_with_date",
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(state__in=LIVE), name="decision_one_live"
            ),
            models.UniqueConstraint(
                fields=["case", "author_person"],
                condition=Q(state__in=("draft", "returned")),
                name="decision_one_draft_an_author",
            ),
        ]
        indexes = [
            models.Index(fields=["created_at", "id"], name="decision_age"),
            models.Index(fields=["case", "created_at"], name="decision_of_case"),
            models.Index(fields=["state", "concurrence_due_at"], name="decision_owed"),
        ]

    @property
    def document(self) -> dict[str, Any]:
        """Return the content as a document: outcome, bond_amount, conditions, justification."""
        parsed: dict[str, Any] = json.loads(self.content)
        return parsed


class Evaluation(Identified):
    """One judgement of the engine on one real submission, accepted or refused; never changed.

    `facts` is the canonical document that the engine read, so that anybody can evaluate again
    under the same edition and must get the same verdict. `decision` is None when a draft and
    its submission were refused together: then no decision came into being.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="evaluations")
    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="evaluations"
    )
    round = models.PositiveIntegerField()
    content = models.TextField()
    content_digest = models.CharField(max_length=64)
    facts = models.TextField()
    facts_digest = models.CharField(max_length=64)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    edition_digest = models.CharField(max_length=64)
    engine_version = models.CharField(max_length=16)
    assessment = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    author_person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=24)
    contradiction = models.CharField(max_length=32)
    justification_required = models.BooleanField()
    verdict = models.CharField(max_length=16)
    findings = models.JSONField(default=list)
    concurrence = models.JSONField(default=list)
    director_required = models.BooleanField()
    hold = models.BooleanField()
    review_required = models.BooleanField()
    execute_before_concurrence = models.BooleanField()
    evaluated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict__in=("sufficient", "insufficient")),
                name="evaluation_known_verdict",
            ),
            models.CheckConstraint(
                condition=Q(contradiction__in=CONTRADICTIONS),
                name="evaluation_known_contradiction",
            ),
            models.CheckConstraint(
                condition=Q(contradiction="none", justification_required=False)
                | (~Q(contradiction="none") & Q(justification_required=True)),
                name="evaluation_justifies_contradiction",
            ),
            models.CheckConstraint(
                condition=Q(verdict="insufficient") | Q(decision__isnull=False),
                name="evaluation_of_a_decision",
            ),
            models.UniqueConstraint(
                fields=["case", "decision", "round"],
                condition=Q(verdict="sufficient"),
                name="evaluation_one_a_round",
            ),
        ]
        indexes = [
            models.Index(fields=["decision", "evaluated_at"], name="evaluation_of_decision"),
            models.Index(fields=["verdict", "evaluated_at"], name="evaluation_verdicts"),
        ]

    @cached_property
    def facts_document(self) -> dict[str, Any]:
        """Return the facts as a document, as the engine read them."""
        parsed: dict[str, Any] = json.loads(self.facts)
        return parsed


class Concurrence(Identified):
    """One signature: a person, in a role, under exactly this content, with their own reasons."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="concurrences")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="concurrences")
    evaluation = models.ForeignKey(
        Evaluation, on_delete=models.PROTECT, related_name="concurrences"
    )
    content_digest = models.CharField(max_length=64)
    role = models.CharField(max_length=24)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    author_person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    statement = models.TextField()
    concurred_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "evaluation", "role"], name="concurrence_one_a_role"
            ),
            models.UniqueConstraint(
                fields=["case", "evaluation", "person"], name="concurrence_one_a_person"
            ),
            models.CheckConstraint(
                condition=~Q(person=F("author_person")), name="concurrence_by_another_person"
            ),
            models.CheckConstraint(
                condition=Q(role__in=("supervisor", "field_office_director")),
                name="concurrence_known_role",
            ),
        ]


class Return(Identified):
    """A decision sent back to its author, with the reason; every round is kept."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="returns")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="returns")
    round = models.PositiveIntegerField()
    returned_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    returned_at = models.DateTimeField()
    reason = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "decision", "round"], name="return_once_a_round"
            )
        ]


class Supplement(Identified):
    """An addition to a submitted justification: text, evidence, or both. Never a change."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="supplements")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="supplements")
    author = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    evidence = models.JSONField(default=list)
    added_at = models.DateTimeField()
