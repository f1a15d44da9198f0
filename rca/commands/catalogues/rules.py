"""The engine's rules."""

from policies.engine.catalogue import catalogue
from rca.commands.catalogues.markdown import page as whole_page
from rca.commands.catalogues.markdown import table

FOLDER = "policies/engine/rules"
INTRODUCTION = (
    "What the engine asks of a decision. A `blocking` finding refuses it; a `concern` lets it pass "
    "and ranks it higher in the review queue. Each rule is one file, named after its code; the "
    "severity is the one that it usually has, since some leave it to the policy edition."
)


def page() -> str:
    """Return the page."""
    rows = [
        (_linked(entry.code), entry.question, entry.severity, entry.description, entry.source)
        for entry in catalogue()
    ]
    return whole_page(
        "Rules",
        INTRODUCTION,
        table(("Rule", "Question", "Severity", "What it demands", "Source"), rows),
    )


def _linked(rule: str) -> str:
    return f"[`{rule}`](../../{FOLDER}/{rule.replace('-', '_')}.py)"
