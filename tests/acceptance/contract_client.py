"""Walk a running server through its whole contract, check by check.

    python tests/acceptance/contract_client.py http://127.0.0.1:8000 [--password ...]

Needs the standard library and a server with the demonstration accounts. Ends with 0 when every
check holds and with 1 otherwise.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from contract import (
    checks_access,
    checks_bad_bodies,
    checks_bad_values,
    checks_cases,
    checks_corpus,
    checks_decisions,
    checks_execution,
    checks_ledger,
    checks_lists,
    checks_manners,
    checks_offers,
    checks_offices,
    checks_once,
    checks_queue,
    checks_races,
    checks_reviews,
    checks_roles,
    checks_signing,
    checks_verdicts,
    checks_versions,
)
from contract.http import BrokenPromise
from contract.world import Check, World

# The lists come first: they are read whole, and every later check makes them longer.
MODULES: tuple[ModuleType, ...] = (
    checks_access,
    checks_manners,
    checks_lists,
    checks_queue,
    checks_cases,
    checks_verdicts,
    checks_corpus,
    checks_decisions,
    checks_signing,
    checks_execution,
    checks_reviews,
    checks_offers,
    checks_roles,
    checks_offices,
    checks_versions,
    checks_once,
    checks_races,
    checks_bad_bodies,
    checks_bad_values,
    checks_ledger,
)
DEMONSTRATION_PASSWORD = "demonstration only"
_CORPUS_BESIDE_THE_REPOSITORY = Path(__file__).resolve().parents[3] / "shared" / "corpus"


@dataclass(frozen=True)
class Outcome:
    """What one check found: nothing, or the promise that was broken."""

    number: int
    title: str
    broken: str
    seconds: float

    def line(self) -> str:
        """Say it in one line."""
        word = "BROKEN" if self.broken else "ok    "
        end = f"\n           {self.broken}" if self.broken else ""
        return f"{word} {self.number:>3}  {self.title}{end}"


def checks() -> Iterator[tuple[int, Check]]:
    """Yield every check with its number, in the order in which they stand in the modules."""
    found = [
        function
        for module in MODULES
        for name, function in vars(module).items()
        if name.startswith("check_") and function.__module__ == module.__name__
    ]
    yield from enumerate(found, start=1)


def new_world(base: str, password: str) -> World:
    """Return a world around a server; the labelled cases are used where they are found."""
    folder = Path(os.environ.get("RCA_CORPUS_DIR") or _CORPUS_BESIDE_THE_REPOSITORY)
    return World(base.rstrip("/"), password, corpus=str(folder) if folder.is_dir() else "")


def run(world: World, *, only: frozenset[int] = frozenset(), word: str = "") -> Iterator[Outcome]:
    """Run the checks, all unless some numbers or a word of their names are given."""
    for number, check in checks():
        if (only and number not in only) or word not in check.__name__:
            continue
        start, broken = time.monotonic(), ""
        try:
            check(world)
        except BrokenPromise as fault:
            broken = str(fault)
        except (KeyError, TypeError, IndexError, AttributeError, OSError) as fault:
            broken = f"an answer without the shape it should have: {type(fault).__name__} {fault}"
        title = f"{check.__name__.removeprefix('check_').replace('_', ' ')}"
        yield Outcome(number, title, broken, time.monotonic() - start)


def main(arguments: list[str]) -> int:
    """Run the checks against the server named on the command line; return the exit code."""
    parser = argparse.ArgumentParser(description="Check a server against its contract.")
    parser.add_argument("base", help="where the server is, such as http://127.0.0.1:8000")
    default = os.environ.get("RCA_DEMO_PASSWORD") or DEMONSTRATION_PASSWORD
    parser.add_argument("--password", default=default, help="of the demonstration accounts")
    parser.add_argument("--only", default="", help="numbers of checks, with commas")
    parser.add_argument("--word", default="", help="only checks whose name holds this")
    asked = parser.parse_args(arguments)
    world = new_world(asked.base, asked.password)
    only = frozenset(int(number) for number in asked.only.split(",") if number)
    outcomes = []
    for outcome in run(world, only=only, word=asked.word):
        outcomes.append(outcome)
        print(outcome.line(), flush=True)
    for note in world.notes:
        print(f"note        {note}")
    broken = sum(1 for outcome in outcomes if outcome.broken)
    taken = sum(outcome.seconds for outcome in outcomes)
    print(
        f"{len(outcomes)} checks in {taken:.0f} s: {len(outcomes) - broken} hold, {broken} do not"
    )
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
