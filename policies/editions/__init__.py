"""Policy editions that ship with the project, as data, and their reader."""

import tomllib
from importlib import resources

_SUFFIX = ".toml"


def shipped_editions() -> tuple[str, ...]:
    """The references of all shipped editions, in order."""
    names = (entry.name for entry in resources.files(__name__).iterdir())
    return tuple(sorted(n.removesuffix(_SUFFIX).upper() for n in names if n.endswith(_SUFFIX)))


def load_edition(reference: str) -> dict[str, object]:
    """The document of one shipped edition: strings, whole numbers, flags, lists, objects.

    Raises LookupError when no such edition ships, ValueError when its document holds a
    value that has no canonical JSON form (a float, a date).
    """
    if reference not in shipped_editions():
        raise LookupError(f"no policy edition {reference!r} ships with this project")
    source = resources.files(__name__).joinpath(reference.lower() + _SUFFIX)
    return edition_in(source.read_text(encoding="utf-8"), name=reference)


def edition_in(text: str, *, name: str) -> dict[str, object]:
    """The document of an edition written as TOML; `name` is what faults are reported under.

    Raises ValueError when it is no TOML, or holds a value that has no canonical JSON form.
    """
    document = tomllib.loads(text)
    _refuse_inexact(document, name)
    return document


def _refuse_inexact(value: object, place: str) -> None:
    """Digests of an edition must not depend on how a float is printed."""
    if isinstance(value, dict):
        for key, member in value.items():
            _refuse_inexact(member, f"{place}.{key}")
    elif isinstance(value, list):
        for index, member in enumerate(value):
            _refuse_inexact(member, f"{place}[{index}]")
    elif not isinstance(value, (str, int)):
        raise ValueError(f"{place}: {type(value).__name__} has no canonical form")
