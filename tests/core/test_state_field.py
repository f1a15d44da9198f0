"""A state is set by a transition, or by loading the row, and by nothing else."""

import pytest

from rca.decisions.models import Decision
from rca.decisions.workflow import STEPS
from tests import factories


def test_a_state_is_not_assigned() -> None:
    decision = Decision(state="draft")
    with pytest.raises(AttributeError):
        decision.state = "executed"
    decision.submit()
    assert decision.state == "submitted"


@pytest.mark.django_db
def test_reloading_takes_what_the_database_has() -> None:
    factories.loaded_world()
    decision = factories.drafted()
    factories.resubmitted(decision)
    assert decision.state == "draft"
    decision.refresh_from_db()
    assert decision.state == "submitted"
    with pytest.raises(AttributeError):
        decision.state = "draft"


def test_the_table_tells_edges_and_states() -> None:
    assert STEPS.states()[0] == STEPS.first == "draft"
    assert ("submitted", "executed") in STEPS.edges()
    assert ("draft", "executed") not in STEPS.edges()
    assert all(source != target for source, target in STEPS.edges())
    assert STEPS.allows("submit", "returned")
    assert not STEPS.allows("submit", "executed")
