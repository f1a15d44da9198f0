"""Sealing: every entry gets its place in the Merkle tree, and the root is signed.

Entries are found by the absence of a leaf, never by "newer than the last": the order of commits
is not the order of ids or times, and a sealer that trusts it skips entries
(reliability-security.md, finding 6).
"""

from datetime import datetime
from typing import Any

from django.db import connections, transaction

from rca.core.canonical import canonical_json, sha256_hex
from rca.core.clock import wire_time
from rca.core.guards import all_guards
from rca.ledger import keys, outside
from rca.ledger.hashing import ZERO_DIGEST
from rca.ledger.merkle import Frontier, leaf_hash
from rca.ledger.models import Checkpoint, Leaf
from rca.ledger.selectors import checkpoints_after, last_checkpoint
from rca.ledger.statement import NAMES, Statement, signed_text

_SEALERS = 7_213_904_455
_ADD_LEAVES = """
INSERT INTO ledger_leaf (position, entry_id, digest)
SELECT coalesce((SELECT max(position) FROM ledger_leaf), 0)
         + row_number() OVER (ORDER BY e.chain, e.sequence),
       e.id, e.digest
  FROM ledger_entry e
 WHERE NOT EXISTS (SELECT 1 FROM ledger_leaf l WHERE l.entry_id = e.id)
 ORDER BY e.chain, e.sequence
"""


def make_checkpoint(at: datetime, *, using: str = "default") -> Checkpoint | None:
    """Seal all committed entries, sign the root, and write it outside; None if nothing is new.

    Must not be called inside a transaction: an outside copy of what is then rolled back would
    look like a loss. Raises ImproperlyConfigured without a signing key, and OutsideCopyFault
    when an outside file knows a later checkpoint than the database, which is what an old backup
    looks like.
    """
    key = keys.signing_key()
    with transaction.atomic(using=using, durable=True):
        _one_sealer_at_a_time(using)
        last = last_checkpoint(using=using)
        _refuse_a_lost_past(last)
        made = _seal(at, last, key, using)
    for folder in outside.folders():
        known = outside.last_statement(folder)
        owed = checkpoints_after(known.number if known else 0, using=using)
        outside.write(folder, (statement_of(row) for row in owed.iterator()))
    return made


def statement_of(row: Checkpoint) -> Statement:
    """Return the signed statement that a row of the table holds."""
    return Statement(**{name: getattr(row, name) for name in NAMES})


def guard_inventory(vendor: str) -> str:
    """Return the SHA-256 over the names and definitions of all guards of this release."""
    return sha256_hex(canonical_json([[g.name, *g.statements(vendor)] for g in all_guards()]))


def _one_sealer_at_a_time(using: str) -> None:
    # SQLite has one writer anyhow; a table lock would need rights that the application lacks.
    if connections[using].vendor == "postgresql":
        with connections[using].cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_SEALERS])


def _refuse_a_lost_past(last: Checkpoint | None) -> None:
    here = last.number if last else 0
    for folder in outside.folders():
        known = outside.last_statement(folder)
        if known and known.number > here:
            raise outside.OutsideCopyFault(
                f"{folder} knows checkpoint {known.number}, the database only {here}: it may be "
                "an old backup. Verify the ledger before anything else."
            )


def _seal(at: datetime, last: Checkpoint | None, key: Any, using: str) -> Checkpoint | None:
    with connections[using].cursor() as cursor:
        cursor.execute(_ADD_LEAVES)
    frontier = _grown(_frontier_of(last), using)
    if frontier.size == (last.size if last else 0):
        return None
    values = {
        "number": last.number + 1 if last else 1,
        "size": frontier.size,
        "root": frontier.root().hex(),
        "previous_root": last.root if last else ZERO_DIGEST,
        "guard_inventory": guard_inventory(connections[using].vendor),
        "made_at": wire_time(at),
        "key_id": keys.key_id(key.public_key()),
    }
    signature = key.sign(signed_text(**values)).hex()
    peaks = " ".join(peak.hex() for peak in frontier.peaks)
    return Checkpoint.objects.using(using).create(**values, signature=signature, frontier=peaks)


def _grown(frontier: Frontier, using: str) -> Frontier:
    leaves = Leaf.objects.using(using).filter(position__gt=frontier.size).order_by("position")
    for digest in leaves.values_list("digest", flat=True).iterator():
        frontier.add(leaf_hash(digest.encode()))
    return frontier


def _frontier_of(last: Checkpoint | None) -> Frontier:
    """Return where the tree stood at the last checkpoint, or an empty one to read it all anew."""
    if last is None:
        return Frontier()
    try:
        frontier = Frontier(last.size, [bytes.fromhex(peak) for peak in last.frontier.split()])
    except ValueError:
        return Frontier()
    return frontier if frontier.root().hex() == last.root else Frontier()
