"""Every reason that the program gives for a refusal has an entry that explains it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import rca
from rca.api.problem_types import PROBLEM_TYPES
from rca.core import errors


def statuses() -> dict[str, int]:
    """The project's own errors by class name, with their status."""
    kinds = {name: kind for name, kind in vars(errors).items() if isinstance(kind, type)}
    return {n: k.status for n, k in kinds.items() if issubclass(k, errors.RcaError)}


def reasons_given() -> Iterator[tuple[str, int, str]]:
    """Each literal `code=` of an error in the program, with the error's status."""
    known = statuses()
    for file in sorted(Path(rca.__file__).parent.rglob("*.py")):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
                status = known.get(call.func.id)
                for word in call.keywords:
                    literal = isinstance(word.value, ast.Constant) and word.arg == "code"
                    if status and literal:
                        yield str(word.value.value), status, file.name


def test_every_reason_can_be_looked_up() -> None:
    unexplained = {(code, file) for code, _, file in reasons_given() if code not in PROBLEM_TYPES}
    assert unexplained == set(), "explain these in rca/api/problem_types.py or problem_reasons.py"


def test_a_reason_always_comes_with_the_same_status() -> None:
    differing = {
        (code, status, file)
        for code, status, file in reasons_given()
        if code in PROBLEM_TYPES and PROBLEM_TYPES[code].status != status
    }
    assert differing == set()


def test_an_entry_says_something() -> None:
    for code, kind in PROBLEM_TYPES.items():
        assert 400 <= kind.status <= 599, code
        assert kind.title
        assert kind.meaning.endswith(".")
        assert kind.remedy.endswith(".")
