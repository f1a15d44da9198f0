"""Checkpoints, inside the database and outside: signatures, links, numbers, and each other."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db.backends.base.base import BaseDatabaseWrapper

from rca.ledger import outside
from rca.ledger.hashing import ZERO_DIGEST
from rca.ledger.report import Findings
from rca.ledger.rows import stream
from rca.ledger.statement import NAMES, Statement, from_values, read_line

Statements = dict[int, Statement]
_CHECKPOINTS = f"SELECT {', '.join(NAMES)} FROM ledger_checkpoint ORDER BY number"


class CheckpointCheck:
    """Checks one source of checkpoints after the other, then compares them."""

    def __init__(self, findings: Findings, key: Ed25519PublicKey | None) -> None:
        """Take the place for faults, and the public key (None: signatures are not checked)."""
        self.inside: Statements = {}
        self.outside: Statements = {}
        self._findings = findings
        self._key = key
        self._last_outside: dict[Path, int] = {}

    def read_outside(self, folders: Iterable[Path]) -> None:
        """Check the lines of each outside file. Comes first: a line is written after its row."""
        for folder in folders:
            read = self._checked((read_line(line) for line in outside.lines(folder)), str(folder))
            self._last_outside[folder] = max(read, default=0)
            for number, statement in read.items():
                if self.outside.setdefault(number, statement) != statement:
                    self._fault("checkpoint-differs", number, f"{folder} and another folder")

    def read_inside(self, connection: BaseDatabaseWrapper) -> None:
        """Check the checkpoints in the database, and compare them with the outside copies."""
        rows = stream(connection, _CHECKPOINTS)
        statements = (from_values(dict(zip(NAMES, row, strict=True))) for row in rows)
        self.inside = self._checked(statements, "the database")
        for number, statement in self.outside.items():
            if number not in self.inside:
                self._fault("checkpoint-missing", number, "in the database, known outside")
            elif self.inside[number] != statement:
                self._fault("checkpoint-differs", number)
        for folder, last in self._last_outside.items():
            newest = max(self.inside, default=0)
            if last < newest:
                self._findings.warn(f"{folder} ends at checkpoint {last} of {newest}")

    def all(self) -> list[Statement]:
        """Return every checkpoint known, inside or outside, by number."""
        return [one for _, one in sorted({**self.outside, **self.inside}.items())]

    def _checked(self, statements: Iterable[Statement | None], source: str) -> Statements:
        return {one.number: one for one in self._in_order(statements, source)}

    def _in_order(self, statements: Iterable[Statement | None], source: str) -> Iterator[Statement]:
        expected, root = 1, ZERO_DIGEST
        for statement in statements:
            if statement is None:
                self._fault("checkpoint-unreadable", None, f"in {source}")
                continue
            if statement.number != expected:
                self._fault("checkpoint-missing", expected, f"in {source}")
            if statement.previous_root != root:
                self._fault("checkpoint-link", statement.number, f"in {source}")
            if self._key is not None and not statement.signed_by(self._key):
                self._fault("checkpoint-signature", statement.number, f"in {source}")
            expected, root = statement.number + 1, statement.root
            yield statement

    def _fault(self, kind: str, number: int | None, detail: str = "") -> None:
        self._findings.fault(kind, sequence=number, detail=detail)
