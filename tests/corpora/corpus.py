"""Where the labelled cases are, and how they are read.

The corpus is kept beside the repository, not in it. On a machine that has none the tests of
this folder are skipped; under CI its absence is an error.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

BESIDE_THE_REPOSITORY = Path(__file__).parents[3] / "shared" / "corpus"


def labelled(name: str) -> list[dict[str, Any]]:
    """The cases of one corpus file."""
    path = Path(os.environ.get("RCA_CORPUS_DIR") or BESIDE_THE_REPOSITORY) / name
    if not path.exists() and not os.environ.get("CI"):
        pytest.skip("no corpus here; RCA_CORPUS_DIR names its folder", allow_module_level=True)
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def split(cases: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The sufficient ones, and the others."""
    sufficient = [case for case in cases if case["label"] == "sufficient"]
    return sufficient, [case for case in cases if case["label"] != "sufficient"]


def ids(*lines: str) -> frozenset[str]:
    """The ids on some lines as a set."""
    return frozenset(" ".join(lines).split())
