"""The real server, started for a while and stopped in every case."""

import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from rca.commands.walk.client import ConnectionLost, connect
from rca.commands.walk.installation import Installation, InstallationError

LOOPBACK = "127.0.0.1"
STOP_SECONDS = 15
_LOG_LINES = 20


@contextmanager
def serving(installation: Installation, *, port: int = 0) -> Iterator[str]:
    """Run the server and give its address, once it says that it is ready.

    The socket listens before the server starts: nobody can take the port in between, and a
    request that comes too early waits in its queue, so nothing has to guess how long to wait.
    Raises InstallationError when the port is taken or the server does not become ready.
    """
    log = installation.folder / "server.log"
    with listening(LOOPBACK, port) as listener, log.open("w") as out:
        address = f"http://{LOOPBACK}:{listener.getsockname()[1]}"
        server = subprocess.Popen(
            installation.server_command(listener.fileno()),
            cwd=settings.BASE_DIR,
            env=installation.environment(),
            pass_fds=[listener.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            # From here on the server alone holds the socket: when it dies, callers are told.
            listener.close()
            _wait_until_ready(address, log)
            yield address
        finally:
            _stop(server)


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens; port 0 is any free one. Raises InstallationError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        words = error.strerror or str(error)
        raise InstallationError(f"Cannot listen at {host}, port {port}: {words}.") from error


def _wait_until_ready(address: str, log: Path) -> None:
    try:
        answer = connect(address).ask("GET", "/readyz")
    except ConnectionLost as error:
        raise InstallationError(f"The server did not start.\n{_tail(log)}") from error
    if answer.status != 200:
        raise InstallationError(f"The server is not ready: {answer.text}\n{_tail(log)}")


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _tail(log: Path) -> str:
    lines = log.read_text(errors="replace").splitlines()[-_LOG_LINES:]
    return "\n".join(["Its log ends:", *lines])
