"""What may be done to a case and to an assessment, by whom and when."""

from rca.accounts.actors import Actor
from rca.actions.rules import Rule
from rca.assessments.models import Assessment
from rca.cases.models import Case
from rca.cases.workflow import OPEN
from rca.core.errors import RcaError, WrongState

READ = "cases.read_case"


def office_of(case: Case) -> str:
    """Return the field office that has the case now."""
    return str(case.field_office_id)


def office_of_assessment(assessment: Assessment) -> str:
    """Return the field office that has the assessment's case now."""
    return str(assessment.case.field_office_id)


def nothing_undecided(case: Case, actor: Actor) -> RcaError | None:
    """Object while a decision on the case is live, or the actor has a draft there already.

    The case says so in annotations (`with_decisions`, `situation_of`).
    """
    if getattr(case, "live_decision_id", None) is not None:
        return WrongState(
            "A decision on this case awaits concurrence or execution. It must be returned or "
            "withdrawn before another is written.",
            code="another-decision-live",
        )
    if getattr(case, "own_draft_id", None) is not None:
        return WrongState(
            "You have a draft on this case already. Change that one, or withdraw it.",
            code="draft-exists",
        )
    return None


def case_is_open(assessment: Assessment, actor: Actor) -> RcaError | None:
    """Object when the assessment's case is not open: nobody is assessed after release."""
    if assessment.case.state in OPEN:
        return None
    return WrongState(f"The case is {assessment.case.state}.", code="case-not-open")


ASSESS = Rule("assess", READ, "assessments.assess", office_of, OPEN)
DECIDE = Rule(
    "decide", READ, "decisions.draft_decision", office_of, OPEN, circumstance=nothing_undecided
)
SCREEN = Rule("screen", READ, "cases.record_screening", office_of, OPEN)
TRANSFER = Rule("transfer", READ, "cases.transfer_case", office_of, OPEN)
CLOSE = Rule("close", READ, "cases.close_case", office_of, (*OPEN, "released"))
CASE_RULES = (ASSESS, DECIDE, SCREEN, TRANSFER, CLOSE)

COMPLETE = Rule(
    "complete",
    READ,
    "assessments.assess",
    office_of_assessment,
    ("draft",),
    circumstance=case_is_open,
)
VOID = Rule(
    "void", READ, "assessments.void_assessment", office_of_assessment, ("draft", "completed")
)
ASSESSMENT_RULES = (COMPLETE, VOID)
