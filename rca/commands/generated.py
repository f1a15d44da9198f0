"""Files that are generated from the code and committed: written anew, or compared."""

import difflib
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings

DOCUMENTS = Path(settings.BASE_DIR) / "docs"
SHOWN_LINES = 20


def write(files: Mapping[Path, str]) -> list[Path]:
    """Write the files that are not as they should be; return these."""
    stale = [path for path, text in files.items() if _present(path) != text]
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(files[path], encoding="utf-8", newline="\n")
    return stale


def differences(files: Mapping[Path, str]) -> list[str]:
    """Return the first differing lines of each file that is not as it should be."""
    lines: list[str] = []
    for path, text in files.items():
        present = _present(path)
        if present is None:
            lines.append(f"{shown(path)} is missing")
        elif present != text:
            lines.extend(_first_differing(shown(path), present, text))
    return lines


def shown(path: Path) -> str:
    """Return a path as a reader knows it: from the top of the project."""
    base = Path(settings.BASE_DIR)
    return str(path.relative_to(base)) if path.is_relative_to(base) else str(path)


def _present(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _first_differing(name: str, present: str, text: str) -> list[str]:
    found = difflib.unified_diff(
        present.splitlines(),
        text.splitlines(),
        fromfile=f"{name} as it is",
        tofile=f"{name} as the code says",
        n=1,
        lineterm="",
    )
    return list(found)[:SHOWN_LINES]
