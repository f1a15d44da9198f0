"""Forget old idempotency answers."""

from argparse import ArgumentParser
from contextlib import nullcontext
from datetime import timedelta
from typing import Any

from django.core.management.base import CommandError

from rca.actions.prune_answers import KEPT_FOR, SHORTEST, prune_answers
from rca.commands.command import ProjectCommand, add_dry_run, rehearsal
from rca.core.clock import now

HOUR = timedelta(hours=1)


class Command(ProjectCommand):
    """Removes answers in portions until none is too old."""

    help = (
        "Forget the answers kept for retries under an Idempotency-Key, once they are older than "
        f"{KEPT_FOR // HOUR} hours. They hold what a caller was told, personal data included, and "
        "are of no use after a retry is out of the question. Cases, decisions and the ledger are "
        "not touched. Run it daily."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the age."""
        parser.add_argument(
            "--hours",
            type=int,
            default=KEPT_FOR // HOUR,
            metavar="N",
            help=f"forget what is older than N hours; at least {SHORTEST // HOUR} "
            "(%(default)s if left out)",
        )
        add_dry_run(parser)

    def handle(self, *args: Any, hours: int, dry_run: bool, **options: Any) -> None:
        """Remove them, and say how many."""
        if hours * HOUR < SHORTEST:
            raise CommandError(f"--hours must be {SHORTEST // HOUR} or more: retries rely on it.")
        at, removed = now(), 0
        # Without a rehearsal each portion is a transaction of its own.
        with rehearsal(dry_run=True) if dry_run else nullcontext():
            while portion := prune_answers(at=at, older_than=hours * HOUR):
                removed += portion
                self.progress(f"{removed} so far ...")
        verb = "would be forgotten" if dry_run else "forgotten"
        self.stdout.write(f"answers {verb}: {removed}")
