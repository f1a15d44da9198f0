"""The registry: one rule a file, named after its code, with a test of its own."""

import ast
import sys
from pathlib import Path

import policies.engine
from policies.engine.catalogue import catalogue
from policies.engine.rules import RULES
from policies.engine.vocabulary import QUESTIONS, SEVERITIES

ENGINE = Path(policies.engine.__file__).parent
RULE_FILES = sorted(path.stem for path in (ENGINE / "rules").glob("[a-z]*.py"))
TEST_FILES = Path(__file__).parent / "rules"


def test_every_file_is_registered_once_under_its_own_name() -> None:
    assert sorted(rule.CODE.replace("-", "_") for rule in RULES) == RULE_FILES


def test_every_rule_has_a_test_of_its_own() -> None:
    assert sorted(path.stem for path in TEST_FILES.glob("test_*.py")) == [
        f"test_{name}" for name in RULE_FILES
    ]


def test_the_catalogue_tells_every_rule() -> None:
    for entry in catalogue():
        assert entry.question in QUESTIONS
        assert entry.severity in SEVERITIES
        assert entry.description.endswith(".")
        assert entry.source


def test_the_engine_knows_nothing_but_itself_and_the_standard_library() -> None:
    for path in ENGINE.rglob("*.py"):
        for imported in imports(path):
            top = imported.split(".")[0]
            inside = imported.startswith("policies.engine")
            assert inside or top in sys.stdlib_module_names, f"{path.name} imports {imported}"


def test_the_engine_has_no_clock_and_no_chance() -> None:
    for path in ENGINE.rglob("*.py"):
        assert not {"time", "random", "secrets", "os", "socket"} & set(imports(path)), path.name
        source = path.read_text(encoding="utf-8")
        assert "now(" not in source, path.name
        assert "today(" not in source, path.name


def imports(path: Path) -> list[str]:
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found.append(node.module or "")
    return found
