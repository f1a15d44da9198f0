"""Keys: made up for a first look on one machine, demanded and judged everywhere else."""

import hashlib

from django.core.exceptions import ImproperlyConfigured

from rca.conf import environment

DEVELOPMENT_KEY = "insecure-development-key-of-a-first-look-on-one-machine"
_SHORTEST = 50
_FEWEST_DIFFERENT = 10
_MEND = (
    "Make one with `python -c 'import secrets; print(secrets.token_urlsafe(64))'`, keep it out of "
    "the repository, and set it in the environment. (DEBUG=1 needs none; it is for one machine.)"
)


def secret_key(*, debug: bool) -> str:
    """Return SECRET_KEY. Raises ImproperlyConfigured when DEBUG is off and the key is no secret."""
    key = environment.text("SECRET_KEY")
    if debug:
        return key or DEVELOPMENT_KEY
    return _judged("SECRET_KEY", key)


def ledger_key(*, debug: bool, secret: str) -> str:
    """Return RCA_LEDGER_KEY, the HMAC key that seals ledger entries.

    With DEBUG on it is derived from SECRET_KEY. Raises ImproperlyConfigured when DEBUG is off and
    it is no secret, or is SECRET_KEY again: whoever learns the one must not hold the other.
    """
    key = environment.text("RCA_LEDGER_KEY")
    if debug:
        return key or hashlib.sha256(f"ledger seal:{secret}".encode()).hexdigest()
    if key and key == secret:
        raise ImproperlyConfigured(f"RCA_LEDGER_KEY must differ from SECRET_KEY. {_MEND}")
    return _judged("RCA_LEDGER_KEY", key)


def _judged(name: str, key: str) -> str:
    if not key:
        raise ImproperlyConfigured(f"{name} is not set, and DEBUG is off. {_MEND}")
    if "insecure" in key.lower() or "change-me" in key.lower():
        raise ImproperlyConfigured(f"{name} is an example that anybody can read. {_MEND}")
    if len(key) < _SHORTEST or len(set(key)) < _FEWEST_DIFFERENT:
        raise ImproperlyConfigured(
            f"{name} is too easy to guess: it needs at least {_SHORTEST} characters, "
            f"{_FEWEST_DIFFERENT} of them different. {_MEND}"
        )
    return key
