"""A simple model of the case work: what each verb must lead to, without a database.

Every method says what the verb must end with - "done", or the name of the error - and, when it is
done, what the world is like afterwards. It knows states, people and roles; it knows nothing of how
the real verbs are written.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.scenarios.model_parts import EDITABLE, LIVE, DecisionModel, Rca, ReviewModel
from tests.scenarios.people import Somebody

DONE = "done"
OPEN = {"awaiting_assessment", "awaiting_decision", "detained"}
FINDABLE = {"in_review", "remediation_requested", "supplemented"}
CLAIMABLE = {"open", "supplemented", "escalated"}


@dataclass
class CaseModel:
    """A case with everything that belongs to it."""

    office: str = "SNA"
    state: str = "awaiting_assessment"
    rcas: list[Rca] = field(default_factory=list)
    decisions: list[DecisionModel] = field(default_factory=list)
    refused_submissions: int = 0

    def current(self) -> Rca | None:
        """Return the RCA that counts."""
        return next((rca for rca in self.rcas if rca.state == "completed"), None)

    def live(self) -> DecisionModel | None:
        """Return the live decision."""
        return next((d for d in self.decisions if d.state in LIVE), None)

    # --- The case and its RCA ----------------------------------------------------------------
    def assess(self, who: Somebody, level: str, *, complete: bool) -> str:
        """Record an RCA, completed at once or not."""
        refused = who.obstacle("assess", self.office) or self._not_open()
        if refused:
            return refused
        self.rcas.append(Rca(level))
        if complete:
            self._completed(self.rcas[-1])
        return DONE

    def complete(self, who: Somebody, rca: Rca) -> str:
        """Complete a drafted RCA."""
        refused = who.obstacle("assess", self.office)
        if refused:
            return refused
        if rca.state != "draft" or self.state not in OPEN:
            return "WrongState"
        self._completed(rca)
        return DONE

    def void(self, who: Somebody, rca: Rca) -> str:
        """Void an RCA."""
        refused = who.obstacle("void", self.office)
        if refused:
            return refused
        if rca.state not in ("draft", "completed"):
            return "WrongState"
        if rca.state == "completed":
            self._lapse(LIVE)
            if self.state == "awaiting_decision":
                self.state = "awaiting_assessment"
        rca.state = "voided"
        return DONE

    def screen(self, who: Somebody) -> str:
        """Record a vetting query."""
        return who.obstacle("screen", self.office) or self._not_open() or DONE

    def transfer(self, who: Somebody, office: str) -> str:
        """Hand the case to another office."""
        refused = who.obstacle("transfer", self.office) or self._not_open()
        if refused:
            return refused
        if office == self.office:
            return "Invalid"
        self.office = office
        return DONE

    def close(self, who: Somebody) -> str:
        """Close the case."""
        refused = who.obstacle("close", self.office)
        if refused:
            return refused
        if self.state not in OPEN | {"released"}:
            return "WrongState"
        self._lapse(LIVE | EDITABLE)
        self.state = "closed"
        return DONE

    # --- Writing a decision ------------------------------------------------------------------
    def draft(self, who: Somebody, content: str, at: datetime, *, submit: bool) -> str:
        """Draft a decision, and submit it at once or not."""
        refused = who.obstacle("write", self.office) or self._not_open()
        if refused:
            return refused
        mine = [d for d in self.decisions if d.author == who.person and d.state in EDITABLE]
        if self.live() or mine:
            return "WrongState"
        decision = DecisionModel(who.person, content)
        if submit and not self._judged(decision, at):
            return "Refused"
        self.decisions.append(decision)
        return DONE

    def edit(self, who: Somebody, decision: DecisionModel, content: str) -> str:
        """Change a draft."""
        refused = who.obstacle("write", self.office) or _author_only(who, decision)
        if refused:
            return refused
        if decision.state not in EDITABLE:
            return "WrongState"
        decision.content = content
        return DONE

    def submit(self, who: Somebody, decision: DecisionModel, at: datetime) -> str:
        """Submit a draft."""
        refused = who.obstacle("write", self.office) or _author_only(who, decision)
        if refused:
            return refused
        if decision.state not in EDITABLE or self.state not in OPEN or self.live():
            return "WrongState"
        return DONE if self._judged(decision, at) else "Refused"

    def withdraw(self, who: Somebody, decision: DecisionModel) -> str:
        """Withdraw a decision."""
        refused = who.obstacle("write", self.office) or _author_only(who, decision)
        if refused:
            return refused
        if decision.state not in EDITABLE | LIVE:
            return "WrongState"
        decision.cancel_review()
        decision.state = "withdrawn"
        return DONE

    def supplement(self, who: Somebody, decision: DecisionModel) -> str:
        """Add to a justification."""
        refused = who.obstacle("write", self.office)
        if refused:
            return refused
        if decision.state not in LIVE | {"executed"}:
            return "WrongState"
        review = decision.review()
        if review and review.state == "remediation_requested":
            review.state = "supplemented"
        return DONE

    # --- Signing and executing ---------------------------------------------------------------
    def sign(self, who: Somebody, decision: DecisionModel, *, says_why: bool) -> str:
        """Concur."""
        refused = who.obstacle("sign", self.office)
        if refused:
            return refused
        reviewers = {review.found_by for review in decision.reviews}
        if who.person in {decision.author, *decision.signed.values(), *reviewers}:
            return "NotAllowed"
        role = next((r for r in decision.missing() if who.holds(r, self.office)), None)
        if decision.state not in ("submitted", "executed") or role is None:
            return "WrongState"
        if not says_why:
            return "Refused"
        decision.signed[role] = who.person
        decision.signers_ever.add(who.person)
        if decision.state == "submitted" and not decision.missing():
            decision.state = "concurred"
        return DONE

    def send_back(self, who: Somebody, decision: DecisionModel) -> str:
        """Return a decision to its author."""
        refused = who.obstacle("sign", self.office)
        if refused:
            return refused
        if who.person == decision.author:
            return "NotAllowed"
        if decision.state not in LIVE:
            return "WrongState"
        decision.cancel_review()
        decision.state = "returned"
        return DONE

    def execute(self, who: Somebody, decision: DecisionModel, at: datetime) -> str:
        """Carry a decision out, at the moment of its submission or later."""
        refused = who.obstacle("execute", self.office)
        if refused:
            return refused
        review = decision.review()
        signed = decision.state == "concurred" or (
            decision.state == "submitted" and decision.ordered
        )
        cleared = review is not None and review.state == "found_sufficient"
        if not signed or (decision.hold and not cleared):
            return "WrongState"
        assert decision.submitted_at is not None
        if decision.submitted_at > at + timedelta(seconds=60):
            return "Invalid"
        decision.state = "executed"
        self._lapse(LIVE | EDITABLE)
        self.state = "detained" if decision.content == "agreeing" else "released"
        return DONE

    # --- Reviewing ---------------------------------------------------------------------------
    def on_review(self, who: Somebody, decision: DecisionModel, action: str) -> str:
        """Claim, unclaim, remediate, escalate, find sufficient or insufficient."""
        review = decision.reviews[-1]
        refused = who.obstacle("review", review.office)
        if refused:
            return refused
        if who.person in {decision.author, *decision.signers_ever}:
            return "NotAllowed"
        sources, target = _REVIEW_STEPS[action]
        claimed = action == "claim" or review.claimed_by == who.username
        if review.state not in sources or not claimed:
            return "WrongState"
        review.state = target
        review.claimed_by = {"claim": who.username, "unclaim": "", "escalate": ""}.get(
            action, review.claimed_by
        )
        if target.startswith("found"):
            review.found_by = who.person
        if target == "found_insufficient" and review.hold and decision.state in LIVE:
            decision.state = "returned"
        return DONE

    # --- What follows ------------------------------------------------------------------------
    def _not_open(self) -> str | None:
        return None if self.state in OPEN else "WrongState"

    def _lapse(self, states: set[str]) -> None:
        for decision in self.decisions:
            if decision.state in states:
                decision.cancel_review()
                decision.state = "lapsed"

    def _completed(self, rca: Rca) -> None:
        self._lapse(LIVE)
        before = self.current()
        if before:
            before.state = "superseded"
        rca.state, self.state = "completed", "awaiting_decision"

    def _judged(self, decision: DecisionModel, at: datetime) -> bool:
        rca = self.current()
        if not _fits(decision.content, rca.level if rca else None):
            self.refused_submissions += 1
            return False
        level = rca.level if rca else "none"
        against = decision.content != "agreeing"
        director = against and level != "low"
        decision.needed = ("supervisor", "field_office_director") if director else ("supervisor",)
        decision.ordered = decision.content == "court order"
        decision.hold = against and level in ("high", "none") and not decision.ordered
        decision.state, decision.submitted_at, decision.signed = "submitted", at, {}
        decision.round += 1
        decision.reviewed_now = against
        if against:
            decision.reviews.append(ReviewModel(self.office, decision.hold))
        return True


_REVIEW_STEPS = {
    "claim": (CLAIMABLE, "in_review"),
    "unclaim": ({"in_review"}, "open"),
    "remediate": ({"in_review", "supplemented"}, "remediation_requested"),
    "escalate": ({"in_review", "supplemented"}, "escalated"),
    "sufficient": (FINDABLE, "found_sufficient"),
    "insufficient": (FINDABLE, "found_insufficient"),
}


def _author_only(who: Somebody, decision: DecisionModel) -> str | None:
    return None if who.person == decision.author else "NotAllowed"


def _fits(content: str, level: str | None) -> bool:
    """Tell whether a content answers exactly the drivers of an RCA of this level, if any."""
    answers = {
        "agreeing": ("low", "medium", "high", None),
        "flight": ("low", None),
        "court order": ("low", None),
        "flight and violence": ("medium", "high", None),
        "no rca": (None,),
        "bare": (),
    }
    return level in answers[content]
