"""Calls a command as a shell would: what it printed, on which stream, and its exit code."""

from dataclasses import dataclass
from io import StringIO

from django.core.management import CommandError, call_command


@dataclass(frozen=True)
class Called:
    """How a command ended. `told` is standard output, `complained` standard error."""

    code: int
    told: str
    complained: str


def called(*arguments: str) -> Called:
    """Call a command with its arguments and return how it ended."""
    told, complained = StringIO(), StringIO()
    try:
        call_command(*arguments, stdout=told, stderr=complained)
    except CommandError as error:
        complained.write(str(error))
        return Called(error.returncode, told.getvalue(), complained.getvalue())
    except SystemExit as ended:
        return Called(int(ended.code or 0), told.getvalue(), complained.getvalue())
    return Called(0, told.getvalue(), complained.getvalue())
