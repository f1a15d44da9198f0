"""The custody case as a state machine."""

from rca.core.workflow import StateField, StateMachine, Steps

OPEN = ("awaiting_assessment", "awaiting_decision", "detained")

STEPS = Steps(
    {
        "complete_assessment": (OPEN, "awaiting_decision"),
        "lose_assessment": (("awaiting_decision",), "awaiting_assessment"),
        "detain": (OPEN, "detained"),
        "release": (OPEN, "released"),
        "close": ((*OPEN, "released"), "closed"),
    },
    first="awaiting_assessment",
)


class CaseMachine(StateMachine):
    """States and transitions of a custody case."""

    state = StateField(default=STEPS.first, max_length=24)

    complete_assessment = STEPS.transition("complete_assessment")
    lose_assessment = STEPS.transition("lose_assessment")
    detain = STEPS.transition("detain")
    release = STEPS.transition("release")
    close = STEPS.transition("close")

    class Meta:
        abstract = True


STATES: tuple[str, ...] = STEPS.states()
