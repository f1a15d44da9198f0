"""One canonical spelling of a document, so that equal content has an equal digest.

Floats are refused: their spelling differs between implementations, and nothing here needs one
(money travels as decimal strings).
"""

import hashlib
import json
from typing import Any


def canonical_json(document: Any) -> str:
    """Return `document` (str, int, bool, None, list, tuple, dict with str keys) as canonical JSON.

    Keys are sorted, there is no white space, and only ASCII appears. Raises TypeError on a float
    or on any other type.
    """
    _refuse_floats(document)
    return json.dumps(
        document, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False
    )


def sha256_hex(text: str) -> str:
    """Return the SHA-256 of `text` in UTF-8, as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _refuse_floats(value: Any) -> None:
    if isinstance(value, float):
        raise TypeError("a canonical document holds no floats; write amounts as decimal strings")
    if isinstance(value, dict):
        for item in value.values():
            _refuse_floats(item)
    elif isinstance(value, list | tuple):
        for item in value:
            _refuse_floats(item)
