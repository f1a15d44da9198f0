"""Plays a script: every step through the verb that a person would use, at its own moment."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar

from rca.accounts.selectors import actor_named
from rca.actions.book_in import book_in
from rca.actions.claim_review import claim_review
from rca.actions.close_case import close_case
from rca.actions.concur import concur
from rca.actions.draft_decision import draft_decision
from rca.actions.escalate_review import escalate_review
from rca.actions.execute_decision import execute_decision
from rca.actions.find_review import find_insufficient, find_sufficient
from rca.actions.record_assessment import record_assessment
from rca.actions.record_screening import record_screening
from rca.actions.register_detainee import register_detainee
from rca.actions.request_remediation import request_remediation
from rca.actions.return_decision import return_decision
from rca.actions.supplement_decision import supplement_decision
from rca.actions.transfer_case import transfer_case
from rca.actions.void_assessment import void_assessment
from rca.actions.withdraw_decision import withdraw_decision
from rca.assessments.models import Assessment
from rca.cases.models import Case
from rca.commands.demonstration.scripts import Script
from rca.core.errors import Refused
from rca.core.models import Versioned
from rca.decisions.models import Decision
from rca.reviews.models import Review

SCREENINGS = ("wants_and_warrants", "national_security", "border_crossing_history")
POLICY_OFFICE = "policy.hq"

Row = TypeVar("Row", bound=Versioned)


class Play:
    """One script being played. Each public method is a step of that name."""

    def __init__(self, script: Script, present: datetime) -> None:
        """Take the script and the present, in whose past it plays."""
        self._script = script
        self._present = present
        self._case: Case | None = None
        self._assessments = 0

    def run(self) -> None:
        """Play every step. Raises ValueError for a script that reaches into the future."""
        began = self._present - self._script.booked_in
        for name, after in self._script.steps():
            if began + after > self._present:
                raise ValueError(f"{self._script.a_number}: {name} has not happened yet")
            step: Callable[[datetime], None] = getattr(self, name.replace("-", "_"))
            step(began + after)

    # --- Case and RCA ---
    def book_in(self, at: datetime) -> None:
        """Register the person and open the case."""
        by, script = self._by("officer", at), self._script
        detainee = register_detainee(**by, **script.person())
        self._case = book_in(
            **by, detainee_id=detainee.pk, field_office=script.office, booked_in_at=at
        )

    def assess_draft(self, at: datetime) -> None:
        """Record an RCA that is not completed."""
        self._assess(at, complete=False)

    def assess(self, at: datetime) -> None:
        """Record a completed RCA."""
        self._assess(at, complete=True)

    def assess_again(self, at: datetime) -> None:
        """Record a second completed RCA: what rests on the first one lapses."""
        self._assess(at, complete=True)

    def void(self, at: datetime) -> None:
        """Void the current RCA."""
        row = self._latest(Assessment)
        void_assessment(
            **self._by("supervisor", at), **_version(row, "assessment_id"), **self._reason("void")
        )

    def screen(self, at: datetime) -> None:
        """Put the required vetting queries on record."""
        for number, kind in enumerate(SCREENINGS, 1):
            record_screening(
                **self._by("officer", at),
                case_id=self._case_id,
                kind=kind,
                queried_at=at - timedelta(minutes=10 * number),
                result="no_record",
                reference=f"VQ-{self._script.a_number}-{number}",
            )

    def transfer(self, at: datetime) -> None:
        """Hand the case to the office whose script this is."""
        transfer_case(
            **self._by("officer", at),
            **_version(self._current(), "case_id"),
            **self._reason("transfer"),
            to_field_office=self._script.home,
        )

    def close(self, at: datetime) -> None:
        """Close the case."""
        case = _version(self._current(), "case_id")
        close_case(**self._by("supervisor", at), **case, **self._reason("close"))

    # --- Decision ---
    def attempt(self, at: datetime) -> None:
        """Try a decision that the engine refuses; the attempt stays on record."""
        try:
            self._draft(at, submit_now=True)
        except Refused:
            return
        raise ValueError(f"{self._script.a_number}: this should have been refused")

    def draft(self, at: datetime) -> None:
        """Draft the decision."""
        self._draft(at, submit_now=False)

    def submit(self, at: datetime) -> None:
        """Draft and submit the decision."""
        self._draft(at, submit_now=True)

    def sign_supervisor(self, at: datetime) -> None:
        """Concur as supervisor."""
        statement = self._script.said("sign-supervisor")
        concur(**self._by("supervisor", at), **self._decision(), statement=statement)

    def sign_director(self, at: datetime) -> None:
        """Concur as field office director."""
        statement = self._script.said("sign-director")
        concur(**self._by("director", at), **self._decision(), statement=statement)

    def send_back(self, at: datetime) -> None:
        """Return the decision to its author."""
        return_decision(
            **self._by("supervisor", at), **self._decision(), **self._reason("send-back")
        )

    def withdraw(self, at: datetime) -> None:
        """Withdraw the decision."""
        withdraw_decision(**self._by("officer", at), **self._decision(), **self._reason("withdraw"))

    def supplement(self, at: datetime) -> None:
        """Add to the submitted justification."""
        text = self._script.said("supplement")
        supplement_decision(**self._by("officer", at), **self._decision(), text=text, evidence=[])

    def execute(self, at: datetime) -> None:
        """Carry the decision out."""
        execute_decision(**self._by("officer", at), **self._decision(), executed_at=at)

    # --- Review ---
    def claim(self, at: datetime) -> None:
        """Claim the review."""
        claim_review(**self._by(POLICY_OFFICE, at), **self._review())

    def request_remediation(self, at: datetime) -> None:
        """Ask the officer for more, within the week."""
        due = (at + timedelta(days=7)).date()
        reason = self._reason("request-remediation")
        request_remediation(**self._by(POLICY_OFFICE, at), **self._review(), **reason, due_on=due)

    def escalate(self, at: datetime) -> None:
        """Escalate the review."""
        escalate_review(**self._by(POLICY_OFFICE, at), **self._review(), **self._reason("escalate"))

    def find_sufficient(self, at: datetime) -> None:
        """Find that a reader can tell why."""
        reason = self._reason("find-sufficient")
        find_sufficient(**self._by(POLICY_OFFICE, at), **self._review(), **reason)

    def find_insufficient(self, at: datetime) -> None:
        """Find that a reader cannot tell why."""
        reason = self._reason("find-insufficient")
        by = self._by(POLICY_OFFICE, at)
        find_insufficient(**by, **self._review(), **reason, failed=["this_person"])

    # --- What the steps have in common ---
    def _by(self, role: str, at: datetime) -> dict[str, Any]:
        username = role if role == POLICY_OFFICE else self._script.account(role)
        return {"actor": actor_named(username), "at": at}

    def _reason(self, step: str) -> dict[str, Any]:
        return {"reason": self._script.said(step)}

    def _assess(self, at: datetime, *, complete: bool) -> None:
        self._assessments += 1
        record_assessment(
            **self._by("officer", at),
            case_id=self._case_id,
            assessment=self._script.assessment(at, number=self._assessments),
            complete_now=complete,
        )

    def _draft(self, at: datetime, *, submit_now: bool) -> None:
        draft_decision(
            **self._by("officer", at),
            case_id=self._case_id,
            content=self._script.content(at),
            submit_now=submit_now,
        )

    @property
    def _case_id(self) -> Any:
        return self._current().pk

    def _current(self) -> Case:
        if self._case is None:
            raise ValueError(f"{self._script.a_number}: book the person in first")
        self._case.refresh_from_db()
        return self._case

    def _decision(self) -> dict[str, Any]:
        return _version(self._latest(Decision), "decision_id")

    def _review(self) -> dict[str, Any]:
        return _version(self._latest(Review), "review_id")

    def _latest(self, model: type[Row]) -> Row:
        row: Row = model._default_manager.filter(case=self._case_id).latest("pk")
        return row


def _version(row: Versioned, name: str) -> dict[str, Any]:
    return {name: row.pk, "expected_version": row.version}
