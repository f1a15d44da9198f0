"""Which engine judged: a digest of its own source, so that nobody has to remember a number.

A judgement can be repeated exactly only by the same engine under the same edition.
"""

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable


@cache
def engine_version() -> str:
    """Return the first 16 hexadecimal digits of the SHA-256 over the engine's source files."""
    digest = hashlib.sha256()
    for source in _sources(files("policies.engine")):
        digest.update(source.name.encode())
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


def _sources(folder: Traversable) -> list[Traversable]:
    found: list[Traversable] = []
    for item in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if item.is_dir() and item.name != "__pycache__":
            found.extend(_sources(item))
        elif item.name.endswith(".py"):
            found.append(item)
    return found
