"""Verify the ledger and the record, and note that it was done."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from rca.accounts.actors import Actor
from rca.accounts.models import Person
from rca.actions.door import verb
from rca.actions.record_check import RecordReport, check_record
from rca.actions.work import enter_account
from rca.core.errors import NotAllowed
from rca.ledger.chain_checks import Progress
from rca.ledger.report import Fault, Report
from rca.ledger.verify import verify


@dataclass(frozen=True, slots=True)
class Verification:
    """What was verified, and everything that is wrong."""

    ledger: Report
    record: RecordReport

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Return the faults of the ledger, then those of the record."""
        return (*self.ledger.faults, *self.record.faults)

    def document(self) -> dict[str, Any]:
        """Return the verification as the API answers it."""
        warnings = list(self.ledger.warnings)
        if self.record.by_other_engines:
            warnings.append(
                f"{self.record.by_other_engines} evaluations were made by another version of the "
                "engine and were not judged again"
            )
        return {
            "verified": not self.faults,
            "entries": self.ledger.entries,
            "chains": self.ledger.chains,
            "checkpoints": self.ledger.checkpoints,
            "unsealed": self.ledger.unsealed,
            "rows": self.record.rows,
            "faults": [asdict(fault) for fault in self.faults],
            "warnings": warnings,
        }


def verify_everything(
    *, checkpoint_dirs: Iterable[str | Path] | None = None, progress: Progress | None = None
) -> Verification:
    """Verify ledger, seals, checkpoints in and outside the database, and the whole record.

    `checkpoint_dirs` are the folders outside, by default those of the settings; `progress` is
    called with the number of ledger lines read so far.
    """
    ledger = verify(checkpoint_dirs=checkpoint_dirs, progress=progress)
    return Verification(ledger, check_record())


def verify_ledger(*, actor: Actor, at: datetime) -> Verification:
    """Verify everything for an auditor; that it was done is itself in the ledger.

    Raises NotAllowed without the role.
    """
    if not actor.may("ledger.verify_ledger"):
        raise NotAllowed("Only auditors verify the ledger.")
    found = verify_everything()
    _note(actor=actor, at=at, faults=len(found.faults), entries=found.ledger.entries)
    return found


@verb
def _note(*, actor: Actor, at: datetime, faults: int, entries: int) -> None:
    work = enter_account(actor, at, actor.account_id)
    person = Person.objects.get(pk=actor.person_id)
    work.tell(person, "ledger.verified", faults=faults, entries=entries)
    work.write()
