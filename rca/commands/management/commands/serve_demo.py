"""Keep a server with the demonstration running."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, NoReturn

from django.conf import settings
from django.core.management.base import CommandError

from rca.commands.command import ProjectCommand
from rca.commands.demonstration.accounts import ACCOUNTS, ADMINISTRATOR
from rca.commands.walk.installation import Installation, InstallationError
from rca.commands.walk.server import listening

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
ANY = {"0.0.0.0", "::"}


class Command(ProjectCommand):
    """Prepares an installation of its own and serves it until interrupted."""

    requires_system_checks: list[str] = []
    help = (
        "Serve the demonstration until you interrupt it (Ctrl-C), and print the logins. Uses a "
        "folder of its own (var/serve) with a SQLite database that is kept from one run to the "
        "next; the database of the settings is not touched."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take where to serve."""
        parser.add_argument(
            "--port", type=int, default=8000, metavar="N", help="the port (%(default)s)"
        )
        parser.add_argument(
            "--host",
            default="127.0.0.1",
            help="the address to listen on (%(default)s: this machine only). The accounts share a "
            "password that anybody can read, so think twice before you name another",
        )
        parser.add_argument(
            "--fresh", action="store_true", help="throw away what earlier runs changed, first"
        )

    def handle(self, *args: Any, port: int, host: str, fresh: bool, **options: Any) -> None:
        """Prepare, print the logins, and become the server."""
        installation = Installation(Path(settings.VAR_DIR) / "serve", hosts=_hosts(host))
        try:
            with installation.held(), listening(host, port) as listener:
                self.progress("Preparing the demonstration ...")
                installation.prepare(fresh=fresh)
                self._say(host, listener.getsockname()[1])
                _become_server(installation, listener.fileno())
        except InstallationError as error:
            raise CommandError(str(error)) from error

    def _say(self, host: str, port: int) -> None:
        shown = "127.0.0.1" if host in ANY else f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{port}"
        self.stdout.write(f"\n{'Login':<16} {'Role':<24} Field office")
        for username, role, office in (*ACCOUNTS, (ADMINISTRATOR, "administrator", None)):
            self.stdout.write(f"{username:<16} {role:<24} {office or 'all'}")
        self.stdout.write(f"\nPassword of them all: {settings.RCA_DEMO_PASSWORD}")
        self.stdout.write(f"To read and try:      {address}/api/docs/")
        self.stdout.write(f"A token:              POST {address}/api/v1/auth/token/")
        if host not in LOOPBACK:
            self.stdout.write("\nOthers can reach this server, and the password is no secret.")
        self.stdout.write("\nCtrl-C ends it.\n")
        self.stdout.flush()


def _become_server(installation: Installation, socket_number: int) -> NoReturn:
    """Replace this process by the server, so that signals reach the server and nobody else."""
    os.set_inheritable(socket_number, True)
    os.chdir(settings.BASE_DIR)
    command = installation.server_command(socket_number)
    os.execve(command[0], command, installation.environment())


def _hosts(host: str) -> str:
    if host in LOOPBACK:
        return ""
    return "*" if host in ANY else f"{host},localhost,127.0.0.1"
