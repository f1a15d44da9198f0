"""A client of the API as somebody outside would write one: HTTP and JSON, nothing of ours."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlsplit

TIMEOUT_SECONDS = 30


class ConnectionLost(Exception):
    """The server gave no answer."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: status, headers by lower-case name, and the body as it came."""

    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def json(self) -> Any:
        """Return the body as a document."""
        return json.loads(self.text)

    @property
    def etag(self) -> str:
        """Return the version that was read, for If-Match."""
        return self.headers["etag"]


@dataclass(frozen=True, slots=True)
class Client:
    """One person at the API; signed in when there is a token."""

    host: str
    port: int
    username: str = ""
    token: str = ""

    def ask(
        self, method: str, path: str, body: Any = None, *, etag: str = "", key: str = ""
    ) -> Reply:
        """Send one request and return the answer. Raises ConnectionLost without one."""
        connection = HTTPConnection(self.host, self.port, timeout=TIMEOUT_SECONDS)
        content = None if body is None else json.dumps(body).encode()
        try:
            connection.request(method, path, content, self._headers(content, etag, key))
            answer = connection.getresponse()
            headers = {name.lower(): value for name, value in answer.getheaders()}
            return Reply(answer.status, headers, answer.read().decode())
        except (OSError, HTTPException) as error:
            raise ConnectionLost(f"{method} {path}: {error}") from error
        finally:
            connection.close()

    def get(self, path: str) -> Reply:
        """Read something."""
        return self.ask("GET", path)

    def post(self, path: str, body: Any = None, *, etag: str = "", key: str = "") -> Reply:
        """Do something."""
        return self.ask("POST", path, {} if body is None else body, etag=etag, key=key)

    def _headers(self, content: bytes | None, etag: str, key: str) -> dict[str, str]:
        headers = {
            "Accept": "application/json",
            "Content-Type": "application/json" if content is not None else "",
            "Authorization": f"Bearer {self.token}" if self.token else "",
            "If-Match": etag,
            "Idempotency-Key": key,
        }
        return {name: value for name, value in headers.items() if value}


def connect(address: str, username: str = "", token: str = "") -> Client:
    """Return a client of the server at `address`."""
    parts = urlsplit(address)
    if parts.hostname is None or parts.port is None:
        raise ValueError(f"{address} names no host and port")
    return Client(parts.hostname, parts.port, username, token)
