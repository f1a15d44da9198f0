"""Guards that every state machine has: born in its first state, moved along listed edges only,
one version at a time, and never without its ledger line."""

from rca.core.dialects import Dialect
from rca.core.guards import Guard
from rca.core.workflow import Steps


def recorded_line(chain: str, *, version: str = "NEW.version", state: str = "") -> str:
    """Return SQL that is true when the ledger has a line for the new row at `version`."""
    return (
        f"EXISTS (SELECT 1 FROM ledger_entry e WHERE e.chain = {chain} "
        f"AND e.subject_id = NEW.id AND e.subject_version = {version}{state})"
    )


def unrecorded_insert(table: str, *, chain: str = "NEW.case_id") -> Guard:
    """Return the guard that a row without states is added only with its ledger line."""
    return Guard(
        f"{table}_recorded",
        table,
        "INSERT",
        lambda _: f"NOT {recorded_line(chain, version='1')}",
        "a new row needs its ledger line",
    )


def machine_guards(
    table: str, steps: Steps, *, chain: str = "NEW.case_id", born: tuple[str, ...] = ()
) -> tuple[Guard, ...]:
    """Return the guards of one machine; `born` lists first states other than the table's own."""
    first = ", ".join(f"'{state}'" for state in (born or (steps.first,)))

    def born_elsewhere(_: Dialect) -> str:
        recorded = recorded_line(chain, state=" AND e.to_state = NEW.state")
        return f"NEW.version <> 1 OR NEW.state NOT IN ({first}) OR NOT {recorded}"

    def unlisted(dialect: Dialect) -> str:
        listed = " OR ".join(
            f"(OLD.state = '{source}' AND NEW.state = '{target}')"
            for source, target in steps.edges()
        )
        return f"{dialect.differ('NEW.state', 'OLD.state')} AND NOT ({listed})"

    return (
        Guard(
            f"{table}_born",
            table,
            "INSERT",
            born_elsewhere,
            "a row is born in its first state, at version 1, with its ledger line",
        ),
        Guard(f"{table}_edges", table, "UPDATE", unlisted, "there is no such transition"),
    )


def step_by_step(table: str, *, chain: str = "NEW.case_id") -> Guard:
    """Return the guard that each update raises the version by one and has its ledger line."""
    line = recorded_line(chain, state=" AND e.to_state = NEW.state AND e.from_state = OLD.state")
    return Guard(
        f"{table}_recorded",
        table,
        "UPDATE",
        lambda _: f"NEW.version <> OLD.version + 1 OR NOT {line}",
        "a change raises the version by one and needs its ledger line",
    )
