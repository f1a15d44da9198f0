"""What the engine answers: findings, and the verdict they add up to."""

from dataclasses import dataclass

from policies.engine.vocabulary import BLOCKING


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a reader of the record cannot tell, where it is missing and what mends it.

    `question` is one of the five questions of the standard, `pointer` a JSON pointer into
    the request document.
    """

    rule: str
    question: str
    severity: str
    pointer: str
    message: str
    remedy: str

    def to_document(self) -> dict[str, str]:
        """The finding under the keys that the HTTP contract names."""
        return {
            "rule": self.rule,
            "question": self.question,
            "severity": self.severity,
            "pointer": self.pointer,
            "message": self.message,
            "remedy": self.remedy,
        }


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement on one set of facts under one policy."""

    contradiction: str
    justification_required: bool
    verdict: str
    concurrence: tuple[str, ...]
    hold: bool
    review: bool
    execute_before_concurrence: bool
    findings: tuple[Finding, ...]

    def to_document(self) -> dict[str, object]:
        """The verdict under the keys that the HTTP contract names.

        `policy` is left to the caller, who knows which stored edition was in force.
        """
        return {
            "contradiction": self.contradiction,
            "justification_required": self.justification_required,
            "verdict": self.verdict,
            "concurrence": list(self.concurrence),
            "hold": self.hold,
            "findings": [finding.to_document() for finding in self.findings],
        }


def is_sufficient(findings: tuple[Finding, ...]) -> bool:
    """True when no finding blocks; concerns let a decision pass."""
    return not any(finding.severity == BLOCKING for finding in findings)
