"""What may be done to a case and to an assessment, by whom and when."""

from rca.actions.rules import Rule
from rca.assessments.models import Assessment
from rca.cases.models import Case
from rca.cases.workflow import OPEN

READ = "cases.read_case"


def office_of(case: Case) -> str:
    """Return the field office that has the case now."""
    return str(case.field_office_id)


def office_of_assessment(assessment: Assessment) -> str:
    """Return the field office that has the assessment's case now."""
    return str(assessment.case.field_office_id)


ASSESS = Rule("assess", READ, "assessments.assess", office_of, OPEN)
DECIDE = Rule("decide", READ, "decisions.draft_decision", office_of, OPEN)
SCREEN = Rule("screen", READ, "cases.record_screening", office_of, OPEN)
TRANSFER = Rule("transfer", READ, "cases.transfer_case", office_of, OPEN)
CLOSE = Rule("close", READ, "cases.close_case", office_of, (*OPEN, "released"))
CASE_RULES = (ASSESS, DECIDE, SCREEN, TRANSFER, CLOSE)

COMPLETE = Rule("complete", READ, "assessments.assess", office_of_assessment, ("draft",))
VOID = Rule(
    "void", READ, "assessments.void_assessment", office_of_assessment, ("draft", "completed")
)
ASSESSMENT_RULES = (COMPLETE, VOID)
