"""Long, strange lives of cases, invented by hypothesis and compared with a simple model.

On each commit the same 300 sequences, so a failure replays by running the test again; the long
run looks elsewhere each time and prints the blob that replays what it finds.
"""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule, run_state_machine_as_test

from rca.accounts.models import Account, RoleAssignment
from rca.accounts.permission_map import Role
from rca.actions.book_in import book_in
from rca.actions.claim_review import claim_review, unclaim_review
from rca.actions.close_case import close_case
from rca.actions.complete_assessment import complete_assessment
from rca.actions.concur import concur
from rca.actions.door import perform_once
from rca.actions.draft_decision import draft_decision
from rca.actions.edit_decision import edit_decision
from rca.actions.escalate_review import escalate_review
from rca.actions.execute_decision import execute_decision
from rca.actions.find_review import find_insufficient, find_sufficient
from rca.actions.grant_role import grant_role, revoke_role
from rca.actions.once import Answer, Once, Replayed
from rca.actions.record_assessment import record_assessment
from rca.actions.record_screening import record_screening
from rca.actions.request_remediation import request_remediation
from rca.actions.return_decision import return_decision
from rca.actions.submit_decision import submit_decision
from rca.actions.supplement_decision import supplement_decision
from rca.actions.transfer_case import transfer_case
from rca.actions.void_assessment import void_assessment
from rca.actions.withdraw_decision import withdraw_decision
from tests import contents, factories
from tests.scenarios import people, raw_sql
from tests.scenarios.machine import CONTENTS, CaseWork, Tracked
from tests.scenarios.model import DONE

PLACES = range(len(people.USERNAMES))
OFFICERS = [*PLACES[:4], *PLACES[:2], *PLACES]
SIGNERS = [2, 3, 4, 4, 2, *PLACES]
REVIEWERS = [8, 9, 8, *PLACES]
# Mostly those who may, and sometimes anybody.
officers, signers, reviewers = map(st.sampled_from, (OFFICERS, SIGNERS, REVIEWERS))
anybody, number = st.sampled_from(PLACES), st.integers(0, 3)
level, content = st.sampled_from(["low", "medium", "high"]), st.sampled_from(sorted(CONTENTS))
ACTIONS = ["claim", "claim", "unclaim", "remediate", "escalate", "sufficient", "insufficient"]


def cases(machine: CaseWork) -> bool:
    """Tell whether there is a case."""
    return bool(machine.cases)


def rcas(machine: CaseWork) -> bool:
    """Tell whether the first case has an RCA."""
    return bool(machine.cases and machine.cases[0].rca_keys)


def decisions(machine: CaseWork) -> bool:
    """Tell whether every case has a decision."""
    return bool(machine.cases) and all(case.decision_keys for case in machine.cases)


def reviews(machine: CaseWork) -> bool:
    """Tell whether the latest decision of the first case has a review."""
    return decisions(machine) and bool(machine.cases[0].model.decisions[-1].reviews)


class Steps(CaseWork):
    """The steps."""

    # --- Cases and RCAs ------------------------------------------------------------------------
    @initialize(depth=st.integers(0, 4), level=level)
    def begin(self, depth: int, level: str) -> None:
        """Begin anywhere between book-in and a signed decision, so that much is reached."""
        self.book_in()
        fitting = "flight" if level == "low" else "flight and violence"
        steps = [
            lambda: self.assess(0, 0, level, complete=True),
            lambda: self.draft(0, 0, fitting, submit=True),
            lambda: self.sign(0, 0, 2, says_why=True),
            lambda: self.sign(0, 0, 4, says_why=True),
        ]
        for step in steps[:depth]:
            self.holds()
            step()

    @precondition(lambda self: len(self.cases) == 1)
    @rule()
    def book_in(self) -> None:
        """Register a person and book them in, as a matter of course."""
        case = book_in(
            actor=self.actor(self.people[0]) if not self.cases else factories.actor("feed.earm"),
            at=self.at,
            detainee_id=factories.registered(by="feed.earm").pk,
            field_office="SNA",
            booked_in_at=self.at - timedelta(hours=2),
        )
        self.cases.append(Tracked(case.pk))

    @precondition(cases)
    @rule(which=number, who=officers, level=level, complete=st.booleans())
    def assess(self, which: int, who: int, level: str, complete: bool) -> None:
        """Record an RCA, and perhaps complete it."""
        case, somebody = self.case(which), self.people[who]
        expected = case.model.assess(somebody, level, complete=complete)
        made = self.attempt(
            expected,
            record_assessment,
            somebody,
            case_id=case.key,
            assessment=contents.rca(public_safety_risk=level),
            complete_now=complete,
        )
        if made:
            case.rca_keys.append(made.pk)

    @precondition(rcas)
    @rule(which=number, who=officers)
    def complete(self, which: int, who: int) -> None:
        """Complete an RCA."""
        case, somebody = self.cases[0], self.people[who]
        place = -1 - which % len(case.rca_keys)
        expected = case.model.complete(somebody, case.model.rcas[place])
        named = self._named("assessment_id", case.rca_keys[place])
        self.attempt(expected, complete_assessment, somebody, **named)

    @precondition(rcas)
    @rule(which=number, who=officers)
    def void(self, which: int, who: int) -> None:
        """Void an RCA."""
        case, somebody = self.cases[0], self.people[who]
        place = -1 - which % len(case.rca_keys)
        expected = case.model.void(somebody, case.model.rcas[place])
        named = self._named("assessment_id", case.rca_keys[place])
        self.attempt(expected, void_assessment, somebody, reason=contents.REASON, **named)

    @precondition(cases)
    @rule(which=number, who=officers)
    def screen(self, which: int, who: int) -> None:
        """Record a vetting query."""
        case, somebody = self.case(which), self.people[who]
        self.attempt(
            case.model.screen(somebody),
            record_screening,
            somebody,
            case_id=case.key,
            kind="wants_and_warrants",
            queried_at=self.at,
            result="no_record",
            reference="NCIC-0001",
        )

    @precondition(cases)
    @rule(which=number, who=officers, office=st.sampled_from(["SNA", "ELP"]))
    def transfer(self, which: int, who: int, office: str) -> None:
        """Hand a case over."""
        case, somebody = self.case(which), self.people[who]
        expected = case.model.transfer(somebody, office)
        named = self._named("case_id", case.key)
        self.attempt(expected, transfer_case, somebody, to_field_office=office, **named)

    @precondition(lambda self: len(self.cases) > 1)
    @rule(which=number, who=officers)
    def close(self, which: int, who: int) -> None:
        """Close a case."""
        case, somebody = self.case(which), self.people[who]
        expected = case.model.close(somebody)
        named = self._named("case_id", case.key)
        self.attempt(expected, close_case, somebody, reason=contents.REASON, **named)

    # --- Decisions -----------------------------------------------------------------------------
    @precondition(cases)
    @rule(which=number, who=officers, content=content, submit=st.booleans())
    def draft(self, which: int, who: int, content: str, submit: bool) -> None:
        """Draft a decision, and perhaps submit it at once."""
        case, somebody = self.case(which), self.people[who]
        expected = case.model.draft(somebody, content, self.at, submit=submit)
        made = self.attempt(
            expected,
            draft_decision,
            somebody,
            case_id=case.key,
            content=CONTENTS[content](),
            submit_now=submit,
        )
        if made:
            case.decision_keys.append(made.pk)

    @precondition(decisions)
    @rule(which=number, decision=number, who=officers, content=content)
    def edit(self, which: int, decision: int, who: int, content: str) -> None:
        """Write something else, at any time."""
        case, somebody = self.case(which), self.people[who]
        model, named = self.decision(case, decision)
        expected = case.model.edit(somebody, model, content)
        self.attempt(expected, edit_decision, somebody, changes=CONTENTS[content](), **named)

    @precondition(decisions)
    @rule(which=number, decision=number, who=officers)
    def submit(self, which: int, decision: int, who: int) -> None:
        """Submit a decision, or the same one again."""
        case, somebody = self.case(which), self.people[who]
        model, named = self.decision(case, decision)
        expected = case.model.submit(somebody, model, self.at)
        self.attempt(expected, submit_decision, somebody, **named)

    @precondition(decisions)
    @rule(which=number, decision=number, who=officers)
    def submit_and_retry(self, which: int, decision: int, who: int) -> None:
        """Submit under a key, and send the same request twice more."""
        case, somebody = self.case(which), self.people[who]
        model, named = self.decision(case, decision)
        expected = case.model.submit(somebody, model, self.at)
        self.keys += 1
        use = Once(
            person_id=self.actor(somebody).person_id,
            key=f"key-{self.keys}",
            fingerprint="0" * 64,
            at=self.at,
            describe=lambda error: Answer(error.status, error.detail),
        )

        def call() -> Answer:
            done = submit_decision(actor=self.actor(somebody), at=self.at, **named)
            return Answer(200, done.state)

        got, _ = self.end(lambda: perform_once(call, once=use))
        assert got == expected
        for _ in range(2):
            if expected not in (DONE, "Refused"):
                assert self.end(lambda: perform_once(call, once=use)) == (expected, None)
                continue
            with pytest.raises(Replayed) as before:
                perform_once(call, once=use)
            assert before.value.answer.status == (200 if expected == DONE else 422)

    @precondition(decisions)
    @rule(which=number, decision=number, who=signers, says_why=st.sampled_from([True, True, False]))
    def sign(self, which: int, decision: int, who: int, says_why: bool) -> None:
        """Concur, with or without reasons."""
        case, somebody = self.case(which), self.people[who]
        model, named = self.decision(case, decision)
        expected = case.model.sign(somebody, model, says_why=says_why)
        statement = contents.STATEMENT if says_why else "Concur."
        self.attempt(expected, concur, somebody, statement=statement, **named)

    @precondition(decisions)
    @rule(which=number, decision=number, who=signers)
    def sign_what_has_changed(self, which: int, decision: int, who: int) -> None:
        """Concur with an earlier version than the present one."""
        case, somebody = self.case(which), self.people[who]
        _, named = self.decision(case, decision)
        expected = somebody.obstacle("sign", case.model.office) or "StaleVersion"
        named["expected_version"] -= 1
        self.attempt(expected, concur, somebody, statement=contents.STATEMENT, **named)

    @precondition(decisions)
    @rule(which=number, decision=number, who=signers)
    def send_back(self, which: int, decision: int, who: int) -> None:
        """Return a decision to its author."""
        case, somebody = self.case(which), self.people[who]
        model, named = self.decision(case, decision)
        expected = case.model.send_back(somebody, model)
        self.attempt(expected, return_decision, somebody, reason=contents.REASON, **named)

    @precondition(decisions)
    @rule(which=number, decision=number, who=officers)
    def withdraw(self, which: int, decision: int, who: int) -> None:
        """Withdraw a decision."""
        case, somebody = self.case(which), self.people[who]
        model, named = self.decision(case, decision)
        expected = case.model.withdraw(somebody, model)
        self.attempt(expected, withdraw_decision, somebody, reason=contents.REASON, **named)

    @precondition(decisions)
    @rule(which=number, decision=number, who=officers)
    def execute(self, which: int, decision: int, who: int) -> None:
        """Carry a decision out."""
        case, somebody = self.case(which), self.people[who]
        model, named = self.decision(case, decision)
        expected = case.model.execute(somebody, model, self.at)
        moment = max(self.at, model.submitted_at or self.at)
        self.attempt(expected, execute_decision, somebody, executed_at=moment, **named)

    @precondition(decisions)
    @rule(which=number, decision=number, who=officers)
    def supplement(self, which: int, decision: int, who: int) -> None:
        """Add to a justification."""
        case, somebody = self.case(which), self.people[who]
        model, named = self.decision(case, decision)
        expected = case.model.supplement(somebody, model)
        words = {"text": "The clinic's second letter came today.", "evidence": []}
        self.attempt(expected, supplement_decision, somebody, **words, **named)

    # --- Reviews -------------------------------------------------------------------------------
    @precondition(reviews)
    @rule(who=reviewers, action=st.sampled_from(ACTIONS))
    def review(self, who: int, action: str) -> None:
        """Do something to the latest review."""
        case, somebody = self.cases[0], self.people[who]
        model, key = case.model.decisions[-1], case.decision_keys[-1]
        latest = [review for review in self.seen.reviews if review.decision_id == key][-1]
        expected = case.model.on_review(somebody, model, action)
        verb, words = _review_verbs(self)[action]
        self.attempt(expected, verb, somebody, **words, **self._named("review_id", latest.pk))

    # --- The world around ----------------------------------------------------------------------
    @rule(who=anybody)
    def grant_or_revoke(self, who: int) -> None:
        """Take somebody's first role away, or give it back."""
        somebody = self.people[who]
        administrator = factories.actor("admin.hq")
        first = people.everyday_role(who)
        if first in somebody.roles:
            held = RoleAssignment.objects.get(
                account__username=somebody.username, revoked_at__isnull=True
            )
            revoke_role(actor=administrator, at=self.at, assignment_id=held.pk)
            somebody.roles.remove(first)
        else:
            account = Account.objects.get(username=somebody.username)
            role, office = first
            grant_role(
                actor=administrator,
                at=self.at,
                account=account,
                role=Role(role),
                field_office=office,
            )
            somebody.roles.add(first)
        self.actors.pop(somebody.username, None)

    @rule(hours=st.sampled_from([-1, 1, 24, 100]))
    def clock(self, hours: int) -> None:
        """Time passes, or a clock is set back."""
        self.later(timedelta(hours=hours))

    @precondition(cases)
    @rule(which=st.integers(0, 14))
    def past_the_verbs(self, which: int) -> None:
        """Try to write past the verbs."""
        attempts = raw_sql.possible(self.seen)
        statement = attempts[which % len(attempts)]
        assert not raw_sql.lands(statement), statement


def _review_verbs(machine: CaseWork) -> dict[str, tuple[object, dict[str, object]]]:
    due_on = (machine.at + timedelta(days=7)).date()
    reason = {"reason": contents.REASON}
    return {
        "claim": (claim_review, {}),
        "unclaim": (unclaim_review, {}),
        "remediate": (request_remediation, {**reason, "due_on": due_on}),
        "escalate": (escalate_review, reason),
        "sufficient": (find_sufficient, reason),
        "insufficient": (find_insufficient, {**reason, "failed": ["drivers"]}),
    }


def live(sequences: int, steps: int) -> None:
    """Live so many sequences of so many steps."""
    factories.loaded_world()
    everybody = people.everybody()
    Steps.people_of_the_world = lambda: people.afresh(everybody)
    Steps.begins = factories.moment()
    run_state_machine_as_test(
        Steps,
        settings=settings(
            max_examples=sequences,
            stateful_step_count=steps,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate],
        ),
    )


@pytest.mark.django_db
def test_three_hundred_sequences() -> None:
    live(300, 15)


@pytest.mark.long
@pytest.mark.django_db
def test_many_long_sequences() -> None:
    live(3000, 50)
