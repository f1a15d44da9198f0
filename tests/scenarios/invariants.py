"""What must be true of the database after every step, whatever happened before (I1-I10)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from rca.assessments.models import Assessment
from rca.cases.models import Case
from rca.core.canonical import sha256_hex
from rca.decisions.models import Concurrence, Decision, Evaluation
from rca.decisions.workflow import LIVE
from rca.ledger.hashing import ZERO_DIGEST
from rca.ledger.models import Entry
from rca.reviews.models import Review
from rca.reviews.workflow import PENDING


@dataclass(frozen=True)
class Picture:
    """All rows of some cases, as the database has them now."""

    cases: Sequence[Case]
    rcas: Sequence[Assessment]
    decisions: Sequence[Decision]
    evaluations: Sequence[Evaluation]
    concurrences: Sequence[Concurrence]
    reviews: Sequence[Review]
    entries: Sequence[Entry]

    def versioned(self) -> Iterable[Any]:
        """Return every row that has a state."""
        return [*self.cases, *self.rcas, *self.decisions, *self.reviews]


def picture(case_ids: Sequence[UUID]) -> Picture:
    """Read everything that belongs to the cases."""
    of_cases: dict[str, Any] = {"case__in": case_ids}
    entries = Entry.objects.filter(chain__in=case_ids)
    return Picture(
        cases=list(Case.objects.filter(pk__in=case_ids)),
        rcas=list(Assessment.objects.filter(**of_cases)),
        decisions=list(Decision.objects.filter(**of_cases)),
        evaluations=list(Evaluation.objects.filter(**of_cases).defer("facts", "findings")),
        concurrences=list(Concurrence.objects.filter(**of_cases)),
        reviews=list(Review.objects.filter(**of_cases).order_by("opened_at", "id")),
        entries=list(entries.defer("payload", "salt", "seal").order_by("chain", "sequence")),
    )


def check(seen: Picture) -> None:
    """Raise AssertionError for the first rule that does not hold."""
    one_live_decision_a_case(seen)
    one_pending_review_a_decision(seen)
    for decision in seen.decisions:
        digest_is_the_contents(decision)
        executed_only_as_the_policy_demands(seen, decision)
    nobody_is_released_without_a_decision(seen)
    every_chain_is_whole(seen)
    every_state_is_told(seen)


def one_live_decision_a_case(seen: Picture) -> None:
    """I3: one live decision a case."""
    live = Counter(d.case_id for d in seen.decisions if d.state in LIVE)
    assert all(number == 1 for number in live.values())


def one_pending_review_a_decision(seen: Picture) -> None:
    """I3: one open review a decision."""
    pending = Counter(r.decision_id for r in seen.reviews if r.state in PENDING)
    assert all(number == 1 for number in pending.values())


def digest_is_the_contents(decision: Decision) -> None:
    """I5: what is signed is what is kept."""
    assert decision.content_digest == sha256_hex(decision.content)


def executed_only_as_the_policy_demands(seen: Picture, decision: Decision) -> None:
    """I1, I4, I5: judged sufficient on exactly this content, signed by others, not on hold."""
    if decision.state != "executed":
        return
    judged = next(e for e in seen.evaluations if e.pk == decision.evaluation_id)
    assert judged.verdict == "sufficient"
    assert judged.decision_id == decision.pk
    assert judged.content == decision.content
    signatures = [c for c in seen.concurrences if c.evaluation_id == judged.pk]
    people = [c.person_id for c in signatures]
    assert len({decision.author_person_id, *people}) == 1 + len(people)
    assert all(c.content_digest == decision.content_digest for c in signatures)
    needed, have = set(judged.concurrence), {c.role for c in signatures}
    assert needed <= have or judged.execute_before_concurrence
    if judged.hold:
        review = next(r for r in seen.reviews if r.evaluation_id == judged.pk)
        assert review.state == "found_sufficient"
        assert review.found_by_person_id not in {decision.author_person_id, *people}


def nobody_is_released_without_a_decision(seen: Picture) -> None:
    """I1: a released case has an executed release."""
    executed = {(d.case_id, d.outcome != "detain") for d in seen.decisions if d.state == "executed"}
    for case in seen.cases:
        if case.state in ("released", "detained"):
            assert (case.pk, case.state == "released") in executed


def every_chain_is_whole(seen: Picture) -> None:
    """I2: each line follows the one before it."""
    before: dict[UUID, Entry] = {}
    for entry in seen.entries:
        last = before.get(entry.chain)
        assert entry.sequence == (last.sequence if last else 0) + 1
        assert entry.previous_digest == (last.digest if last else ZERO_DIGEST)
        before[entry.chain] = entry


def every_state_is_told(seen: Picture) -> None:
    """I9: the last line about a row tells the state (and the version) that the row has."""
    last = {entry.subject_id: entry for entry in seen.entries}
    for row in seen.versioned():
        line = last[row.pk]
        assert line.to_state == row.state
        if not isinstance(row, Case):
            assert line.subject_version == row.version
