"""The whole contract against a real server, started for the purpose on a database of its own."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from contract_client import DEMONSTRATION_PASSWORD, new_world, run

from tests import databases

ROOT = Path(__file__).resolve().parents[2]
_NAME = "acceptance"


@contextmanager
def _own_database(folder: Path) -> Iterator[str]:
    """Yield the address of an empty database of this run's kind, beside the test database."""
    if databases.engine() == "sqlite":
        yield f"sqlite:///{folder / 'acceptance.sqlite3'}"
        return
    name = f"{_NAME}_{os.getpid()}"
    with psycopg.connect(databases.url(), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield urlunsplit(urlsplit(databases.url())._replace(path=f"/{name}"))
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _environment(database: str, folder: Path) -> dict[str, str]:
    """Return the environment of a first look: nothing set but where the service keeps things."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("RCA_", "DJANGO_")) and name not in {"DEBUG", "SECRET_KEY"}
    }
    return kept | {
        "DATABASE_URL": database,
        "RCA_VAR_DIR": str(folder),
        "RCA_DEMO_PASSWORD": DEMONSTRATION_PASSWORD,
        "PYTHONPATH": str(ROOT),
    }


def _prepare(environment: dict[str, str]) -> None:
    """Migrate and load the demonstration accounts, as the contract says."""
    for command in (["migrate", "-v0"], ["load_demo", "--accounts-only"]):
        line = [sys.executable, "manage.py", *command]
        done = subprocess.run(
            line, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"


@contextmanager
def _server(environment: dict[str, str], log: Path) -> Iterator[str]:
    """Yield the address of a gunicorn server. It inherits a listening socket, so none is missed."""
    with (
        closing(socket.create_server(("127.0.0.1", 0), backlog=64)) as listener,
        log.open("w") as out,
    ):
        descriptor = listener.fileno()
        line = [sys.executable, "-m", "gunicorn", "rca.conf.wsgi", "--threads", "8"]
        line += ["--no-control-socket", "-b", f"fd://{descriptor}"]
        process = subprocess.Popen(
            line, cwd=ROOT, env=environment, stdout=out, stderr=out, pass_fds=(descriptor,)
        )
        try:
            yield "http://{}:{}".format(*listener.getsockname())
        finally:
            process.terminate()
            process.wait(timeout=30)


@pytest.fixture
def base(tmp_path: Path) -> Iterator[str]:
    """A fresh server with the demonstration accounts; yields its address."""
    with _own_database(tmp_path) as database:
        environment = _environment(database, tmp_path)
        _prepare(environment)
        with _server(environment, tmp_path / "server.log") as address:
            yield address


def test_the_whole_contract_holds_over_http(base: str) -> None:
    """Every check of the contract client; what it notes on open questions is printed."""
    world = new_world(base, DEMONSTRATION_PASSWORD)
    broken = [outcome.line() for outcome in run(world) if outcome.broken]
    print("\n".join(world.notes))
    assert not broken, "\n".join(broken)
