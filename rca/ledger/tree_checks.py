"""Leaves against entries, and the tree against the roots that were signed."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from rca.ledger.checkpoint_checks import CheckpointCheck
from rca.ledger.merkle import Frontier, leaf_hash
from rca.ledger.report import Findings
from rca.ledger.rows import LEAVES, UNSEALED, number, shown, stream


class TreeCheck:
    """Rebuilds the tree in a stream and compares it with every signed root on the way."""

    def __init__(self, findings: Findings, checkpoints: CheckpointCheck) -> None:
        """Take the place for faults, and the checkpoints, which have been read before."""
        self._findings = findings
        self._checkpoints = checkpoints
        self._signed: dict[int, set[tuple[int, str]]] = defaultdict(set)
        for source in (checkpoints.inside, checkpoints.outside):
            for statement in source.values():
                self._signed[statement.size].add((statement.number, statement.root))
        self._tree = Frontier()
        self._position = 0
        self._last_good = 0

    def run(self, connection: BaseDatabaseWrapper) -> None:
        """Check every leaf, each root once its leaves are read, and what is beyond the end."""
        for row in stream(connection, LEAVES):
            self._check_leaf(row)
            self._tree.add(leaf_hash(str(row[2]).encode("utf-8", "surrogateescape")))
            if self._tree.size in self._signed:
                self._check_root()
        self._check_end()

    def _check_leaf(self, row: Sequence[Any]) -> None:
        position, entry_id, leaf_digest, entry_digest, chain, sequence = row
        if position != self._position + 1:
            self._findings.fault("leaf-position", detail=f"no leaf {self._position + 1}")
        self._position = number(position) or self._position + 1
        if entry_digest is not None and entry_digest == leaf_digest:
            return
        self._findings.fault(
            "entry-missing" if entry_digest is None else "leaf-digest",
            chain=shown(chain),
            sequence=number(sequence),
            entry_id=shown(entry_id),
            detail=f"leaf {self._position}",
        )

    def _check_root(self) -> None:
        size, root = self._tree.size, self._tree.root().hex()
        wrong = [number for number, signed in self._signed[size] if signed != root]
        for number_ in sorted(wrong):
            detail = f"not all of leaves {self._last_good + 1} to {size} were signed for"
            self._findings.fault("root", sequence=number_, detail=detail)
        if not wrong:
            self._last_good = size

    def _check_end(self) -> None:
        size = self._tree.size
        for one in self._checkpoints.all():
            if one.size > size:
                detail = f"the checkpoint covers {one.size} leaves, the database has {size}"
                self._findings.fault("rollback", sequence=one.number, detail=detail)


class UnsealedCount:
    """Counts the entries that no checkpoint covers yet: seals and guards alone protect those."""

    count = 0

    def run(self, connection: BaseDatabaseWrapper) -> None:
        """Count them."""
        for (count,) in stream(connection, UNSEALED):
            self.count = count
