"""A decision's content: the one document that is drafted, judged, signed and kept."""

from collections.abc import Mapping
from typing import Any

from rca.core.canonical import canonical_json, sha256_hex
from rca.decisions.models import Decision

PARTS = ("outcome", "bond_amount", "conditions", "justification")
CONTENT_FIELDS = ("content", "content_digest", "outcome", "ground")


def whole_content(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return `document` with every part present: no bond, no conditions, no justification."""
    return {
        "outcome": document["outcome"],
        "bond_amount": document.get("bond_amount"),
        "conditions": document.get("conditions") or [],
        "justification": document.get("justification"),
    }


def put_content(decision: Decision, document: Mapping[str, Any]) -> None:
    """Set a decision's content, its digest, and the columns that are read from it."""
    content = whole_content(document)
    justification = content["justification"]
    decision.content = canonical_json(content)
    decision.content_digest = sha256_hex(decision.content)
    decision.outcome = content["outcome"]
    decision.ground = justification["ground"] if justification else None
