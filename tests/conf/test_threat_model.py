"""The threat model names tests; a test that is gone must not be named."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")


def test_every_test_that_the_threat_model_names_is_there() -> None:
    named = set(re.findall(r"`(tests/[a-z_/]+(?:\.py)?)`", PAGE))
    assert len(named) > 10
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


def test_every_threat_has_a_row() -> None:
    listed = {int(number) for number in re.findall(r"\bT(\d+)\b", PAGE)}
    assert set(range(1, 33)) <= listed
