"""Looking at the API in order to describe it.

Commands and the API do not know each other: neither may rest on the other. These pages describe
the API as it stands, so its tables are found by name, as the rooms' guards are.
"""

from importlib import import_module
from typing import Any


def of_api(module: str) -> Any:
    """Return a module of the API's room by its name."""
    return import_module(f"rca.api.{module}")
