"""Write the OpenAPI document."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from rca.commands import generated
from rca.commands.command import ProjectCommand, add_check
from rca.commands.openapi import openapi_text


class Command(ProjectCommand):
    """Writes docs/openapi.yaml, or compares it."""

    help = (
        "Write docs/openapi.yaml anew: the OpenAPI 3.1 document that the service shows at "
        "/api/schema/. A warning, or a document that is not valid, is a failure. With --check "
        "nothing is written; the exit code is 1 when the file is not as the code says."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take whether to compare only."""
        add_check(parser)

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        """Write or compare."""
        files = {generated.DOCUMENTS / "openapi.yaml": openapi_text()}
        if not check:
            for path in generated.write(files):
                self.stdout.write(f"written: {generated.shown(path)}")
            return
        differing = generated.differences(files)
        if differing:
            raise CommandError("\n".join([*differing, "Mend with: make openapi"]))
