"""Sealing: nothing is skipped, everything is signed, and a copy stands outside."""

import json
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from pytest_django import Settings

from rca.core.guards import install
from rca.ledger import keys, outside
from rca.ledger.checkpoint import make_checkpoint, statement_of
from rca.ledger.merkle import leaf_hash, root_over
from rca.ledger.models import Checkpoint, Entry, Leaf
from rca.ledger.verify import verify
from tests.ledger.histories import (
    event,
    honest_history,
    lift_guards,
    moment,
    written,
)

pytestmark = pytest.mark.django_db
CHAIN = UUID(int=1)


def lines_of(folder: Path) -> list[str]:
    """Return the checkpoints outside."""
    return (folder / outside.FILE_NAME).read_text().splitlines()


def test_a_checkpoint_covers_every_entry_once() -> None:
    history = honest_history()
    assert (history.first.number, history.first.size) == (1, 9)
    assert (history.second.number, history.second.size) == (2, 15)
    assert history.second.previous_root == history.first.root
    digests = list(Leaf.objects.order_by("position").values_list("digest", flat=True))
    assert history.second.root == root_over(leaf_hash(d.encode()) for d in digests).hex()
    assert set(Leaf.objects.values_list("entry", flat=True)) == set(
        Entry.objects.values_list("pk", flat=True)
    )


def test_nothing_new_is_no_checkpoint() -> None:
    assert make_checkpoint(moment()) is None
    written(chain=CHAIN)
    assert make_checkpoint(moment()) is not None
    assert make_checkpoint(moment(1)) is None


def test_an_entry_that_commits_late_is_sealed_by_the_next() -> None:
    early, late = sorted([UUID(int=3), UUID(int=4)])
    written(chain=late, minutes=5)
    first = make_checkpoint(moment(6))
    written(chain=early, minutes=0)
    second = make_checkpoint(moment(7))
    assert first is not None
    assert second is not None
    assert (first.size, second.size) == (1, 2)
    assert verify().clean


@pytest.mark.django_db(transaction=True)
def test_the_next_checkpoint_extends_the_tree_that_was_signed() -> None:
    honest_history()
    true_roots = [leaf_hash(leaf.digest.encode()) for leaf in Leaf.objects.order_by("position")]
    with guards_away():
        Leaf.objects.filter(position=1).update(digest="f" * 64)
    (entry,) = written(chain=CHAIN)
    third = make_checkpoint(moment(30))
    assert third is not None
    assert third.root == root_over([*true_roots, leaf_hash(entry.digest.encode())]).hex()
    assert "root" in {fault.kind for fault in verify().faults}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("frontier", [" ".join(["ff" * 32] * 4), "ff", "no hexadecimal digits", ""])
def test_a_damaged_frontier_is_computed_anew(frontier: str) -> None:
    honest_history()
    with guards_away():
        Checkpoint.objects.filter(number=2).update(frontier=frontier)
    written(chain=CHAIN)
    assert make_checkpoint(moment(30)) is not None
    assert verify().clean


def test_every_folder_holds_the_same_signed_lines(folders: list[Path]) -> None:
    history = honest_history()
    first, second = map(lines_of, folders)
    assert first == second
    assert [json.loads(line)["number"] for line in first] == [1, 2]
    assert first[1] + "\n" == statement_of(history.second).line()
    public = keys.public_key()
    assert public is not None
    assert statement_of(history.second).signed_by(public)


def test_a_folder_that_was_away_is_caught_up(folders: list[Path]) -> None:
    honest_history()
    (folders[1] / outside.FILE_NAME).unlink()
    assert [w for w in verify().warnings if str(folders[1]) in w]
    make_checkpoint(moment(40))
    assert lines_of(folders[0]) == lines_of(folders[1])
    assert verify().warnings == ()


def test_a_line_cut_short_by_a_crash_is_written_again(folders: list[Path]) -> None:
    honest_history()
    path = folders[0] / outside.FILE_NAME
    path.write_bytes(path.read_bytes()[:-30])
    make_checkpoint(moment(40))
    assert lines_of(folders[0]) == lines_of(folders[1])


@pytest.mark.django_db(transaction=True)
def test_an_old_backup_is_not_sealed_over() -> None:
    honest_history()
    with guards_away():
        Checkpoint.objects.filter(number=2)._raw_delete("default")
    written(chain=CHAIN)
    with pytest.raises(outside.OutsideCopyFault, match="old backup"):
        make_checkpoint(moment(50))
    assert Leaf.objects.count() == 15


@contextmanager
def guards_away() -> Iterator[None]:
    """Do something for good without the guards, and put them back."""
    with transaction.atomic():
        lift_guards()
    yield
    install(connection)


def test_sealing_inside_a_transaction_is_refused() -> None:
    with transaction.atomic(), pytest.raises(RuntimeError):
        make_checkpoint(moment())


def test_the_guard_inventory_is_signed() -> None:
    history = honest_history()
    assert history.first.guard_inventory == history.second.guard_inventory
    assert len(history.first.guard_inventory) == 64


# --- Keys ------------------------------------------------------------------------------------
def test_a_missing_key_is_made_on_a_first_look_only(settings: Settings, tmp_path: Path) -> None:
    settings.RCA_CHECKPOINT_KEY_FILE = tmp_path / "new" / "key"
    settings.DEBUG = False
    with pytest.raises(ImproperlyConfigured, match="openssl genpkey -algorithm ed25519"):
        keys.signing_key()
    settings.DEBUG = True
    made = keys.key_id(keys.signing_key().public_key())
    assert stat.S_IMODE(os.stat(settings.RCA_CHECKPOINT_KEY_FILE).st_mode) == 0o600
    assert keys.key_id(keys.signing_key().public_key()) == made


def test_a_key_that_everybody_can_read_is_refused(settings: Settings) -> None:
    os.chmod(settings.RCA_CHECKPOINT_KEY_FILE, 0o644)
    with pytest.raises(ImproperlyConfigured, match="chmod 600"):
        keys.signing_key()


def test_a_file_that_is_no_key_is_refused(settings: Settings) -> None:
    settings.RCA_CHECKPOINT_KEY_FILE.write_text("no key")
    with pytest.raises(ImproperlyConfigured, match="no private key"):
        keys.signing_key()


def test_without_a_public_key_signatures_are_not_claimed(settings: Settings) -> None:
    honest_history()
    settings.RCA_CHECKPOINT_KEY_FILE.unlink()
    report = verify()
    assert report.clean
    assert [w for w in report.warnings if "no public key" in w]


# --- Commands --------------------------------------------------------------------------------
def output_of(*command: object) -> str:
    """Return what a command prints."""
    out = StringIO()
    call_command(*map(str, command), stdout=out, stderr=StringIO())
    return out.getvalue()


def test_the_command_seals_and_says_so() -> None:
    written(event(), event(), chain=CHAIN)
    assert output_of("ledger_checkpoint").startswith("checkpoint 1: 2 entries, root ")
    assert output_of("ledger_checkpoint") == "nothing new to seal\n"


def test_the_command_repeats_as_often_as_told() -> None:
    written(chain=CHAIN)
    printed = output_of("ledger_checkpoint", "--every", "0.01", "--times", "3")
    assert printed.count("nothing new") == 2


def test_the_command_explains_a_missing_key(settings: Settings) -> None:
    settings.RCA_CHECKPOINT_KEY_FILE.unlink()
    with pytest.raises(CommandError, match="openssl"):
        output_of("ledger_checkpoint")


@pytest.mark.parametrize("pace", [("0", "1"), ("1", "0"), ("-1", "1")])
def test_the_command_refuses_an_impossible_pace(pace: tuple[str, str]) -> None:
    with pytest.raises(CommandError, match="above 0"):
        output_of("ledger_checkpoint", "--every", pace[0], "--times", pace[1])


def test_the_public_key_is_printed_as_pem() -> None:
    printed = output_of("ledger_public_key")
    assert printed.startswith("-----BEGIN PUBLIC KEY-----\n")
    load_pem_public_key(printed.encode())
