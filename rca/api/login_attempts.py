"""Failed sign-ins, counted for each address and user name together.

The pair, so that a stranger's guesses lock nobody out of their own account from their own
desk (reliability-security.md T25). Counting follows the attempt: guesses made at the same
moment may exceed the limit by as many as the service works on at once.
"""

from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from rest_framework.exceptions import Throttled
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from rca.core.canonical import sha256_hex

WINDOW_SECONDS = 15 * 60
FAILURES = 5
FAILURES_OF_ADDRESS = 100


@dataclass(frozen=True, slots=True)
class LoginAttempt:
    """One attempt to sign in: from where, and as whom."""

    address: str
    username: str

    def refuse_if_spent(self) -> None:
        """Raise Throttled after too many failures of this pair, or of this address."""
        counted = cache.get_many([key for key, _ in self._limits()])
        for key, limit in self._limits():
            if counted.get(key, 0) >= limit:
                raise Throttled(WINDOW_SECONDS)

    def failed(self) -> None:
        """Count a failure; the count is forgotten a quarter of an hour after its first."""
        for key, _ in self._limits():
            if not cache.add(key, 1, WINDOW_SECONDS):
                _increment(key)

    def succeeded(self) -> None:
        """Forget this pair's failures."""
        cache.delete(self._limits()[0][0])

    def _limits(self) -> tuple[tuple[str, int], tuple[str, int]]:
        """Digests: a cache need not know who signs in, nor hold a key of any length."""
        pair = sha256_hex(f"{self.address}\n{self.username.casefold()}")
        limit = getattr(settings, "RCA_LOGIN_FAILURES", FAILURES)
        return (
            (f"login-pair-{pair}", limit),
            (f"login-address-{sha256_hex(self.address)}", FAILURES_OF_ADDRESS),
        )


def login_attempt(request: Request, username: str) -> LoginAttempt:
    """Return the attempt; the address is believed as far as `NUM_PROXIES` says."""
    return LoginAttempt(BaseThrottle().get_ident(request), username)


def _increment(key: str) -> None:
    try:
        cache.incr(key)
    except ValueError:
        # It expired in between: the next failure starts a new count.
        return
