"""Everything that is read of decisions."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet, Subquery

from policies.selectors import editions_in_force
from rca.accounts.actors import Actor
from rca.accounts.selectors import in_field_offices
from rca.assessments.models import Assessment
from rca.cases.models import Case
from rca.core.errors import NotFound
from rca.decisions.models import Decision
from rca.decisions.workflow import EDITABLE, LIVE
from rca.ledger.models import Entry
from rca.ledger.selectors import Head

_RELATED = (
    "case__detainee",
    "case__field_office",
    "assessment",
    "evaluation__edition",
    "author",
)


def with_neighbours(decisions: QuerySet[Decision]) -> QuerySet[Decision]:
    """Return the decisions with what is asked of their case: another one live, the RCA now."""
    live = Decision.objects.filter(case=OuterRef("case"), state__in=LIVE)
    current = Assessment.objects.filter(case=OuterRef("case"), state="completed")
    return decisions.annotate(
        another_live=Exists(live.exclude(pk=OuterRef("pk"))),
        recommendation_now=Subquery(current.values("recommendation")[:1]),
    )


def with_decisions(cases: QuerySet[Case], person_id: UUID) -> QuerySet[Case]:
    """Return the cases with what rules ask of their decisions: is one live, has a person a draft?

    Annotates `live_decision_id` and `own_draft_id`, None where there is none.
    """
    own = Decision.objects.filter(case=OuterRef("pk"), author_person=person_id, state__in=EDITABLE)
    live = Decision.objects.filter(case=OuterRef("pk"), state__in=LIVE)
    return cases.annotate(
        live_decision_id=Subquery(live.values("id")[:1]),
        own_draft_id=Subquery(own.values("id")[:1]),
    )


def decisions_visible_to(actor: Actor) -> QuerySet[Decision]:
    """Return the decisions on cases in the field offices where the actor may read them."""
    every = with_neighbours(Decision.objects.select_related(*_RELATED))
    every = every.prefetch_related("concurrences__account", "reviews")
    return in_field_offices(every, actor, "decisions.read_decision", "case__field_office_id")


def decision_visible_to(actor: Actor, decision_id: UUID) -> Decision:
    """Return one decision; raises NotFound alike for an unknown and for a foreign one."""
    decision = decisions_visible_to(actor).filter(pk=decision_id).first()
    if decision is None:
        raise NotFound
    return decision


def decision_for_work(decision_id: UUID) -> Decision:
    """Return a decision for a verb that holds the lock; raises NotFound."""
    rows = with_neighbours(Decision.objects.select_related(*_RELATED))
    decision = rows.filter(pk=decision_id).first()
    if decision is None:
        raise NotFound
    return decision


@dataclass(frozen=True, slots=True)
class Situation:
    """What submitting a decision on a case depends on, read in one statement."""

    case: Case
    assessment: Assessment | None
    edition_id: UUID | None
    head: Head
    """The end of the case's ledger chain."""


def situation_of(case_id: UUID, person_id: UUID, at: datetime) -> Situation:
    """Return the situation of a case for a person at `at` (aware); raises NotFound."""
    rows = with_decisions(Case.objects.all(), person_id).annotate(
        current=FilteredRelation("assessments", condition=Q(assessments__state="completed")),
        edition_id_in_force=edition_id_at(at),
        **_head_of("pk"),
    )
    case = _with_current(rows, "detainee", "field_office").filter(pk=case_id).first()
    if case is None:
        raise NotFound
    return Situation(
        case,
        getattr(case, "current", None),
        case.edition_id_in_force,
        Head(case.head_sequence, case.head_digest),
    )


def decision_to_submit(
    decision_id: UUID, case_id: UUID, person_id: UUID, at: datetime
) -> tuple[Decision, Situation]:
    """Return a decision and the situation of its case at `at`, in one statement.

    Raises NotFound.
    """
    rows = with_neighbours(Decision.objects.select_related(*_RELATED)).annotate(
        current=FilteredRelation(
            "case__assessments", condition=Q(case__assessments__state="completed")
        ),
        edition_id_in_force=edition_id_at(at),
        **_head_of("case"),
    )
    decision = _with_current(rows, *_RELATED).filter(pk=decision_id).first()
    if decision is None:
        raise NotFound
    situation = Situation(
        decision.case,
        getattr(decision, "current", None),
        decision.edition_id_in_force,
        Head(decision.head_sequence, decision.head_digest),
    )
    return decision, situation


def edition_id_at(at: datetime) -> Subquery:
    """Return a subquery for the id of the edition in force at `at` (aware)."""
    return Subquery(editions_in_force(at).values("id")[:1])


def unfinished_decisions(case: Case) -> list[Decision]:
    """Return the decisions of a case that may still be submitted or executed."""
    rows = Decision.objects.filter(case=case, state__in=(*EDITABLE, *LIVE))
    return list(rows.select_related("evaluation", "author").order_by("created_at"))


def _head_of(case: str) -> dict[str, Subquery]:
    """Return annotations for the end of the ledger chain of the case at the path `case`."""
    last = Entry.objects.filter(chain=OuterRef(case)).order_by("-sequence")
    return {
        "head_sequence": Subquery(last.values("sequence")[:1]),
        "head_digest": Subquery(last.values("digest")[:1]),
    }


def _with_current(rows: QuerySet[Any], *related: str) -> QuerySet[Any]:
    """Return the rows with their annotated relation `current`, which is no field of the model."""
    return rows.select_related(*related, "current")


def submitted_between(after: datetime | None, before: datetime | None) -> Q:
    """Return the condition that a decision was submitted in the half-open period given."""
    condition = Q()
    if after is not None:
        condition &= Q(submitted_at__gte=after)
    if before is not None:
        condition &= Q(submitted_at__lt=before)
    return condition
