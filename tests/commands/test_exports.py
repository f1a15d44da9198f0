"""What is generated from the code and committed is as the code says."""

from pathlib import Path

import pytest

from policies.engine.rules import RULES
from rca.commands import generated
from rca.commands.catalogues import PAGES
from rca.core.guards import all_guards
from tests.commands.calling import called

# They read code only, which is the same for both databases.
pytestmark = pytest.mark.sqlite_only

MENDS = {"export_openapi": "Mend with: make openapi", "export_catalogues": "make catalogues"}


@pytest.mark.parametrize("command", MENDS)
def test_what_is_committed_is_as_the_code_says(command: str) -> None:
    done = called(command, "--check")
    assert done.code == 0, done.complained


@pytest.mark.parametrize("command", MENDS)
def test_a_difference_is_shown_with_what_mends_it(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generated, "DOCUMENTS", tmp_path)
    missing = called(command, "--check")
    assert missing.code == 1
    assert "is missing" in missing.complained
    assert called(command).code == 0
    assert called(command, "--check").code == 0
    file = next(path for path in sorted(tmp_path.rglob("*")) if path.is_file())
    file.write_text(file.read_text() + "one line too many\n")
    differing = called(command, "--check")
    assert differing.code == 1
    assert "-one line too many" in differing.complained
    assert MENDS[command] in differing.complained
    assert str(file) in called(command).told, "what was written is told"


def test_every_rule_guard_and_state_stands_in_its_catalogue() -> None:
    rules, guards, states = (PAGES[name]() for name in ("rules.md", "guards.md", "states.md"))
    assert all(f"`{rule.CODE}`" in rules for rule in RULES)
    assert all(f"`{guard.name}`" in guards for guard in all_guards())
    assert states.count("stateDiagram-v2") == 4


def test_links_of_the_rules_lead_somewhere() -> None:
    folder = Path(generated.DOCUMENTS) / "catalogues"
    targets = [part.split(")")[0] for part in PAGES["rules.md"]().split("](")[1:]]
    assert targets
    assert [target for target in targets if not (folder / target).is_file()] == []


def test_every_route_of_the_map_stands_in_the_catalogue() -> None:
    page = PAGES["routes.md"]()
    for path in ("/api/v1/cases/{id}/", "/api/v1/ledger/verify/", "/problems/{code}"):
        assert f"`{path}`" in page
