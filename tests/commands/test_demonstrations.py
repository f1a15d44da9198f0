"""`make demo` and `make serve`: the real server, over real HTTP, from an empty folder."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest
from pytest_django.fixtures import Settings

from rca.commands.walk.client import ConnectionLost, connect
from tests.commands.calling import called
from tests.conf.installation import ROOT

# They make a SQLite database of their own, whatever database this run is about.
pytestmark = pytest.mark.sqlite_only

TOLD_IN_THIS_ORDER = (
    "The RCA recommends: DETAIN",
    "REFUSED (422). A reader of this record could not tell why.",
    "SUFFICIENT under policy RCA-1, version 1",
    "ACCEPTED. State: submitted.",
    "ON HOLD",
    "byte for byte",
    "404 for both",
    'signs with "Concur."',
    "REFUSED (422). The statement does not tell",
    "REFUSED (403).",
    "Every signature is there.",
    "REFUSED (409). The policy office must review",
    "The hold is lifted.",
    "State of the case: released.",
    "decision: submission refused   <- refused",
    "VERIFIED.",
    "checkpoint 1",
    "everything is as it was written",
    "It agrees: 0 faults.",
    "none otherwise.",
)


def test_the_main_job_is_walked_from_end_to_end(settings: Settings, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path
    done = called("walk_main_job", "--fresh")
    assert done.code == 0, done.complained
    places = [done.told.find(words) for words in TOLD_IN_THIS_ORDER]
    assert -1 not in places, TOLD_IN_THIS_ORDER[places.index(-1)]
    assert places == sorted(places)
    assert max(map(len, done.told.splitlines())) <= 80
    _assert_nobody_serves(done.told)


def test_a_demonstration_is_served_until_it_is_interrupted(tmp_path: Path) -> None:
    server = subprocess.Popen(
        [sys.executable, "manage.py", "serve_demo", "--port", "0"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "RCA_VAR_DIR": str(tmp_path)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with server:
        try:
            told = _until_it_serves(server)
            address = _address(told)
            assert connect(address).get("/readyz").status == 200
            with urlopen(f"{address}/api/docs/") as page:
                assert b"swagger" in page.read()
            login = {"username": "auditor.oig", "password": "demonstration only"}
            assert connect(address).post("/api/v1/auth/token/", login).status == 200
            assert "auditor.oig" in told
            server.send_signal(signal.SIGINT)
            assert server.wait(30) == 0
        finally:
            server.kill()
    _assert_nobody_serves(told)


def _until_it_serves(server: subprocess.Popen[str]) -> str:
    assert server.stdout is not None
    told = ""
    for line in server.stdout:
        told += line
        if "Ctrl-C" in line:
            return told
    pytest.fail(f"it ended without serving: {told}")


def _address(told: str) -> str:
    found = re.search(r"http://127\.0\.0\.1:\d+", told)
    assert found, told
    return found[0]


def _assert_nobody_serves(told: str) -> None:
    with pytest.raises(ConnectionLost):
        connect(_address(told)).get("/healthz")
