"""Verify the ledger and the record."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import CommandError

from rca.actions.verify_ledger import Verification, verify_everything
from rca.commands.command import UNREADABLE, ProjectCommand
from rca.ledger.report import Fault

DAMAGED = 1


class Command(ProjectCommand):
    """Reads everything, changes nothing."""

    help = (
        "Verify the ledger and everything that it tells of: every line's digest, seal, place in "
        "its chain and payload; the Merkle tree and the signed checkpoints, in the database and "
        "in the folders outside; every row of the record against its last line; and every "
        "judgement, by judging the same facts again. Prints each fault with its chain and "
        "sequence. Changes nothing, and needs no account. rca/ledger/standalone.py checks the "
        "ledger a second time, without this program."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take where the outside copies are, and how to print."""
        parser.add_argument(
            "--checkpoints",
            nargs="+",
            type=Path,
            metavar="DIR",
            help="folders with checkpoints kept outside the database; those of "
            "RCA_CHECKPOINT_DIRS, if left out",
        )
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(
        self, *args: Any, checkpoints: list[Path] | None, json: bool, **options: Any
    ) -> None:
        """Verify, print what was found, and end with 0 (clean), 1 (faults) or 2 (unreadable)."""
        found = self._verified(checkpoints)
        self._say_as_json(found) if json else self._say(found)
        if any(fault.kind == "unreadable" for fault in found.faults):
            sys.exit(UNREADABLE)
        if found.faults:
            sys.exit(DAMAGED)

    def _verified(self, checkpoints: list[Path] | None) -> Verification:
        for folder in checkpoints or []:
            if not folder.is_dir():
                raise CommandError(f"{folder} is no folder.", returncode=UNREADABLE)
        try:
            return verify_everything(
                checkpoint_dirs=checkpoints,
                progress=lambda lines: self.progress(f"{lines} lines so far ..."),
            )
        except (ImproperlyConfigured, OSError) as error:
            raise CommandError(f"Cannot verify: {error}", returncode=UNREADABLE) from error

    def _say_as_json(self, found: Verification) -> None:
        self.stdout.write(json.dumps(found.document(), indent=2))

    def _say(self, found: Verification) -> None:
        ledger, record = found.ledger, found.record
        self.stdout.write(
            f"read: {ledger.entries} lines in {ledger.chains} chains, "
            f"{ledger.checkpoints} checkpoints, {record.rows} rows of the record"
        )
        if ledger.unsealed:
            self.stdout.write(f"not yet covered by a checkpoint: {ledger.unsealed} lines")
        for warning in found.document()["warnings"]:
            self.stdout.write(f"note: {warning}")
        for fault in found.faults:
            self.stdout.write(_line(fault))
        self.stdout.write(
            f"faults: {len(found.faults)}" if found.faults else "everything is as it was written"
        )


def _line(fault: Fault) -> str:
    place = [
        f"{name} {value}"
        for name, value in (
            ("chain", fault.chain),
            ("sequence", fault.sequence),
            ("entry", fault.entry_id),
        )
        if value is not None
    ]
    return f"fault {fault.kind}: {', '.join(place) or 'no place'}: {fault.detail}"
