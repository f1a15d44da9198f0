"""The four machines, as drawings and as tables."""

from rca.assessments import workflow as assessments
from rca.cases import workflow as cases
from rca.commands.catalogues.markdown import code, table
from rca.commands.catalogues.markdown import page as whole_page
from rca.core.workflow import Steps
from rca.decisions import workflow as decisions
from rca.reviews import workflow as reviews

MACHINES: tuple[tuple[str, str, Steps], ...] = (
    ("Case", "rca/cases/workflow.py", cases.STEPS),
    ("Assessment (RCA)", "rca/assessments/workflow.py", assessments.STEPS),
    ("Decision", "rca/decisions/workflow.py", decisions.STEPS),
    ("Override review", "rca/reviews/workflow.py", reviews.STEPS),
)
INTRODUCTION = (
    "Every state changes by one of these transitions and by nothing else: the table drives the "
    "machine, the actions and the guards in the database. Who may take a transition, and when, "
    "stands in `rca/actions/`; `allowed_actions` in an answer says what you can do now."
)


def page() -> str:
    """Return the page."""
    return whole_page("States", INTRODUCTION, *(_machine(*machine) for machine in MACHINES))


def _machine(title: str, source: str, steps: Steps) -> str:
    parts = (f"## {title}", f"From [{source}](../../{source}).", _drawing(steps), _table(steps))
    return "\n\n".join(parts)


def _drawing(steps: Steps) -> str:
    lines = [f"    [*] --> {steps.first}"]
    for step in steps:
        lines += [f"    {source} --> {step.target}: {step.name}" for source in step.sources]
    left = {source for step in steps for source in step.sources}
    lines += [f"    {state} --> [*]" for state in steps.states() if state not in left]
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, "```"])


def _table(steps: Steps) -> str:
    rows = [
        (code(step.name), ", ".join(code(source) for source in step.sources), code(step.target))
        for step in steps
    ]
    return table(("Transition", "From", "To"), rows)
