"""The RCA recommendation as a state machine."""

from rca.core.workflow import StateField, StateMachine, Steps

STEPS = Steps(
    {
        "complete": (("draft",), "completed"),
        "supersede": (("completed",), "superseded"),
        "void": (("draft", "completed"), "voided"),
    },
    first="draft",
)


class AssessmentMachine(StateMachine):
    """States and transitions of an assessment."""

    state = StateField(default=STEPS.first, max_length=16)

    complete = STEPS.transition("complete")
    supersede = STEPS.transition("supersede")
    void = STEPS.transition("void")

    class Meta:
        abstract = True


STATES: tuple[str, ...] = STEPS.states()
