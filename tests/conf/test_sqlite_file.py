"""The default database keeps what it has acknowledged: asked of SQLite itself, not of settings."""

from pathlib import Path

import pytest

from tests.conf.installation import evaluated

PRAGMAS = """
import json, os
os.environ["DJANGO_SETTINGS_MODULE"] = "rca.conf.settings"
from django.db import connection
with connection.cursor() as cursor:
    found = {}
    for pragma in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout"):
        cursor.execute(f"PRAGMA {pragma}")
        found[pragma] = cursor.fetchone()[0]
found["begins"] = connection.transaction_mode
print(json.dumps(found))
"""


@pytest.mark.parametrize("named", [False, True], ids=["by default", "named by DATABASE_URL"])
def test_sqlite_is_durable_and_takes_the_write_lock_at_once(tmp_path: Path, named: bool) -> None:
    environment = {"RCA_VAR_DIR": str(tmp_path)}
    if named:
        environment["DATABASE_URL"] = f"sqlite:///{tmp_path / 'named.sqlite3'}"
    full = 2
    assert evaluated(PRAGMAS, environment) == {
        "journal_mode": "wal",
        "synchronous": full,
        "foreign_keys": 1,
        "busy_timeout": 20_000,
        "begins": "IMMEDIATE",
    }
    assert (tmp_path / ("named.sqlite3" if named else "rca.sqlite3")).exists()
