"""The officer's decision as a state machine."""

from rca.core.workflow import StateField, StateMachine, Steps

EDITABLE = ("draft", "returned")
LIVE = ("submitted", "concurred")

STEPS = Steps(
    {
        "submit": (EDITABLE, "submitted"),
        "concur": (("submitted",), "concurred"),
        "execute": (LIVE, "executed"),
        "send_back": (LIVE, "returned"),
        "withdraw": ((*EDITABLE, *LIVE), "withdrawn"),
        "lapse": ((*EDITABLE, *LIVE), "lapsed"),
    },
    first="draft",
)


class DecisionMachine(StateMachine):
    """States and transitions of a decision; `send_back` is the contract's `return`."""

    state = StateField(default=STEPS.first, max_length=16)

    submit = STEPS.transition("submit")
    concur = STEPS.transition("concur")
    execute = STEPS.transition("execute")
    send_back = STEPS.transition("send_back")
    withdraw = STEPS.transition("withdraw")
    lapse = STEPS.transition("lapse")

    class Meta:
        abstract = True


STATES: tuple[str, ...] = STEPS.states()
