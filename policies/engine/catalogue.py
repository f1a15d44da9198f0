"""The rules as a table, for people who read documentation and not code."""

from dataclasses import dataclass

from policies.engine.rules import RULES, Rule


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """One rule as documentation shows it."""

    code: str
    question: str
    severity: str
    description: str
    source: str


def catalogue() -> tuple[CatalogueEntry, ...]:
    """Every rule in the order of the registry; the severity is the one it usually has."""
    return tuple(
        CatalogueEntry(
            code=rule.CODE,
            question=rule.QUESTION,
            severity=rule.SEVERITY,
            description=_first_line(rule),
            source=rule.SOURCE,
        )
        for rule in RULES
    )


def _first_line(rule: Rule) -> str:
    return (rule.__doc__ or "").strip().split("\n", maxsplit=1)[0]
