"""A small HTTP client on the standard library, which distrusts every answer it gets."""

import contextlib
import http.client
import json
import threading
import uuid
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

API = "/api/v1"
_PROBLEM_KEYS = {"type", "title", "status", "detail", "instance"}
_LEAKS = ("Traceback (most", 'File "', "SELECT ", "INSERT INTO", "psycopg", "sqlite3", ".py:")
_NO_KEY = "none"


class BrokenPromise(AssertionError):
    """The server did something else than the contract says."""


@dataclass(frozen=True)
class Answer:
    """One answer: its status, its headers, its bytes, and what was asked."""

    asked: str
    sent: str
    status: int
    headers: dict[str, str]
    raw: bytes

    @property
    def json(self) -> Any:
        """Return the body as JSON; raise BrokenPromise when it is none."""
        try:
            return json.loads(self.raw)
        except ValueError as fault:
            raise BrokenPromise(f"{self.told()} is no JSON: {fault}") from None

    @property
    def etag(self) -> str:
        """Return the strong entity tag; raise BrokenPromise when there is none."""
        tag = self.headers.get("etag", "")
        if not (tag.startswith('"') and tag.endswith('"') and len(tag) > 2):
            raise BrokenPromise(f"{self.told()} carries no strong ETag but {tag!r}")
        return tag

    def told(self) -> str:
        """Say in one line what was asked and what came back."""
        sent = f" {self.sent[:400]}" if self.sent else ""
        text = self.raw.decode("utf-8", "replace")
        return f"{self.asked}{sent} -> {self.status} {text[:700]}"


@dataclass
class Client:
    """One user's connection to one server; an empty token asks as nobody."""

    base: str
    token: str = ""
    username: str = ""
    _local: threading.local = field(default_factory=threading.local, repr=False)

    def get(self, path: str, **options: Any) -> Answer:
        """Ask for a representation."""
        return self.call("GET", path, **options)

    def post(self, path: str, body: Any = None, **options: Any) -> Answer:
        """Send a body, under a fresh Idempotency-Key unless one is named."""
        return self.call("POST", path, {} if body is None else body, **options)

    def patch(self, path: str, body: Any, **options: Any) -> Answer:
        """Send a change."""
        return self.call("PATCH", path, body, **options)

    def call(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        etag: str | None = None,
        key: str | None = None,
        raw: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> Answer:
        """Send one request and return its answer, once that has the shape every answer must have.

        `raw` replaces the encoded body; `key` is the Idempotency-Key ("none" sends none).
        """
        data = raw if raw is not None else _encoded(body)
        sent = self._headers(method, data, etag=etag, key=key) | (headers or {})
        target = path if path.startswith("/api/") or path.startswith("/healthz") else API + path
        while True:
            answer = self._exchange(method, target, data, sent)
            if answer.status != 429:
                break
            _wait(float(answer.headers.get("retry-after", "1")))
        _distrust(answer, target)
        return answer

    def _headers(
        self, method: str, data: bytes | None, *, etag: str | None, key: str | None
    ) -> dict[str, str]:
        sent = {"Accept": "application/json"}
        if data is not None:
            sent["Content-Type"] = "application/json"
        if self.token:
            sent["Authorization"] = f"Bearer {self.token}"
        if method == "POST" and key != _NO_KEY:
            sent["Idempotency-Key"] = key or str(uuid.uuid4())
        if etag is not None:
            sent["If-Match"] = etag
        return sent

    def _exchange(
        self, method: str, target: str, data: bytes | None, sent: dict[str, str]
    ) -> Answer:
        connection = http.client.HTTPConnection(urlsplit(self.base).netloc, timeout=60)
        try:
            # A server may refuse a large body before it has read it, and stop listening.
            with contextlib.suppress(BrokenPipeError):
                connection.request(method, target, body=data, headers=sent)
            reply = connection.getresponse()
            received = {name.lower(): value for name, value in reply.getheaders()}
            shown = (data or b"").decode("utf-8", "replace")
            return Answer(
                f"{self.username or 'nobody'}: {method} {target}",
                shown,
                reply.status,
                received,
                reply.read(),
            )
        finally:
            connection.close()


def _encoded(body: Any) -> bytes | None:
    return None if body is None else json.dumps(body, ensure_ascii=False).encode()


def _wait(seconds: float) -> None:
    """Do as a throttled client is told: come back after `Retry-After` seconds."""
    threading.Event().wait(seconds)


def _distrust(answer: Answer, target: str) -> None:
    """Raise BrokenPromise for a server error, or an error that is no proper problem."""
    if answer.status >= 500:
        raise BrokenPromise(f"server error: {answer.told()}")
    if answer.status >= 400 and target.startswith("/api/v1"):
        _demand_problem(answer, target)


def _demand_problem(answer: Answer, target: str) -> None:
    kind = answer.headers.get("content-type", "").split(";")[0]
    if kind != "application/problem+json":
        raise BrokenPromise(f"an error of type {kind!r}, not problem+json: {answer.told()}")
    problem = answer.json
    absent = _PROBLEM_KEYS - problem.keys()
    if absent:
        raise BrokenPromise(f"a problem without {sorted(absent)}: {answer.told()}")
    if problem["status"] != answer.status:
        raise BrokenPromise(f"a problem that gives another status: {answer.told()}")
    if unquote(problem["instance"].split("?")[0]) != unquote(target.split("?")[0]):
        raise BrokenPromise(f"a problem about another address: {answer.told()}")
    _demand_field_errors(answer)
    leak = next((word for word in _LEAKS if word in answer.raw.decode("utf-8", "replace")), None)
    if leak:
        raise BrokenPromise(f"a problem that leaks {leak!r}: {answer.told()}")


def _demand_field_errors(answer: Answer) -> None:
    for error in answer.json.get("errors", []):
        if {"pointer", "code", "detail"} - error.keys():
            raise BrokenPromise(f"a field error without pointer, code, detail: {answer.told()}")
