"""What the database refuses of the ledger, whoever writes.

Row triggers see the rows that the same INSERT wrote before them, on both engines, so one
statement may add several entries of one chain.
"""

from rca.core.dialects import Dialect
from rca.core.guards import Guard, append_only
from rca.ledger.hashing import DIGEST_FIELDS, FORMAT, SALT_DIGITS, UUID_FIELDS, ZERO_DIGEST

TEXT_FIELDS = ("chain_kind", "event", "subject_kind", "from_state", "to_state", "request_id")
FIXED_FIELDS = ("occurred_at", "payload_commitment", "previous_digest", "digest", "seal")


def digest_expression(dialect: Dialect, row: str) -> str:
    """Return SQL for the digest of the entry `row` (`NEW`, or a table's alias)."""
    parts = [f"'{FORMAT}'"]
    for name in DIGEST_FIELDS:
        column = f"{row}.{name}"
        text = f"coalesce(CAST({column} AS text), '')"
        parts.append(dialect.uuid_hex(column) if name in UUID_FIELDS else text)
    return dialect.sha256(f" || {_newline(dialect)} || ".join(parts))


def _newline(dialect: Dialect) -> str:
    return "char(10)" if dialect.vendor == "sqlite" else "chr(10)"


def _out_of_order(_: Dialect) -> str:
    last = "(SELECT max(sequence) FROM ledger_entry WHERE chain = NEW.chain)"
    return f"NEW.sequence <> coalesce({last}, 0) + 1"


def _not_linked(dialect: Dialect) -> str:
    before = (
        "(SELECT digest FROM ledger_entry WHERE chain = NEW.chain AND sequence = NEW.sequence - 1)"
    )
    return dialect.differ("NEW.previous_digest", f"coalesce({before}, '{ZERO_DIGEST}')")


def _digest_untrue(dialect: Dialect) -> str:
    return dialect.differ("NEW.digest", digest_expression(dialect, "NEW"))


def _commitment_untrue(dialect: Dialect) -> str:
    computed = dialect.sha256("NEW.salt || NEW.payload")
    untrue = dialect.differ("NEW.payload_commitment", computed)
    return f"{untrue} OR length(coalesce(NEW.salt, '')) <> {SALT_DIGITS}"


def _no_actor(_: Dialect) -> str:
    return "NEW.chain_kind <> 'system' AND (NEW.account_id IS NULL OR NEW.person_id IS NULL)"


def _ill_formed(dialect: Dialect) -> str:
    joined = " || ".join(f"coalesce(NEW.{name}, '')" for name in TEXT_FIELDS)
    faults = [
        "NEW.occurred_at NOT LIKE '____-__-__T__:__:__.______Z'",
        f"{joined} LIKE '%' || {_newline(dialect)} || '%'",
        "coalesce(NEW.from_state, 'none') = ''",
        "coalesce(NEW.to_state, 'none') = ''",
    ]
    if dialect.vendor == "sqlite":
        faults.extend(_wrong_types())
    return " OR ".join(faults)


def _wrong_types() -> list[str]:
    """SQLite stores any type in any column, and a UUID in any spelling."""
    texts = [
        f"typeof(NEW.{name}) NOT IN ('text', 'null')"
        for name in (*TEXT_FIELDS, *FIXED_FIELDS, "salt", "payload")
    ]
    numbers = [f"typeof(NEW.{name}) <> 'integer'" for name in ("sequence", "subject_version")]
    ids = [
        f"(NEW.{name} IS NOT NULL AND (length(NEW.{name}) <> 32 "
        f"OR NEW.{name} GLOB '*[^0-9a-f]*' OR typeof(NEW.{name}) <> 'text'))"
        for name in sorted(UUID_FIELDS)
    ]
    return [*texts, *numbers, *ids]


def _leaf_out_of_order(_: Dialect) -> str:
    return "NEW.position <> coalesce((SELECT max(position) FROM ledger_leaf), 0) + 1"


def _leaf_untrue(dialect: Dialect) -> str:
    entry = "(SELECT digest FROM ledger_entry WHERE id = NEW.entry_id)"
    return dialect.differ("NEW.digest", entry)


def _checkpoint_out_of_order(_: Dialect) -> str:
    last = "(SELECT max(number) FROM ledger_checkpoint)"
    return f"NEW.number <> coalesce({last}, 0) + 1"


def _checkpoint_not_linked(dialect: Dialect) -> str:
    before = "(SELECT root FROM ledger_checkpoint WHERE number = NEW.number - 1)"
    return dialect.differ("NEW.previous_root", f"coalesce({before}, '{ZERO_DIGEST}')")


def _checkpoint_size(_: Dialect) -> str:
    return "NEW.size <> coalesce((SELECT max(position) FROM ledger_leaf), 0)"


GUARDS = (
    *append_only("ledger_entry", (("id",), ("chain", "sequence"))),
    *append_only("ledger_leaf", (("position",), ("entry_id",))),
    *append_only("ledger_checkpoint", (("number",),)),
    Guard(
        "ledger_entry_next",
        "ledger_entry",
        "INSERT",
        _out_of_order,
        "an entry takes the next place of its chain",
    ),
    Guard(
        "ledger_entry_linked",
        "ledger_entry",
        "INSERT",
        _not_linked,
        "an entry carries the digest of the one before it",
    ),
    Guard(
        "ledger_entry_digest",
        "ledger_entry",
        "INSERT",
        _digest_untrue,
        "the digest is not that of these fields",
    ),
    Guard(
        "ledger_entry_commitment",
        "ledger_entry",
        "INSERT",
        _commitment_untrue,
        "an entry comes with the salt and the payload that it is committed to",
    ),
    Guard(
        "ledger_entry_actor",
        "ledger_entry",
        "INSERT",
        _no_actor,
        "only events of the system have no account and no person",
    ),
    Guard(
        "ledger_entry_form",
        "ledger_entry",
        "INSERT",
        _ill_formed,
        "a field has the wrong form",
    ),
    Guard(
        "ledger_leaf_next",
        "ledger_leaf",
        "INSERT",
        _leaf_out_of_order,
        "a leaf takes the next position of the tree",
    ),
    Guard(
        "ledger_leaf_digest",
        "ledger_leaf",
        "INSERT",
        _leaf_untrue,
        "a leaf carries the digest of its entry",
    ),
    Guard(
        "ledger_checkpoint_next",
        "ledger_checkpoint",
        "INSERT",
        _checkpoint_out_of_order,
        "a checkpoint takes the next number",
    ),
    Guard(
        "ledger_checkpoint_linked",
        "ledger_checkpoint",
        "INSERT",
        _checkpoint_not_linked,
        "a checkpoint carries the root of the one before it",
    ),
    Guard(
        "ledger_checkpoint_size",
        "ledger_checkpoint",
        "INSERT",
        _checkpoint_size,
        "a checkpoint covers every leaf there is",
    ),
)
