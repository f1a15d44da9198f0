"""Decisions lapse when what they rest on is gone before they are executed."""

from collections.abc import Callable

from rca.actions.work import Work
from rca.cases.models import Case
from rca.decisions.models import Decision
from rca.decisions.selectors import unfinished_decisions
from rca.decisions.workflow import LIVE
from rca.reviews.models import Review
from rca.reviews.selectors import pending_reviews


def lapse_live(work: Work, case: Case, *, because: str) -> None:
    """Lapse the submitted and concurred decisions of a case; drafts stay and are judged anew."""
    _lapse(work, case, because, lambda decision: decision.state in LIVE)


def lapse_unfinished(work: Work, case: Case, *, because: str, but: Decision | None = None) -> None:
    """Lapse every decision of a case that could still be carried out, except `but`."""
    _lapse(work, case, because, lambda decision: but is None or decision.pk != but.pk)


def cancel_reviews(work: Work, reviews: list[Review], *, because: str) -> None:
    """Cancel pending reviews: what they were about will not happen."""
    for review in reviews:
        was = review.state
        review.cancel()
        work.change(review, "review.cancelled", "state", was=was, because=because)


def _lapse(work: Work, case: Case, because: str, which: Callable[[Decision], bool]) -> None:
    lapsing = [decision for decision in unfinished_decisions(case) if which(decision)]
    if not lapsing:
        return
    cancel_reviews(work, pending_reviews(lapsing), because=because)
    for decision in lapsing:
        was = decision.state
        decision.lapse()
        work.change(decision, "decision.lapsed", "state", was=was, because=because)
        work.notify("decision.lapsed", decision, to_person_id=decision.author_person_id)
