"""What the database refuses about cases, detainees, screenings and transfers."""

from rca.cases.workflow import OPEN, STEPS
from rca.core.dialects import Dialect
from rca.core.guards import Guard, append_only, frozen_columns, never_removed
from rca.core.replacing import Key
from rca.ledger.row_guards import machine_guards, recorded_line, unrecorded_insert

CASE = "cases_case"
IN_CUSTODY = Key(("detainee_id",), f"{{row}}.state IN {OPEN}")


def _unrecorded_change(dialect: Dialect) -> str:
    columns = ("state", "field_office_id", "closed_reason")
    changed = " OR ".join(dialect.differ(f"NEW.{c}", f"OLD.{c}") for c in columns)
    state = " AND e.to_state = NEW.state AND e.from_state = OLD.state"
    return f"({changed}) AND NOT {recorded_line('NEW.id', state=state)}"


def _transfer_unrecorded(dialect: Dialect) -> str:
    """The version may stand still here, so an old transfer's line must not serve a new one."""
    to = f" AND {dialect.json_text('e.payload', 'to')} = NEW.field_office_id"
    recorded = recorded_line("NEW.id", state=f" AND e.event = 'case.transferred'{to}")
    return f"{dialect.differ('NEW.field_office_id', 'OLD.field_office_id')} AND NOT {recorded}"


def _version_jumps(_: Dialect) -> str:
    return "NEW.version < OLD.version OR NEW.version > OLD.version + 1"


def _detainee_unrecorded(_: Dialect) -> str:
    return f"NOT {recorded_line('NEW.id', version='NEW.version')}"


GUARDS = (
    *never_removed("cases_detainee", (("id",), ("a_number",))),
    Guard(
        "cases_detainee_recorded",
        "cases_detainee",
        "INSERT",
        _detainee_unrecorded,
        "a new detainee needs a ledger line",
    ),
    Guard(
        "cases_detainee_change_recorded",
        "cases_detainee",
        "UPDATE",
        lambda d: f"NEW.version <> OLD.version + 1 OR {_detainee_unrecorded(d)}",
        "a change raises the version by one and needs its ledger line",
    ),
    frozen_columns(
        "cases_detainee", "cases_detainee_frozen", ("id", "created_at"), once=lambda _: "true"
    ),
    *never_removed(CASE, (("id",), IN_CUSTODY)),
    *machine_guards(CASE, STEPS, chain="NEW.id"),
    Guard(
        f"{CASE}_recorded",
        CASE,
        "UPDATE",
        _unrecorded_change,
        "a change of state or office needs its ledger line",
    ),
    Guard(
        f"{CASE}_transfer_recorded",
        CASE,
        "UPDATE",
        _transfer_unrecorded,
        "a change of office needs a ledger line that names this office",
    ),
    frozen_columns(
        CASE,
        f"{CASE}_closed_reason",
        ("closed_reason",),
        once=lambda _: "NEW.state <> 'closed' OR OLD.state = 'closed'",
    ),
    Guard(f"{CASE}_version", CASE, "UPDATE", _version_jumps, "the version rises one at a time"),
    frozen_columns(
        CASE,
        f"{CASE}_frozen",
        ("id", "detainee_id", "booked_in_at", "assessment_due_at", "created_at"),
        once=lambda _: "true",
    ),
    *append_only("cases_screening"),
    unrecorded_insert("cases_screening"),
    *append_only("cases_transfer"),
    unrecorded_insert("cases_transfer"),
)
