"""What the database refuses about assessments: what the RCA said stays said."""

from rca.assessments.workflow import STEPS
from rca.core.guards import frozen_columns, never_removed
from rca.core.replacing import Key
from rca.ledger.row_guards import machine_guards, step_by_step

TABLE = "assessments_assessment"

SAID = (
    "source_reference",
    "completed_on",
    "public_safety_risk",
    "flight_risk",
    "recommendation",
    "recommended_bond",
    "mandatory_detention_alleged",
    "mandatory_detention_basis",
    "special_vulnerabilities",
    "factors",
    "completed_at",
)

GUARDS = (
    *never_removed(TABLE, (("id",), Key(("case_id",), "{row}.state = 'completed'"))),
    *machine_guards(TABLE, STEPS),
    step_by_step(TABLE),
    frozen_columns(
        TABLE,
        f"{TABLE}_frozen",
        ("id", "case_id", "recorded_by_id", "created_at"),
        once=lambda _: "true",
    ),
    frozen_columns(TABLE, f"{TABLE}_said", SAID, once=lambda _: "OLD.state <> 'draft'"),
    frozen_columns(
        TABLE,
        f"{TABLE}_ended",
        ("voided_reason",),
        once=lambda _: "OLD.state IN ('superseded', 'voided')",
    ),
)
