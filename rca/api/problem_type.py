"""What is told about one kind of problem."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProblemType:
    """One kind of problem: its status, its title, and for people what it means and what helps."""

    status: int
    title: str
    meaning: str
    remedy: str
