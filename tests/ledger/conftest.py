"""Every test of the ledger signs with a key of its own and writes to folders of its own."""

from pathlib import Path

import pytest
from pytest_django import Settings

from rca.ledger.keys import write_new_key


@pytest.fixture(autouse=True)
def folders(settings: Settings, tmp_path: Path) -> list[Path]:
    """Return two outside folders, with a fresh signing key in the settings."""
    settings.RCA_LEDGER_KEY = "ledger key of a test"
    settings.RCA_CHECKPOINT_KEY_FILE = tmp_path / "checkpoint.key"
    settings.RCA_CHECKPOINT_DIRS = [tmp_path / "first", tmp_path / "second"]
    write_new_key(settings.RCA_CHECKPOINT_KEY_FILE)
    return settings.RCA_CHECKPOINT_DIRS
