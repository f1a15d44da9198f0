"""Entries against themselves, and against the one before in their chain."""

import json
from collections.abc import Callable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from rca.ledger import hashing
from rca.ledger.report import Findings
from rca.ledger.rows import ENTRIES, ENTRY_COLUMNS, number, shown, spelt, stream

Progress = Callable[[int], None]
_PROGRESS_EVERY = 10_000
EXPUNGED = "payload.expunged"


class ChainCheck:
    """Reads all entries in chain order; knows one row at a time, and the gaps left by payloads."""

    def __init__(self, findings: Findings, ledger_key: bytes | None) -> None:
        """Take the place for faults, and the key of the seals (None: seals are not checked)."""
        self.entries = 0
        self.chains = 0
        self._findings = findings
        self._key = ledger_key
        self._chain: Any = None
        self._sequence = 0
        self._digest: Any = hashing.ZERO_DIGEST
        self._moment = ""
        self._expunged: dict[int | None, dict[str, Any]] = {}

    def run(self, connection: BaseDatabaseWrapper, progress: Progress | None) -> None:
        """Check every entry in the database."""
        for values in stream(connection, ENTRIES):
            self._check(dict(zip(ENTRY_COLUMNS, values, strict=True)))
            if progress and self.entries % _PROGRESS_EVERY == 0:
                progress(self.entries)
        self._end_chain()

    def _check(self, row: dict[str, Any]) -> None:
        if self.entries == 0 or row["chain"] != self._chain:
            self._end_chain()
            self._begin_chain(row["chain"])
        self.entries += 1
        texts = spelt(row)
        if texts is None:
            self._fault("malformed", row)
        else:
            self._check_place(row)
            self._check_marks(row, texts)
            self._check_payload(row)
            self._check_time(row)
        self._sequence = number(row["sequence"]) or self._sequence + 1
        self._digest = row["digest"]

    def _check_place(self, row: dict[str, Any]) -> None:
        if row["sequence"] != self._sequence + 1:
            self._fault("sequence", row, f"expected entry {self._sequence + 1} of this chain")
        if row["previous_digest"] != self._digest:
            self._fault("link", row)

    def _check_marks(self, row: dict[str, Any], texts: dict[str, str]) -> None:
        digest = hashing.entry_digest(texts)
        if row["digest"] != digest:
            self._fault("digest", row)
        if self._key is not None and row["seal"] != hashing.seal(self._key, digest):
            self._fault("seal", row)

    def _check_payload(self, row: dict[str, Any]) -> None:
        if row["payload"] is None:
            self._expunged[row["sequence"]] = row
        elif not _is_committed(row):
            self._fault("commitment", row)
        elif row["event"] == EXPUNGED:
            self._expunged.pop(_named_sequence(row["payload"]), None)

    def _check_time(self, row: dict[str, Any]) -> None:
        moment = str(row["occurred_at"])
        if moment < self._moment:
            self._findings.warn(
                f"chain {shown(row['chain'])}, entry {row['sequence']}: "
                "its time is earlier than that of the entry before it"
            )
        self._moment = moment

    def _begin_chain(self, chain: Any) -> None:
        self.chains += 1
        self._chain, self._sequence = chain, 0
        self._digest, self._moment = hashing.ZERO_DIGEST, ""

    def _end_chain(self) -> None:
        for row in self._expunged.values():
            self._fault("expunged", row)
        self._expunged = {}

    def _fault(self, kind: str, row: dict[str, Any], detail: str = "") -> None:
        self._findings.fault(
            kind,
            chain=shown(row["chain"]),
            sequence=number(row["sequence"]),
            entry_id=shown(row["id"]),
            detail=detail,
        )


def _is_committed(row: dict[str, Any]) -> bool:
    salt, payload = row["salt"], row["payload"]
    if not isinstance(salt, str) or not isinstance(payload, str):
        return False
    if len(salt) != hashing.SALT_DIGITS:
        return False
    return bool(row["payload_commitment"] == hashing.commitment(salt, payload))


def _named_sequence(payload: str) -> int | None:
    """Return the sequence that an expungement names, or None when it names none."""
    try:
        document = json.loads(payload)
    except (ValueError, RecursionError):
        return None
    return number(document.get("sequence")) if isinstance(document, dict) else None
