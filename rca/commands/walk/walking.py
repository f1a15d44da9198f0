"""One walk under way: who is signed in, what is known so far, and what was to be expected."""

from typing import Any

from rca.commands.walk.client import Client, Reply, connect
from rca.commands.walk.installation import Installation
from rca.commands.walk.main_job import MainJob
from rca.commands.walk.teller import Teller

API = "/api/v1"


class WentOtherwise(Exception):
    """A step did not go as it has to; says which, and what came instead."""


class Walk:
    """What the steps of the walk share."""

    def __init__(
        self, installation: Installation, address: str, password: str, job: MainJob, tell: Teller
    ) -> None:
        """Take the server, the password of all accounts, the case, and who tells of it."""
        self.installation = installation
        self.address = address
        self.job = job
        self.tell = tell
        self.case = ""
        self.decision = ""
        self._password = password
        self._people: dict[str, Client] = {}

    def person(self, username: str) -> Client:
        """Return somebody, signed in."""
        if username not in self._people:
            reply = connect(self.address).post(
                f"{API}/auth/token/", {"username": username, "password": self._password}
            )
            token = self.expect(reply, 200).json["token"]
            self._people[username] = connect(self.address, username, token)
        return self._people[username]

    def expect(self, reply: Reply, status: int) -> Reply:
        """Return `reply` when it has the status that it must have. Raises WentOtherwise."""
        if reply.status != status:
            raise WentOtherwise(
                f"{self.tell.step}\nexpected the answer {status}, and got {reply.status}:\n"
                f"{reply.text}"
            )
        return reply

    def require(self, holds: bool, what: str, seen: Any) -> None:
        """Raise WentOtherwise unless something holds."""
        if not holds:
            raise WentOtherwise(f"{self.tell.step}\nexpected that {what}, and saw:\n{seen}")

    def read_decision(self, who: Client) -> Reply:
        """Return the decision as somebody reads it."""
        return self.expect(who.get(f"{API}/decisions/{self.decision}/"), 200)

    def decide(self, who: Client, action: str, body: Any = None, *, key: str = "") -> Reply:
        """Read the decision, do `action` with the version that was read, and return the answer."""
        etag = self.read_decision(who).etag
        return who.post(f"{API}/decisions/{self.decision}/{action}/", body, etag=etag, key=key)
