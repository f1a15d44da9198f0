"""What a verification found. The kinds of faults are those of the stand-alone verifier too."""

from collections import deque
from dataclasses import dataclass, field

FAULT_LIMIT = 10_000

KINDS = {
    "malformed": "a field of the entry has a form that no entry has",
    "commitment": "salt and payload are not those that the entry is committed to",
    "expunged": "the payload is gone, and no later event of the chain says why",
    "digest": "the digest is not that of the fields: a field or the digest was edited",
    "link": "the entry does not carry the digest of the one before it",
    "sequence": "the entry does not have the next number of its chain: entries are missing",
    "seal": "the seal is not the one that the ledger key makes",
    "leaf-position": "positions of the tree are missing",
    "leaf-digest": "the entry is not the one that was sealed at this place",
    "entry-missing": "an entry was sealed here and is gone",
    "root": "the entries sealed here are not those that were signed for",
    "checkpoint-signature": "the signature is not by this key, or not of this text",
    "checkpoint-link": "the checkpoint does not carry the root of the one before it",
    "checkpoint-missing": "a checkpoint is missing",
    "checkpoint-differs": "the outside copy says something else than the database",
    "checkpoint-unreadable": "a line or row is no checkpoint",
    "rollback": "the database is older than the outside copy: an old backup, or rows cut off",
    "unreadable": "a table of the ledger cannot be read",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong, and where. For faults of checkpoints `sequence` is the number."""

    kind: str
    chain: str | None
    sequence: int | None
    entry_id: str | None
    detail: str


@dataclass(frozen=True, slots=True)
class Report:
    """How much was read, what is wrong, and what deserves a look without being wrong."""

    entries: int
    chains: int
    checkpoints: int
    unsealed: int
    faults: tuple[Fault, ...]
    warnings: tuple[str, ...]

    @property
    def clean(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.faults


@dataclass(slots=True)
class Findings:
    """Collects faults and warnings; keeps the first ones when there are very many."""

    faults: list[Fault] = field(default_factory=list)
    warnings: deque[str] = field(default_factory=lambda: deque(maxlen=FAULT_LIMIT))
    dropped: int = 0

    def fault(
        self,
        kind: str,
        *,
        chain: str | None = None,
        sequence: int | None = None,
        entry_id: str | None = None,
        detail: str = "",
    ) -> None:
        """Add a fault of one of `KINDS`; without a detail, the kind is explained."""
        if len(self.faults) >= FAULT_LIMIT:
            self.dropped += 1
            return
        self.faults.append(Fault(kind, chain, sequence, entry_id, detail or KINDS[kind]))

    def warn(self, text: str) -> None:
        """Add a warning."""
        self.warnings.append(text)

    def all_warnings(self) -> tuple[str, ...]:
        """Return the warnings, and how many faults were not kept."""
        more = (f"{self.dropped} further faults were not kept",) if self.dropped else ()
        return (*self.warnings, *more)
