"""Put the field offices on record."""

from argparse import ArgumentParser
from typing import Any

from rca.accounts.field_offices import FIELD_OFFICES
from rca.actions.bootstrap import add_field_offices
from rca.commands.command import (
    ProjectCommand,
    actor_called,
    add_as,
    add_dry_run,
    rehearsal,
)
from rca.core.clock import now


class Command(ProjectCommand):
    """Adds the offices that are missing."""

    help = (
        f"Put the {len(FIELD_OFFICES)} field offices on record, each with its code, name and time "
        "zone. May be run again: it adds what is missing and changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take who acts."""
        add_as(parser)
        add_dry_run(parser)

    def handle(self, *args: Any, acting: str, dry_run: bool, **options: Any) -> None:
        """Add them, and say how many."""
        with rehearsal(dry_run):
            added = add_field_offices(actor=actor_called(acting), at=now(), offices=FIELD_OFFICES)
        verb = "would be added" if dry_run else "added"
        self.stdout.write(f"field offices {verb}: {added} of {len(FIELD_OFFICES)}")
