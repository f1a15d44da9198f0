"""Seal the ledger: sign what has been written since the last checkpoint, and copy it outside."""

import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

from rca.core.clock import now
from rca.ledger.checkpoint import make_checkpoint
from rca.ledger.outside import OutsideCopyFault


class Command(BaseCommand):
    """One checkpoint, or one every so many seconds."""

    help = (
        "Seal the ledger. Every entry without a place in the Merkle tree gets one, the root over "
        "all of them is signed, and the signed checkpoint is written to the database and to each "
        "folder of RCA_CHECKPOINT_DIRS. Says so when there is nothing new. Run it at least once "
        "a minute: until an entry is covered by a checkpoint outside, only guards and seals "
        "protect it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the pace and the number of rounds."""
        parser.add_argument(
            "--every",
            type=float,
            metavar="SECONDS",
            help="repeat after this many seconds (without it: one checkpoint, then exit)",
        )
        parser.add_argument(
            "--times",
            type=int,
            default=1440,
            metavar="N",
            help="with --every: exit after N rounds, for a service manager to start it afresh "
            "(%(default)s unless told). SIGTERM and Ctrl-C end it at once, with exit code 0",
        )

    def handle(self, *args: Any, every: float | None, times: int, **options: Any) -> None:
        """Seal once, or once a round until told to stop."""
        if every is not None and (every <= 0 or times < 1):
            raise CommandError("--every takes seconds above 0, --times a number of at least 1")
        self._seal()
        if every is None:
            return
        stopped = _stopped_by_signals()
        for _ in range(times - 1):
            if stopped.wait(every):
                return
            self._seal()

    def _seal(self) -> None:
        try:
            made = make_checkpoint(now())
        except (ImproperlyConfigured, OutsideCopyFault) as error:
            raise CommandError(str(error)) from error
        if made is None:
            self.stdout.write("nothing new to seal")
        else:
            self.stdout.write(f"checkpoint {made.number}: {made.size} entries, root {made.root}")


def _stopped_by_signals() -> threading.Event:
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    return stopped
