"""The parts of the walk: how it tells, what it expects, whose folder and port it takes."""

import socket
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from rca.commands.walk import main_job
from rca.commands.walk.client import Client, ConnectionLost, Reply, connect
from rca.commands.walk.installation import MARK, Installation, InstallationError
from rca.commands.walk.server import serving
from rca.commands.walk.teller import Teller
from rca.commands.walk.walking import Walk, WentOtherwise


def _walk(folder: Path) -> Walk:
    tell = Teller(lambda line: None)
    job = main_job.main_job()
    return Walk(Installation(folder), "http://127.0.0.1:1", "unused", job, tell)


def test_another_answer_than_expected_names_step_and_answer(tmp_path: Path) -> None:
    walk = _walk(tmp_path)
    walk.tell.does("The officer", "signs in.")
    with pytest.raises(WentOtherwise, match=r"step 1: The officer signs in\.(.|\n)*500(.|\n)*oops"):
        walk.expect(Reply(500, {}, "oops"), 200)


def test_lines_are_eighty_columns_wide() -> None:
    lines: list[str] = []
    tell = Teller(lambda text: lines.extend(text.splitlines()))
    tell.does("Somebody", "does " + "something long " * 20)
    tell.findings([{"message": "Nothing is said here. " * 9, "remedy": "Say it. " * 20}])
    assert len(lines) > 6
    assert max(map(len, lines)) <= 80


def test_the_copy_is_the_case_of_the_corpus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside = main_job.main_job()
    monkeypatch.setattr(main_job, "CORPUS", tmp_path / "not there")
    copy = main_job.main_job()
    assert "copy" in copy.source
    assert copy.request == beside.request
    assert copy.decision["justification"]["narrative"]


def test_an_installation_inherits_nothing_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://the.real.one/rca")
    monkeypatch.setenv("RCA_CHECKPOINT_DIRS", "/the/real/one")
    monkeypatch.setenv("SECRET_KEY", "the real one")
    environment = Installation(tmp_path).environment()
    assert "the real one" not in environment.values()
    assert "RCA_CHECKPOINT_DIRS" not in environment
    assert environment["DATABASE_URL"] == f"sqlite:///{tmp_path}/rca.sqlite3"
    assert environment["RCA_DEMO_PASSWORD"] == settings.RCA_DEMO_PASSWORD


def test_somebody_elses_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "thesis.txt").touch()
    with (
        pytest.raises(InstallationError, match="left alone"),
        Installation(tmp_path / "demo").held(),
    ):
        pytest.fail("the folder was taken")
    assert (tmp_path / "demo" / "thesis.txt").exists()


def test_two_demonstrations_do_not_share_a_folder(tmp_path: Path) -> None:
    first, second = Installation(tmp_path / "demo"), Installation(tmp_path / "demo")
    with (
        first.held(),
        pytest.raises(InstallationError, match="Another demonstration"),
        second.held(),
    ):
        pytest.fail("the folder was shared")
    with second.held():
        pass


def test_a_failing_command_tells_what_it_said(tmp_path: Path) -> None:
    installation = Installation(tmp_path)
    with pytest.raises(InstallationError, match=r"no_such_command failed \(1\)"):
        installation.manage("no_such_command")


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with (
            pytest.raises(InstallationError, match=f"port {port}"),
            serving(Installation(tmp_path), port=port),
        ):
            pytest.fail("the port was shared")


def test_nobody_answers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(ConnectionLost):
        Client("127.0.0.1", port).get("/readyz")


def test_an_address_names_host_and_port() -> None:
    assert connect("http://127.0.0.1:8000").port == 8000
    with pytest.raises(ValueError, match="no host and port"):
        connect("localhost")


def test_a_mark_says_whose_folder_it_is(tmp_path: Path) -> None:
    (tmp_path / MARK).touch()
    with Installation(tmp_path).held():
        pass
