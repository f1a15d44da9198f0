"""Put a policy edition in force."""

import tomllib
from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from policies.editions import edition_in, load_edition, shipped_editions
from rca.actions.publish_edition import draft_edition, publish_edition
from rca.commands.arguments import moment
from rca.commands.command import ProjectCommand, actor_called, add_dry_run, rehearsal
from rca.core.clock import now, wire_time


class Command(ProjectCommand):
    """Drafts an edition as one person and publishes it as another, all or nothing."""

    help = (
        "Put a policy edition on record and in force: the rules by which every decision from then "
        "on is judged. It is written by one person of the policy office and published by another, "
        "and never changes afterwards. The first edition may take effect in the past; a later one "
        "takes effect after every earlier one, and not before it is published."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the edition, its two people, and since when."""
        parser.add_argument(
            "edition",
            metavar="FILE_OR_REFERENCE",
            help=f"a TOML file, or an edition that ships: {', '.join(shipped_editions())}",
        )
        people = "an account of the policy office"
        parser.add_argument("--author", required=True, metavar="USERNAME", help=people)
        parser.add_argument(
            "--publisher", required=True, metavar="USERNAME", help=f"{people}, of another person"
        )
        parser.add_argument(
            "--effective-from",
            type=moment,
            metavar="MOMENT",
            help="since when it is in force, such as 2026-10-01T00:00:00Z; now, if left out",
        )
        add_dry_run(parser)

    def handle(
        self,
        *args: Any,
        edition: str,
        author: str,
        publisher: str,
        effective_from: datetime | None,
        dry_run: bool,
        **options: Any,
    ) -> None:
        """Draft and publish it, in one transaction."""
        document, at = _document(edition), now()
        writer, other = actor_called(author), actor_called(publisher)
        with rehearsal(dry_run):
            drafted = draft_edition(actor=writer, at=at, document=document)
            row = publish_edition(
                actor=other,
                at=at,
                edition_id=drafted.pk,
                effective_from=effective_from or at,
            )
        verb = "would be published" if dry_run else "published"
        since = wire_time(effective_from or at)
        self.stdout.write(f"{verb}: {row.reference}, version {row.number}, in force from {since}")
        self.stdout.write(f"digest: {row.digest}")


def _document(named: str) -> dict[str, object]:
    """Return the edition that a file or a reference names. Raises CommandError."""
    path = Path(named)
    try:
        if path.is_file():
            return edition_in(path.read_text(encoding="utf-8"), name=path.name)
        return load_edition(named)
    except LookupError as error:
        ships = ", ".join(shipped_editions())
        raise CommandError(
            f"{named} is neither a file nor an edition that ships ({ships})."
        ) from error
    except (OSError, tomllib.TOMLDecodeError, ValueError) as error:
        raise CommandError(f"{named} cannot be read: {error}") from error
