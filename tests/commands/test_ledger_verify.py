"""ledger_verify: 0 when everything is as it was written, 1 with faults, 2 when unreadable."""

import json
from pathlib import Path

import pytest
from django.db import connection

from rca.cases.models import Case
from tests.commands.calling import called
from tests.conf.installation import run
from tests.factories import executed, loaded_world, submitted


@pytest.fixture
def _decided() -> None:
    loaded_world()
    executed()


@pytest.mark.django_db
@pytest.mark.usefixtures("_decided")
def test_what_was_written_is_found_as_it_was_written() -> None:
    done = called("ledger_verify")
    assert done.code == 0
    assert done.told.rstrip().endswith("everything is as it was written")
    assert "lines in" in done.told


@pytest.mark.django_db
@pytest.mark.usefixtures("_decided")
def test_the_same_as_json() -> None:
    done = called("ledger_verify", "--json")
    document = json.loads(done.told)
    assert (done.code, document["verified"], document["faults"]) == (0, True, [])


@pytest.mark.django_db
@pytest.mark.usefixtures("_decided")
def test_an_edited_row_is_named_with_its_place() -> None:
    _edited_past_the_guards("UPDATE cases_case SET closed_reason = 'as if'")
    done = called("ledger_verify")
    assert done.code == 1
    case = Case.objects.get()
    assert f"chain {case.pk}" in done.told
    assert "row-differs" in done.told
    assert "faults: 1" in done.told


@pytest.mark.django_db
@pytest.mark.usefixtures("_decided")
def test_faults_as_json() -> None:
    _edited_past_the_guards("UPDATE cases_case SET closed_reason = 'as if'")
    done = called("ledger_verify", "--json")
    (fault,) = json.loads(done.told)["faults"]
    assert (done.code, fault["kind"]) == (1, "row-differs")


@pytest.mark.django_db
def test_it_needs_no_account_and_changes_nothing() -> None:
    loaded_world()
    submitted()
    before = called("ledger_verify").told
    assert called("ledger_verify").told == before


@pytest.mark.django_db
def test_a_folder_that_is_none_is_unreadable(tmp_path: Path) -> None:
    refused = called("ledger_verify", "--checkpoints", str(tmp_path / "missing"))
    assert refused.code == 2
    assert "missing" in refused.complained


@pytest.mark.django_db
def test_other_folders_can_be_named(tmp_path: Path) -> None:
    assert called("ledger_verify", "--checkpoints", str(tmp_path)).code == 0


@pytest.mark.sqlite_only
def test_a_database_without_tables_is_unreadable(tmp_path: Path) -> None:
    done = run(["manage.py", "ledger_verify"], {"RCA_VAR_DIR": str(tmp_path)})
    assert done.returncode == 2, done.stderr
    assert "manage.py migrate" in done.stderr


def _edited_past_the_guards(statement: str) -> None:
    """Edit as somebody would who may drop triggers; the test's rollback puts them back."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'cases_case'"
            )
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE cases_case DISABLE TRIGGER USER")
        cursor.execute(statement)
