"""A shell on the database, without this project's code: sqlite3 on the file, psycopg on the server.

These see what was committed, so the world is small and committed, and the slate restores it.
"""

import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from django.db import connection

from rca.actions.record_check import check_record
from rca.decisions.models import Decision
from rca.ledger.verify import verify
from tests import factories
from tests.attacks.refusing import fingerprint

pytestmark = pytest.mark.django_db(transaction=True)
REFUSED = (sqlite3.IntegrityError, psycopg.IntegrityError)

TRIED = {
    "execute": "UPDATE decisions_decision SET state = 'executed', version = version + 1",
    "withdraw": "UPDATE decisions_decision SET state = 'withdrawn'",
    "edit the content": "UPDATE decisions_decision SET content = '{}'",
    "lift the hold": "UPDATE reviews_review SET hold = NOT hold",
    "find sufficient": "UPDATE reviews_review SET state = 'found_sufficient'",
    "release": "UPDATE cases_case SET state = 'released'",
    "soften the RCA": "UPDATE assessments_assessment SET recommendation = 'release'",
    "turn the verdict": "UPDATE decisions_evaluation SET verdict = 'sufficient'",
    "loosen the policy": "UPDATE policies_edition SET content = '{}'",
    "take a role": "UPDATE accounts_roleassignment SET role = 'supervisor'",
    "take back a revocation": "UPDATE accounts_roleassignment SET revoked_at = NULL, version = 9",
    "become another person": "UPDATE accounts_account SET person_id = "
    "(SELECT max(CAST(id AS text)) FROM accounts_person){uuid}",
    "change a line": "UPDATE ledger_entry SET event = 'nothing.happened'",
    "delete lines": "DELETE FROM ledger_entry",
    "delete decisions": "DELETE FROM decisions_decision",
    "delete reviews": "DELETE FROM reviews_review",
    "delete accounts": "DELETE FROM accounts_account",
    "copy a decision": "INSERT INTO decisions_decision SELECT * FROM decisions_decision",
    "copy a signature": "INSERT INTO decisions_concurrence SELECT * FROM decisions_concurrence",
}
TRIED_ON_SQLITE = {
    "replace a decision": "INSERT OR REPLACE INTO decisions_decision "
    "SELECT * FROM decisions_decision",
    "replace a line": "INSERT OR REPLACE INTO ledger_entry SELECT * FROM ledger_entry",
    "renumber lines": "UPDATE OR REPLACE ledger_entry SET rowid = 1",
}
TRIED_ON_POSTGRESQL = {
    "empty the ledger": "TRUNCATE ledger_entry CASCADE",
    "empty the decisions": "TRUNCATE decisions_decision CASCADE",
    "as replication": "SET session_replication_role = replica; "
    "UPDATE decisions_decision SET state = 'executed'",
}


@pytest.fixture
def committed() -> Decision:
    """Commit a held release, signed, with its review open; return the decision."""
    factories.loaded_world()
    return factories.held()


def sqlite_shell(**pragmas: str) -> sqlite3.Connection:
    """Return a plain connection to the database file, as any shell would open it."""
    shell = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    for name, value in pragmas.items():
        shell.execute(f"PRAGMA {name} = {value}")
    return shell


def postgresql_shell() -> psycopg.Connection[Any]:
    """Return a plain connection to the server, with the rights that the service has."""
    parameters = connection.get_connection_params()
    wanted = {
        k: parameters[k] for k in ("dbname", "user", "password", "host", "port") if k in parameters
    }
    return psycopg.connect(**wanted, autocommit=True)


def refused(run: Callable[[str], object], statement: str) -> bool:
    """Tell whether the database refuses a statement."""
    try:
        run(statement.replace("{uuid}", "" if connection.vendor == "sqlite" else "::uuid"))
    except REFUSED:
        return True
    except sqlite3.OperationalError as error:
        return "no such function: rca_" in str(error)
    return False


def landed(run: Callable[[str], object], statements: dict[str, str]) -> list[str]:
    """Return which of the statements were not refused."""
    return [name for name, statement in statements.items() if not refused(run, statement)]


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    "pragmas", [{}, {"foreign_keys": "OFF", "ignore_check_constraints": "ON"}], ids=["plain", "off"]
)
def test_a_bare_sqlite_shell_changes_nothing(committed: Decision, pragmas: dict[str, str]) -> None:
    before = fingerprint()
    shell = sqlite_shell(**pragmas)
    try:
        assert landed(shell.execute, TRIED | TRIED_ON_SQLITE) == []
    finally:
        shell.close()
    assert fingerprint() == before


@pytest.mark.sqlite_only
def test_a_shell_without_our_functions_cannot_even_add(committed: Decision) -> None:
    shell = sqlite_shell()
    try:
        with pytest.raises(sqlite3.OperationalError, match="no such function: rca_"):
            shell.execute("INSERT INTO ledger_entry SELECT * FROM ledger_entry LIMIT 1")
    finally:
        shell.close()


@pytest.mark.sqlite_only
def test_a_shell_with_lying_functions_is_found_out(committed: Decision) -> None:
    shell = sqlite_shell(foreign_keys="OFF")
    # Whatever is asked, the answer is the digest that stands there.
    shell.create_function("rca_letters", 1, lambda text: 10_000, deterministic=True)
    shell.create_function("rca_sha256", 1, lambda text: "0" * 64, deterministic=True)
    try:
        shell.execute(
            "INSERT INTO ledger_entry SELECT '0123456789abcdef0123456789abcdef', chain, "
            "chain_kind, sequence + 1, 'decision.executed', subject_kind, subject_id, "
            "subject_version + 1, "
            "to_state, 'executed', account_id, person_id, request_id, occurred_at, :zero, salt, "
            "payload, digest, :zero, seal FROM ledger_entry e "
            "WHERE chain = :chain AND sequence = (SELECT max(sequence) FROM ledger_entry "
            "WHERE chain = :chain)",
            {"zero": "0" * 64, "chain": committed.case_id.hex},
        )
    finally:
        shell.close()
    assert {fault.kind for fault in verify(checkpoint_dirs=[]).faults} == {
        "digest",
        "seal",
        "commitment",
    }
    assert check_record().faults


@pytest.fixture
def shell() -> Iterator[psycopg.Connection[Any]]:
    """Open a bare connection and close it."""
    opened = postgresql_shell()
    yield opened
    opened.close()


@pytest.mark.postgresql_only
def test_a_bare_psycopg_connection_changes_nothing(
    committed: Decision, shell: psycopg.Connection[Any]
) -> None:
    before = fingerprint()
    assert landed(shell.execute, TRIED | TRIED_ON_POSTGRESQL) == []
    assert fingerprint() == before


@pytest.mark.postgresql_only
def test_tables_of_ones_own_do_not_answer_for_others(
    committed: Decision, shell: psycopg.Connection[Any]
) -> None:
    before = fingerprint()
    for table in ("reviews_review", "ledger_entry", "decisions_evaluation"):
        shell.execute(f"CREATE TEMPORARY TABLE {table} AS SELECT * FROM public.{table}")
    shell.execute("UPDATE reviews_review SET state = 'found_sufficient'")
    statement = (
        "UPDATE public.decisions_decision SET state = 'executed', version = version + 1, "
        "executed_at = now(), executed_by_id = author_id"
    )
    assert refused(shell.execute, statement)
    assert fingerprint() == before
