"""Steps on decisions: writing, submitting, signing, returning, executing."""

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from rca.actions.concur import concur
from rca.actions.door import perform_once
from rca.actions.draft_decision import draft_decision
from rca.actions.edit_decision import edit_decision
from rca.actions.execute_decision import execute_decision
from rca.actions.once import Answer, Once, Replayed
from rca.actions.return_decision import return_decision
from rca.actions.submit_decision import submit_decision
from rca.actions.supplement_decision import supplement_decision
from rca.actions.withdraw_decision import withdraw_decision
from tests import contents
from tests.scenarios.choices import cases, content, decisions, number, officers, signers
from tests.scenarios.machine import CONTENTS, CaseWork
from tests.scenarios.model import DONE


class DecisionSteps(CaseWork):
    """The steps of authors, signers and executing officers."""

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
