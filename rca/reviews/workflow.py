"""The policy office's review of an override as a state machine."""

from rca.core.workflow import StateField, StateMachine, Steps

PENDING = ("open", "in_review", "remediation_requested", "supplemented", "escalated")
FINDABLE = ("in_review", "remediation_requested", "supplemented", "escalated")

STEPS = Steps(
    {
        "claim": (("open", "supplemented", "escalated"), "in_review"),
        "unclaim": (("in_review",), "open"),
        "request_remediation": (
            ("in_review", "supplemented", "escalated"),
            "remediation_requested",
        ),
        "supplement": (("remediation_requested",), "supplemented"),
        "escalate": (("in_review", "supplemented"), "escalated"),
        "find_sufficient": (FINDABLE, "found_sufficient"),
        "find_insufficient": (FINDABLE, "found_insufficient"),
        "cancel": (PENDING, "cancelled"),
    },
    first="open",
)


class ReviewMachine(StateMachine):
    """States and transitions of an override review."""

    state = StateField(default=STEPS.first, max_length=24)

    claim = STEPS.transition("claim")
    unclaim = STEPS.transition("unclaim")
    request_remediation = STEPS.transition("request_remediation")
    supplement = STEPS.transition("supplement")
    escalate = STEPS.transition("escalate")
    find_sufficient = STEPS.transition("find_sufficient")
    find_insufficient = STEPS.transition("find_insufficient")
    cancel = STEPS.transition("cancel")

    class Meta:
        abstract = True


STATES: tuple[str, ...] = STEPS.states()
