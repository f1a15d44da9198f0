"""Long, strange lives of cases, invented by hypothesis and compared with a simple model.

A number is the seed of a part, so whatever fails replays by running the same test again.
"""

from collections.abc import Callable
from copy import deepcopy

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule, run_state_machine_as_test

from tests import factories
from tests.scenarios import people
from tests.scenarios.case_steps import CaseSteps
from tests.scenarios.choices import cases, level, live_decision, number
from tests.scenarios.decision_steps import DecisionSteps
from tests.scenarios.machine import Tracked
from tests.scenarios.model import DONE, OPEN, CaseModel
from tests.scenarios.model_parts import EDITABLE, PENDING
from tests.scenarios.people import Somebody
from tests.scenarios.review_steps import ReviewSteps
from tests.scenarios.world_steps import WorldSteps

FITTING = {"low": "flight", "medium": "flight and violence", "high": "flight and violence"}
Trial = Callable[[CaseModel, Somebody], str]


class Lives(CaseSteps, DecisionSteps, ReviewSteps, WorldSteps):
    """All steps together, and a way of getting on when everybody does their work."""

    @initialize(steps=st.integers(0, 6), level=level, ordered=st.booleans())
    def begin(self, steps: int, level: str, ordered: bool) -> None:
        """Begin anywhere between book-in and execution, with or without a court's order."""
        self.book_in()
        if steps:
            self.holds()
            self.assess(0, 0, level, complete=True)
        for _ in range(steps - 1):
            self.holds()
            self._next(0, ordered=ordered)

    @precondition(cases)
    @rule(which=number, steps=st.integers(1, 3))
    def go_on(self, which: int, steps: int) -> None:
        """Let the right people do what comes next."""
        for _ in range(steps - 1):
            self._next(which)
            self.holds()
        self._next(which)

    @precondition(live_decision)
    @rule()
    def turn_back(self) -> None:
        """Let somebody who may return the live decision, and its author submit it again."""
        who = self._fit(self.cases[0], lambda m, p: m.send_back(p, m.decisions[-1]))
        if who is not None:
            self.send_back(0, 0, who)
            self.holds()
            self._submit(0, self.cases[0])

    def _next(self, which: int, *, ordered: bool = False) -> None:
        case = self.case(which)
        latest = case.model.decisions[-1] if case.model.decisions else None
        if latest is None or latest.state in ("withdrawn", "lapsed"):
            self._write(which, case, ordered=ordered)
        elif latest.state in EDITABLE:
            self._submit(which, case)
        elif latest.missing() and not latest.ordered:
            self._sign(which, case)
        elif latest.state != "executed" and latest.hold and not self._cleared(case):
            self._review(which, case)
        elif latest.state != "executed":
            self._execute(which, case)
        elif latest.missing():
            self._sign(which, case)
        else:
            self._review(which, case)

    def _fit(self, case: Tracked, trial: Trial) -> int | None:
        """Return the place of somebody who could do this now."""
        for place, somebody in enumerate(self.people):
            if trial(deepcopy(case.model), somebody) == DONE:
                return place
        return None

    def _write(self, which: int, case: Tracked, *, ordered: bool) -> None:
        if case.model.state in OPEN:
            rca = case.model.current()
            content = FITTING[rca.level] if rca else "no rca"
            content = "court order" if ordered and content == "flight" else content
            who = self._fit(case, lambda m, p: m.draft(p, content, self.at, submit=True))
            if who is not None:
                self.draft(which, who, content, submit=True)

    def _submit(self, which: int, case: Tracked) -> None:
        who = self._fit(case, lambda m, p: m.submit(p, m.decisions[-1], self.at))
        if who is not None:
            self.submit(which, 0, who)

    def _sign(self, which: int, case: Tracked) -> None:
        who = self._fit(case, lambda m, p: m.sign(p, m.decisions[-1], says_why=True))
        if who is not None:
            self.sign(which, 0, who, says_why=True)

    def _execute(self, which: int, case: Tracked) -> None:
        who = self._fit(case, lambda m, p: m.execute(p, m.decisions[-1], self.at))
        if who is not None:
            self.execute(which, 0, who)

    def _cleared(self, case: Tracked) -> bool:
        review = case.model.decisions[-1].review()
        return review is not None and review.state == "found_sufficient"

    def _review(self, which: int, case: Tracked) -> None:
        review = case.model.decisions[-1].review()
        if review is None or review.state not in PENDING or case is not self.cases[0]:
            return
        action = "sufficient" if review.state == "in_review" else "claim"
        who = self._fit(case, lambda m, p: m.on_review(p, m.decisions[-1], action))
        if who is not None:
            self.review(who, action)


def live(number: int, sequences: int, steps: int) -> None:
    """Live so many sequences of so many steps, always the same ones for a number."""
    factories.loaded_world()
    everybody = people.everybody()
    Lives.people_of_the_world = lambda: people.afresh(everybody)
    Lives.begins = factories.moment()
    run_state_machine_as_test(
        seed(number)(type("Lives", (Lives,), {})),
        settings=settings(
            max_examples=sequences,
            stateful_step_count=steps,
            suppress_health_check=list(HealthCheck),
        ),
    )


# Three parts of a hundred, so that two processes can share them.
@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_hundred_sequences(number: int) -> None:
    live(number, 100, 12)


@pytest.mark.long
@pytest.mark.django_db
@pytest.mark.parametrize("number", range(100, 110))
def test_two_hundred_long_sequences(number: int) -> None:
    live(number, 200, 45)
