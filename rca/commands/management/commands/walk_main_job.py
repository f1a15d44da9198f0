"""Walk the main job through the real server."""

import signal
import sys
import threading
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from rca.commands.command import ProjectCommand
from rca.commands.walk.client import ConnectionLost
from rca.commands.walk.installation import Installation, InstallationError
from rca.commands.walk.main_job import main_job
from rca.commands.walk.server import serving
from rca.commands.walk.story import STORY
from rca.commands.walk.teller import Teller
from rca.commands.walk.walking import Walk, WentOtherwise

STOPPED_BY_SIGTERM = 128 + signal.SIGTERM


class Command(ProjectCommand):
    """Prepares an installation of its own, serves it, walks, and stops the server."""

    requires_system_checks: list[str] = []
    help = (
        "Walk one case through the real server, as officer, supervisor, director, policy office "
        'and auditor: the refused "Release.", the findings, the accepted justification, the '
        'refused "Concur.", the hold, the review, the release, the verified ledger. Tells in '
        "plain words what each person sees, ends by itself, and fails when any step goes "
        "otherwise. Uses a folder of its own (var/demo) and a SQLite database in it; the "
        "database of the settings is not touched."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take where to walk."""
        parser.add_argument(
            "--fresh", action="store_true", help="remove what an earlier walk left, first"
        )
        parser.add_argument(
            "--port",
            type=int,
            default=0,
            metavar="N",
            help="serve on this port; any free one, if left out",
        )
        parser.add_argument(
            "--database-url",
            default="",
            metavar="URL",
            help="walk in this database instead of a new SQLite file: an empty one of its own, "
            "for it is migrated and filled with the demonstration. With --fresh, or the "
            "checkpoints of an earlier walk will say, rightly, that the new database is not theirs",
        )

    def handle(self, *args: Any, fresh: bool, port: int, database_url: str, **options: Any) -> None:
        """Walk, and say in one line how it went."""
        installation = Installation(Path(settings.VAR_DIR) / "demo", database_url=database_url)
        tell = Teller(self.stdout.write)
        _end_cleanly_on_sigterm()
        try:
            with installation.held():
                self._prepare(installation, fresh)
                with serving(installation, port=port) as address:
                    self._walk(installation, address, tell)
        except (WentOtherwise, InstallationError, ConnectionLost) as error:
            raise CommandError(f"The walk went otherwise.\n{error}") from error
        self.stdout.write(f"\nThe main job went as it should: {tell.number} steps, none otherwise.")

    def _prepare(self, installation: Installation, fresh: bool) -> None:
        self.progress("Making a database with demonstration data ...")
        installation.prepare(fresh=fresh)
        self.progress("Starting the server ...")

    def _walk(self, installation: Installation, address: str, tell: Teller) -> None:
        job = main_job()
        self.stdout.write(f"The server runs at {address}. All people here are invented.")
        self.stdout.write(f"The case: {job.source}.")
        walk = Walk(installation, address, settings.RCA_DEMO_PASSWORD, job, tell)
        for step in STORY:
            step(walk)


def _end_cleanly_on_sigterm() -> None:
    """Turn SIGTERM into an ordinary exit, so that the server is stopped then too."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(STOPPED_BY_SIGTERM))
