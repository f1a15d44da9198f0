"""Verification of the whole ledger, with bounded memory and without ever failing on damage.

`standalone.py` is a second, independent implementation of the same checks.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.conf import settings
from django.db import DatabaseError
from django.db.backends.base.base import BaseDatabaseWrapper

from rca.ledger import hashing, keys, outside
from rca.ledger.chain_checks import ChainCheck, Progress
from rca.ledger.checkpoint_checks import CheckpointCheck
from rca.ledger.report import Fault, Findings, Report
from rca.ledger.rows import reading
from rca.ledger.tree_checks import TreeCheck, UnsealedCount

__all__ = ["Fault", "Report", "verify"]


def verify(
    *,
    checkpoint_dirs: Iterable[str | Path] | None = None,
    public_key: Ed25519PublicKey | None = None,
    ledger_key: str | bytes | None = None,
    progress: Progress | None = None,
    using: str = "default",
) -> Report:
    """Check every entry, leaf and checkpoint, and return what is wrong, row by row.

    What is not given is taken from the settings; `progress` is called with the number of entries
    read so far. Damaged rows become faults; a table that cannot be read is one too.
    """
    findings = Findings()
    key = public_key or keys.public_key()
    if key is None:
        findings.warn("no public key: the signatures of checkpoints were not checked")
    folders = outside.folders() if checkpoint_dirs is None else map(Path, checkpoint_dirs)
    seal_key = hashing.key_bytes(ledger_key or settings.RCA_LEDGER_KEY)
    chains = ChainCheck(findings, seal_key)
    checkpoints = CheckpointCheck(findings, key)
    checkpoints.read_outside(folders)
    unsealed = UnsealedCount()
    _step(findings, using, "checkpoints", checkpoints.read_inside)
    _step(findings, using, "entries", lambda c: chains.run(c, progress))
    _step(findings, using, "leaves", lambda c: TreeCheck(findings, checkpoints).run(c))
    _step(findings, using, "unsealed entries", unsealed.run)
    return Report(
        entries=chains.entries,
        chains=chains.chains,
        checkpoints=len(checkpoints.inside),
        unsealed=unsealed.count,
        faults=tuple(findings.faults),
        warnings=findings.all_warnings(),
    )


def _step(
    findings: Findings, using: str, what: str, check: Callable[[BaseDatabaseWrapper], None]
) -> None:
    try:
        with reading(using) as connection:
            check(connection)
    except DatabaseError as error:
        findings.fault("unreadable", detail=f"{what}: {error}")
