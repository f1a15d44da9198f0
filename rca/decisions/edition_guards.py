"""What the database refuses about policy editions (I10).

They stand here and not with the rulebook, because the rulebook knows nothing of case work, and
the ledger line of a publication is kept by case work.
"""

from rca.core.dialects import Dialect
from rca.core.guards import Guard, frozen_columns, never_removed
from rca.ledger.row_guards import recorded_line

TABLE = "policies_edition"
IN_FORCE = "('published', 'superseded')"
TEXT = ("reference", "number", "title", "content", "digest", "author_person_id")
PUBLICATION = ("publisher_person_id", "published_at", "effective_from")


def _digest_untrue(dialect: Dialect) -> str:
    return f"NEW.digest <> {dialect.sha256('NEW.content')}"


def _unrecorded(_: Dialect) -> str:
    state = " AND e.to_state = NEW.state"
    return f"NEW.state IN {IN_FORCE} AND NOT {recorded_line('NEW.id', state=state)}"


def _born_published(_: Dialect) -> str:
    return "NEW.state <> 'draft' OR NEW.version <> 1"


def _unlisted_edge(_: Dialect) -> str:
    edges = (
        ("draft", "submitted"),
        ("draft", "published"),
        ("draft", "abandoned"),
        ("submitted", "draft"),
        ("submitted", "published"),
        ("submitted", "abandoned"),
        ("published", "superseded"),
    )
    listed = " OR ".join(f"(OLD.state = '{a}' AND NEW.state = '{b}')" for a, b in edges)
    return f"NEW.state <> OLD.state AND NOT ({listed})"


EDITION_GUARDS = (
    *never_removed(TABLE, (("id",), ("reference", "number"))),
    Guard(f"{TABLE}_born", TABLE, "INSERT", _born_published, "an edition is born as a draft"),
    Guard(f"{TABLE}_edges", TABLE, "UPDATE", _unlisted_edge, "there is no such transition"),
    Guard(f"{TABLE}_digest_insert", TABLE, "INSERT", _digest_untrue, "the digest is the content's"),
    Guard(f"{TABLE}_digest_update", TABLE, "UPDATE", _digest_untrue, "the digest is the content's"),
    Guard(f"{TABLE}_recorded", TABLE, "UPDATE", _unrecorded, "a publication needs its ledger line"),
    frozen_columns(TABLE, f"{TABLE}_text", TEXT, once=lambda _: f"OLD.state IN {IN_FORCE}"),
    frozen_columns(
        TABLE, f"{TABLE}_publication", PUBLICATION, once=lambda _: f"OLD.state IN {IN_FORCE}"
    ),
)
