"""The problem types of the API."""

from typing import Any

from rca.commands.catalogues.markdown import code, table
from rca.commands.catalogues.markdown import page as whole_page
from rca.commands.catalogues.neighbour import of_api

INTRODUCTION = (
    "Errors are RFC 9457 problem documents. `type` is an address on the service itself, which "
    "shows the same text: `/problems/CODE`. From `rca/api/problem_types.py` and "
    "`rca/api/problem_reasons.py`."
)


def page() -> str:
    """Return the page, by status and code."""
    types: dict[str, Any] = of_api("problem_types").PROBLEM_TYPES
    ordered = sorted(types.items(), key=lambda item: (item[1].status, item[0]))
    rows = [
        (str(kind.status), code(name), kind.title, kind.meaning, kind.remedy)
        for name, kind in ordered
    ]
    heads = ("Status", "Code", "Title", "What it means", "What helps")
    return whole_page("Problems", INTRODUCTION, table(heads, rows))
