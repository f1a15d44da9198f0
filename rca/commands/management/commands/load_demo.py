"""Load the demonstration: accounts, field offices, the policy, and invented cases."""

from argparse import ArgumentParser
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from rca.commands.arguments import moment
from rca.commands.command import ProjectCommand, add_dry_run, rehearsal
from rca.commands.demonstration.accounts import ACCOUNTS, ADMINISTRATOR
from rca.commands.demonstration.load import Loaded, load
from rca.core.clock import now


class Command(ProjectCommand):
    """Loads what is missing of the demonstration."""

    help = (
        "Load the demonstration into the database of the settings: the 25 field offices, the "
        "demonstration accounts, the shipped policy edition, and some two dozen invented people "
        "whose cases stand in every state. Everything is made by the same verbs as real work, so "
        "it can be looked at, continued and verified like it. May be run again: it adds what is "
        "missing and changes nothing. All accounts have the password in RCA_DEMO_PASSWORD "
        "('demonstration only' if that is not set), which is why the command is refused when "
        "DEBUG is off."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take how much to load, and when the demonstration's present is."""
        parser.add_argument(
            "--accounts-only",
            action="store_true",
            help="no people and no cases: offices, accounts and the policy edition, without "
            "which nothing could be judged",
        )
        parser.add_argument(
            "--at",
            type=moment,
            metavar="MOMENT",
            help="the present in whose past the cases play, such as 2026-03-02T08:00:00Z; "
            "now, if left out",
        )
        add_dry_run(parser)

    def handle(
        self,
        *args: Any,
        accounts_only: bool,
        at: datetime | None,
        dry_run: bool,
        **options: Any,
    ) -> None:
        """Load it, and say what was added."""
        if not settings.DEBUG:
            raise CommandError(
                "load_demo is refused because DEBUG is off: its accounts share a password that "
                "anybody can read, and one of them is an administrator."
            )
        present = _present(at)
        self.progress("Loading the demonstration ...")
        with rehearsal(dry_run):
            loaded = load(
                present=present,
                password=settings.RCA_DEMO_PASSWORD,
                with_cases=not accounts_only,
            )
        self._say(loaded, dry_run)

    def _say(self, loaded: Loaded, dry_run: bool) -> None:
        edition = loaded.edition
        verb = "would be added" if dry_run else "added"
        self.stdout.write(f"accounts {verb}: {loaded.accounts} of {len(ACCOUNTS) + 1}")
        self.stdout.write(f"cases {verb}: {loaded.cases}")
        self.stdout.write(f"policy in force: {edition.reference}, version {edition.number}")
        self.stdout.write(f"administrator: {ADMINISTRATOR}")


def _present(at: datetime | None) -> datetime:
    present = now()
    if at is None:
        return present
    if at > present:
        raise CommandError("--at lies in the future; the cases must have happened.")
    return at.astimezone(UTC)
