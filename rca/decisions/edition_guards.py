"""What the database refuses about policy editions (I10).

They stand here and not with the rulebook, because the rulebook knows nothing of case work, and
the ledger line of a publication is kept by case work.
"""

from rca.core.dialects import Dialect
from rca.core.guards import Guard, frozen_columns, never_removed
from rca.core.replacing import Key
from rca.ledger.row_guards import recorded_line, step_by_step

TABLE = "policies_edition"
IN_FORCE = "('published', 'superseded')"
TEXT = ("reference", "number", "title", "content", "digest", "author_person_id")
PUBLICATION = ("publisher_person_id", "published_at", "effective_from")


def _digest_untrue(dialect: Dialect) -> str:
    return f"NEW.digest <> {dialect.sha256('NEW.content')}"


def _born_published(_: Dialect) -> str:
    return f"NEW.state <> 'draft' OR NEW.version <> 1 OR NOT {recorded_line('NEW.id')}"


def _published_by_anybody(_: Dialect) -> str:
    return (
        f"NEW.state IN {IN_FORCE} AND OLD.state NOT IN {IN_FORCE} AND NOT EXISTS (SELECT 1 "
        "FROM accounts_account a JOIN accounts_roleassignment r ON r.account_id = a.id "
        "WHERE a.person_id = NEW.publisher_person_id AND a.is_active "
        "AND r.role = 'policy_office' AND r.revoked_at IS NULL)"
    )


def _reaches_back(_: Dialect) -> str:
    return (
        f"NEW.state IN {IN_FORCE} AND OLD.state NOT IN {IN_FORCE} AND EXISTS (SELECT 1 "
        f"FROM {TABLE} p WHERE p.id <> NEW.id AND p.state IN {IN_FORCE} "
        "AND (p.effective_from >= NEW.effective_from OR NEW.effective_from < NEW.published_at))"
    )


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
    *never_removed(
        TABLE,
        (
            ("id",),
            ("reference", "number"),
            Key(("effective_from",), f"{{row}}.state IN {IN_FORCE}"),
        ),
    ),
    Guard(f"{TABLE}_born", TABLE, "INSERT", _born_published, "an edition is born as a draft"),
    Guard(f"{TABLE}_edges", TABLE, "UPDATE", _unlisted_edge, "there is no such transition"),
    Guard(f"{TABLE}_digest_insert", TABLE, "INSERT", _digest_untrue, "the digest is the content's"),
    Guard(f"{TABLE}_digest_update", TABLE, "UPDATE", _digest_untrue, "the digest is the content's"),
    step_by_step(TABLE, chain="NEW.id"),
    Guard(
        f"{TABLE}_published_by_office",
        TABLE,
        "UPDATE",
        _published_by_anybody,
        "the policy office publishes",
    ),
    Guard(
        f"{TABLE}_not_retroactive",
        TABLE,
        "UPDATE",
        _reaches_back,
        "a later edition takes effect after the earlier ones, and not in the past",
    ),
    frozen_columns(TABLE, f"{TABLE}_text", TEXT, once=lambda _: f"OLD.state IN {IN_FORCE}"),
    frozen_columns(
        TABLE, f"{TABLE}_publication", PUBLICATION, once=lambda _: f"OLD.state IN {IN_FORCE}"
    ),
)
