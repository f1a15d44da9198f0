"""Tells the walk in plain words, numbered, 80 columns wide."""

import textwrap
from collections.abc import Callable, Iterable, Mapping
from typing import Any

WIDTH = 80
INDENT = 5


class Teller:
    """Prints steps and what people see; remembers the step that it is at."""

    def __init__(self, write: Callable[[str], object]) -> None:
        """Take where lines go."""
        self._write = write
        self.number = 0
        self.step = "before the first step"

    def part(self, title: str) -> None:
        """Begin a part of the walk."""
        self._write(f"\n{title}\n{'-' * len(title)}")

    def does(self, who: str, what: str) -> None:
        """Begin the next step: somebody does something."""
        self.number += 1
        self.step = f"step {self.number}: {who} {what}"
        self._fill(f"{who} {what}", first=f"{self.number:>3}. ")

    def sees(self, text: str) -> None:
        """Say what the person sees."""
        self._fill(text)

    def quotes(self, text: str) -> None:
        """Show words that somebody wrote."""
        self._fill(f'"{text}"', indent=INDENT + 2)

    def lists(self, lines: Iterable[str]) -> None:
        """Show one thing a line."""
        for line in lines:
            self._fill(line, first=" " * INDENT + "- ", indent=INDENT + 2)

    def findings(self, findings: Iterable[Mapping[str, Any]]) -> None:
        """Show findings: what a reader cannot tell, and what would answer it."""
        for finding in findings:
            self._fill(finding["message"], first=" " * INDENT + "- ", indent=INDENT + 2)
            self._fill(finding["remedy"], first=" " * INDENT + "  > ", indent=INDENT + 4)

    def _fill(self, text: str, *, first: str = "", indent: int = INDENT) -> None:
        rest = " " * indent
        filled = textwrap.fill(
            text,
            WIDTH,
            initial_indent=first or rest,
            subsequent_indent=rest,
            break_on_hyphens=False,
        )
        self._write(filled)
