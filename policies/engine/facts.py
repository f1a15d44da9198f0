"""What the engine is told about one decision, and nothing else.

The shapes follow the request document of a justification check. Facts are values: frozen,
comparable, free of anything that reads a clock or a table.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from policies.engine.contradiction import contradiction
from policies.engine.documents import (
    assessment_document,
    decision_document,
    detainee_document,
    justification_document,
    read_assessment,
    read_decision,
    read_detainee,
    read_justification,
    read_screening,
    screening_document,
    written_moment,
)
from policies.engine.record import (
    Assessment,
    Condition,
    Decision,
    Detainee,
    EvidenceItem,
    Factor,
    Justification,
    Response,
    Screening,
)
from policies.engine.shapes import Node
from policies.engine.vocabulary import DRIVING_LEVELS, MANDATORY_DETENTION, STAGES

__all__ = [
    "Assessment",
    "Condition",
    "Decision",
    "Detainee",
    "EvidenceItem",
    "Factor",
    "Facts",
    "Justification",
    "Response",
    "Screening",
    "document_from_facts",
    "facts_from_document",
]


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a verdict may rest on.

    `assessment` is None when no assessment has been completed, `executing_at` is needed
    only at stage `execution`.
    """

    decided_on: date
    detainee: Detainee | None
    assessment: Assessment | None
    decision: Decision
    justification: Justification | None
    screenings: tuple[Screening, ...] = ()
    stage: str = "submission"
    executing_at: datetime | None = None

    @property
    def contradiction(self) -> str:
        """How the decision contradicts the assessment, or `none`."""
        recommendation = self.assessment.recommendation if self.assessment else None
        return contradiction(recommendation, self.decision.outcome)

    @property
    def drivers(self) -> tuple[str, ...]:
        """The codes that each need a response, once each, in the assessment's order.

        Standard, section 2: every factor of level medium or high, and an alleged
        mandatory-detention basis.
        """
        if self.assessment is None:
            return ()
        codes = [f.code for f in self.assessment.factors if f.level in DRIVING_LEVELS]
        if self.assessment.mandatory_detention_alleged:
            codes.append(MANDATORY_DETENTION)
        return tuple(dict.fromkeys(codes))

    @property
    def factors(self) -> tuple[Factor, ...]:
        """The factors of the assessment; none when there is no assessment."""
        return self.assessment.factors if self.assessment else ()

    @property
    def responses(self) -> tuple[Response, ...]:
        """The responses of the justification; none when there is no justification."""
        return self.justification.responses if self.justification else ()

    @property
    def evidence(self) -> tuple[EvidenceItem, ...]:
        """The evidence of the justification; none when there is no justification."""
        return self.justification.evidence if self.justification else ()

    def to_document(self) -> dict[str, object]:
        """The canonical document of these facts; see `document_from_facts`."""
        return document_from_facts(self)


def facts_from_document(document: Mapping[str, object]) -> Facts:
    """Build facts from the `request` object of a justification check.

    `screenings`, `stage` and `executing_at` may be missing. Raises ShapeError (a
    ValueError) that names the place of a wrong value.
    """
    root = Node(document)
    return Facts(
        decided_on=root.at("decided_on").day(),
        detainee=root.at("detainee").optional(read_detainee),
        assessment=root.at("assessment").optional(read_assessment),
        decision=read_decision(root.at("decision")),
        justification=root.at("justification").optional(read_justification),
        screenings=root.at("screenings").each(read_screening),
        stage=root.at("stage").optional(_stage) or "submission",
        executing_at=root.at("executing_at").optional(Node.moment),
    )


def document_from_facts(facts: Facts) -> dict[str, object]:
    """The canonical JSON-able document of facts: dates and times ISO, money as strings."""
    return {
        "decided_on": facts.decided_on.isoformat(),
        "detainee": detainee_document(facts.detainee),
        "assessment": assessment_document(facts.assessment),
        "decision": decision_document(facts.decision),
        "justification": justification_document(facts.justification),
        "screenings": [screening_document(screening) for screening in facts.screenings],
        "stage": facts.stage,
        "executing_at": written_moment(facts.executing_at),
    }


def _stage(node: Node) -> str:
    return node.one_of(STAGES)
