"""Write the generated tables of the documentation."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from rca.commands import generated
from rca.commands.catalogues import PAGES
from rca.commands.command import ProjectCommand, add_check


class Command(ProjectCommand):
    """Writes docs/catalogues/, or compares it."""

    help = (
        f"Write docs/catalogues/ anew from the code: {', '.join(PAGES)}. With --check nothing is "
        "written; the exit code is 1 when a page is not as the code says."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take whether to compare only."""
        add_check(parser)

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        """Write or compare."""
        folder = generated.DOCUMENTS / "catalogues"
        files = {folder / name: page() for name, page in PAGES.items()}
        if not check:
            for path in generated.write(files):
                self.stdout.write(f"written: {generated.shown(path)}")
            return
        differing = generated.differences(files)
        if differing:
            raise CommandError("\n".join([*differing, "Mend with: make catalogues"]))
