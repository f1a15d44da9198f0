"""An installation of its own for a demonstration: its folder, its database, its server."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

MARK = "made-by-a-demonstration"
_OF_THE_SERVICE = {"DEBUG", "SECRET_KEY", "DATABASE_URL", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS"}
_KEPT = {"RCA_LOG_LEVEL"}


class InstallationError(Exception):
    """The installation cannot be made, or one of its commands failed; says which, and why."""


class Installation:
    """A folder with a database, keys and checkpoints that no other installation touches.

    The environment of the caller is not inherited where the service reads it: a demonstration
    started in a production shell must not reach the production database.
    """

    def __init__(self, folder: Path, *, database_url: str = "", hosts: str = "") -> None:
        """Take the folder; without a `database_url` the database is a SQLite file in it."""
        self.folder = folder
        self.database_url = database_url or f"sqlite:///{folder / 'rca.sqlite3'}"
        self._hosts = hosts

    @property
    def checkpoints(self) -> Path:
        """Return the folder of the signed checkpoints."""
        return self.folder / "checkpoints"

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep the folder for this process, and for the one that it may become.

        Raises InstallationError when another demonstration uses it, or when it is somebody's.
        """
        self.folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with self.folder.with_name(f"{self.folder.name}.lock").open("w") as lock:
            os.set_inheritable(lock.fileno(), True)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise InstallationError(
                    f"Another demonstration uses {self.folder}. End that one first."
                ) from error
            self._refuse_a_foreign_folder()
            yield

    def prepare(self, *, fresh: bool) -> None:
        """Make the folder, migrate the database and load what is missing of the demonstration.

        With `fresh`, what an earlier demonstration left is removed first.
        """
        if fresh and self.folder.exists():
            shutil.rmtree(self.folder)
        (self.folder / "static").mkdir(mode=0o700, parents=True, exist_ok=True)
        (self.folder / MARK).touch()
        self.manage("migrate", "--verbosity", "0")
        self.manage("load_demo")

    def _refuse_a_foreign_folder(self) -> None:
        if not self.folder.exists() or (self.folder / MARK).is_file():
            return
        raise InstallationError(
            f"{self.folder} was not made by a demonstration, so it is left alone. Move it away."
        )

    def environment(self) -> dict[str, str]:
        """Return the environment of every process of this installation."""
        kept = {name: value for name, value in os.environ.items() if not _is_of_service(name)}
        hosts = {"ALLOWED_HOSTS": self._hosts} if self._hosts else {}
        return {
            **kept,
            **hosts,
            "DEBUG": "1",
            "DJANGO_SETTINGS_MODULE": "rca.conf.settings",
            "DATABASE_URL": self.database_url,
            "RCA_VAR_DIR": str(self.folder),
            "RCA_DEMO_PASSWORD": settings.RCA_DEMO_PASSWORD,
        }

    def manage(self, *arguments: str) -> str:
        """Run a management command and return what it printed. Raises InstallationError."""
        return self.python("manage.py", *arguments)

    def python(self, *arguments: str) -> str:
        """Run Python and return what it printed. Raises InstallationError with its complaint."""
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=settings.BASE_DIR,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            said = "\n".join(part.strip() for part in (done.stdout, done.stderr) if part.strip())
            raise InstallationError(f"{' '.join(arguments)} failed ({done.returncode}):\n{said}")
        return done.stdout

    def server_command(self, socket_number: int) -> list[str]:
        """Return the command line of the application server, on a socket that listens already."""
        return [
            *(sys.executable, "-m", "gunicorn", "rca.conf.wsgi:application"),
            *("--bind", f"fd://{socket_number}", "--no-control-socket"),
            *("--workers", "2", "--threads", "4"),
        ]


def _is_of_service(name: str) -> bool:
    return name in _OF_THE_SERVICE or (name.startswith("RCA_") and name not in _KEPT)
