"""Checkpoints outside the database: one JSON line each, in every folder of the settings.

These files are what tells an old backup from the truth, so they belong on volumes which those
who run the database cannot write.
"""

import fcntl
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from rca.ledger.statement import Statement, read_line

FILE_NAME = "checkpoints.jsonl"
_TAIL = 64 * 1024


class OutsideCopyFault(RuntimeError):
    """An outside file says something that the database does not."""


def folders() -> tuple[Path, ...]:
    """Return the folders of settings.RCA_CHECKPOINT_DIRS."""
    return tuple(Path(folder) for folder in settings.RCA_CHECKPOINT_DIRS)


def lines(folder: Path) -> Iterator[str]:
    """Yield the lines of the file in `folder`; none when there is no such file."""
    path = folder / FILE_NAME
    if path.exists():
        with path.open(encoding="utf-8", errors="replace") as file:
            yield from file


def last_statement(folder: Path) -> Statement | None:
    """Return the last whole line of the file in `folder`, or None when there is none.

    Raises OutsideCopyFault when that line is not a checkpoint.
    """
    path = folder / FILE_NAME
    if not path.exists():
        return None
    with path.open("rb") as file:
        return _last(file, path)


def write(folder: Path, statements: Iterable[Statement]) -> None:
    """Append those of `statements` that the file in `folder` lacks, and wait for the disk."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / FILE_NAME
    with _locked(path) as file:
        last = _last(file, path)
        for statement in statements:
            if last is None or statement.number > last.number:
                file.write(statement.line().encode())
        file.flush()
        os.fsync(file.fileno())
    _sync_folder(folder)


@contextmanager
def _locked(path: Path) -> Iterator[BinaryIO]:
    with path.open("a+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        _drop_torn_line(file)
        yield file


def _drop_torn_line(file: BinaryIO) -> None:
    """Remove a line that a crash cut short; it is written again, whole."""
    tail = _tail(file)
    torn = len(tail) - (tail.rfind(b"\n") + 1)
    if torn:
        file.truncate(file.seek(0, os.SEEK_END) - torn)


def _last(file: BinaryIO, path: Path) -> Statement | None:
    whole = _tail(file).split(b"\n")[:-1]
    if not whole:
        return None
    statement = read_line(whole[-1].decode(errors="replace"))
    if statement is None:
        raise OutsideCopyFault(f"the last line of {path} is not a checkpoint")
    return statement


def _tail(file: BinaryIO) -> bytes:
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _TAIL))
    return file.read()


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
