"""What the steps of the stateful test choose from, and when they can be taken."""

from hypothesis import strategies as st

from tests.scenarios import people
from tests.scenarios.machine import CONTENTS, CaseWork
from tests.scenarios.model_parts import LIVE

PLACES = range(len(people.USERNAMES))
OFFICERS = [*PLACES[:4], *PLACES[:2], *PLACES]
SIGNERS = [2, 3, 4, 4, 2, *PLACES]
REVIEWERS = [8, 9, 8, *PLACES]
# Mostly those who may, and sometimes anybody.
officers, signers, reviewers = map(st.sampled_from, (OFFICERS, SIGNERS, REVIEWERS))
anybody, number = st.sampled_from(PLACES), st.integers(0, 3)
level, content = st.sampled_from(["low", "medium", "high"]), st.sampled_from(sorted(CONTENTS))


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


def live_decision(machine: CaseWork) -> bool:
    """Tell whether the latest decision of the first case is live."""
    return decisions(machine) and machine.cases[0].model.decisions[-1].state in LIVE
