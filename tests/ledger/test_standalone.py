"""The stand-alone verifier as an auditor runs it: another process, the real database."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction

from rca.core.guards import install
from rca.ledger import keys, standalone
from rca.ledger.models import Entry
from rca.ledger.verify import verify
from tests.ledger.histories import History, honest_history, lift_guards

pytestmark = pytest.mark.django_db(transaction=True)
FILE = Path(standalone.__file__)


def database_url() -> str:
    """Return the address of the test database."""
    values = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{values['NAME']}"
    parameters = connection.get_connection_params()
    host, user = parameters.get("host", ""), parameters.get("user", "")
    password, port = parameters.get("password", ""), parameters.get("port", "")
    address = f"host={host}&user={user}&dbname={values['NAME']}"
    more = "".join(f"&{k}={v}" for k, v in (("password", password), ("port", port)) if v)
    return f"postgresql:///?{address}{more}"


def run(tmp_path: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Run the verifier with the interpreter's isolated mode: nothing of the project on its path."""
    public = keys.public_key()
    assert public is not None
    (tmp_path / "public.pem").write_text(keys.public_pem(public))
    (tmp_path / "ledger.key").write_text(f"{settings.RCA_LEDGER_KEY}\n")
    command = [sys.executable, "-I", str(FILE), "--database", database_url()]
    command += ["--checkpoints", str(tmp_path / "first")]
    command += ["--public-key", str(tmp_path / "public.pem")]
    command += ["--ledger-key-file", str(tmp_path / "ledger.key"), *more]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def edited(history: History) -> Entry:
    """Edit one entry for good, as the owner of the database can, and put the guards back."""
    entry = history.entry(1, 2)
    with transaction.atomic():
        lift_guards()
    Entry.objects.filter(pk=entry.pk).update(event="decision.withdrawn")
    install(connection)
    return entry


def test_an_edited_row_is_named(tmp_path: Path) -> None:
    entry = edited(honest_history())
    where = f"{entry.chain.hex} 2 {entry.pk.hex}"
    done = run(tmp_path)
    assert done.returncode == 1
    assert done.stdout == f"1 digest {where}\n2 seal {where}\n2 faults\n"
    assert {fault.kind for fault in verify().faults} == {"digest", "seal"}


def test_an_honest_ledger_is_clean(tmp_path: Path) -> None:
    honest_history()
    done = run(tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "0 faults\n", "")


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    honest_history()
    done = run(tmp_path, "--database", "sqlite:////nowhere/at.all")
    assert done.returncode == 2
    assert done.stdout.startswith("cannot verify: ")


def test_it_is_short_and_knows_nothing_of_the_project() -> None:
    text = FILE.read_text()
    assert len(text.splitlines()) < 150
    assert "django" not in text.split('"""', 2)[2].lower()
    assert "import rca" not in text
    assert "from rca" not in text
