"""What the database itself refuses."""

from itertools import groupby

from rca.commands.catalogues.markdown import code, table
from rca.commands.catalogues.markdown import page as whole_page
from rca.core.guards import Guard, all_guards

INTRODUCTION = (
    "Triggers that refuse, on SQLite and on PostgreSQL alike and whoever writes, what the rulebook "
    "would refuse. They are installed after every `migrate` and compared with the code at every "
    "start: without all of them the service is not ready. `TRUNCATE` exists on PostgreSQL only. "
    "Each room lists its own in `guards.py`."
)


def page() -> str:
    """Return the page."""
    by_table = sorted(all_guards(), key=lambda guard: guard.table)
    parts = [_of_table(name, list(group)) for name, group in groupby(by_table, _table_of)]
    return whole_page("Guards", INTRODUCTION, f"{len(by_table)} guards.", *parts)


def _table_of(guard: Guard) -> str:
    return guard.table


def _of_table(name: str, guards: list[Guard]) -> str:
    rows = [(code(guard.name), guard.operation, guard.message) for guard in guards]
    return f"## {code(name)}\n\n{table(('Guard', 'Before', 'What it refuses'), rows)}"
