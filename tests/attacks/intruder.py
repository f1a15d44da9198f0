"""What an intruder with SQL can do: write any row, and ledger lines that look right.

He knows the schema and can compute SHA-256. He does not have the ledger key, so the seals of his
lines are noise.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import connection, models

from rca.core.canonical import canonical_json, sha256_hex
from rca.core.clock import now, wire_time
from rca.core.ids import uuid7
from rca.decisions.models import Concurrence, Decision, Evaluation
from rca.ledger import hashing
from rca.ledger.models import Entry
from rca.ledger.selectors import head_of

NOISE = "5eed" * 16


def execute(statement: str, parameters: Any = ()) -> None:
    """Run one statement as it is."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters or None)


def stored(row: models.Model) -> dict[str, Any]:
    """Return a row's columns by their names in the database."""
    return {field.column: getattr(row, field.attname) for field in row._meta.concrete_fields}


def write(
    model: type[models.Model], columns: Mapping[str, Any], *, how: str = "INSERT", tail: str = ""
) -> None:
    """Insert a row by plain SQL; `how` may be `INSERT OR REPLACE`, `tail` an ON CONFLICT."""
    values = {name: _prepared(model, name, value) for name, value in columns.items()}
    names, marks = ", ".join(values), ", ".join(["%s"] * len(values))
    table = model._meta.db_table
    execute(
        f"{how} INTO {table} ({names}) VALUES ({marks}) {tail}",
        list(values.values()),
    )


def put(row: models.Model, *, how: str = "UPDATE", **columns: Any) -> None:
    """Update columns of a row by plain SQL, and nothing else: no version, no line."""
    model = type(row)
    values = [_prepared(model, name, value) for name, value in columns.items()]
    key = model._meta.pk
    places = ", ".join(f"{name} = %s" for name in columns)
    execute(
        f"{how} {model._meta.db_table} SET {places} WHERE {key.column} = %s",
        [*values, _prepared(model, key.column, row.pk)],
    )


def change(row: Any, *, how: str = "UPDATE", event: str = "row.changed", **columns: Any) -> None:
    """Update a row the plausible way: its version raised by one, its ledger line written."""
    was = getattr(row, "state", None)
    line(
        row,
        version=row.version + 1,
        from_state=was,
        to_state=columns.get("state", was),
        event=event,
        says={"to": columns.get("field_office_id")},
    )
    put(row, how=how, version=row.version + 1, **columns)


def add(model: type[models.Model], columns: Mapping[str, Any], *, how: str = "INSERT") -> None:
    """Insert a row the plausible way: with its ledger line."""
    made = model(**{_attname(model, name): value for name, value in columns.items()})
    line(
        made,
        version=1,
        to_state=columns.get("state"),
        event="person.added" if model._meta.model_name == "person" else "row.added",
    )
    write(model, columns, how=how)


def copy_of(row: models.Model, **changes: Any) -> dict[str, Any]:
    """Return a row's columns under a new id, with some of them changed."""
    return stored(row) | {"id": uuid7()} | changes


def line(
    row: Any,
    *,
    version: int,
    to_state: str | None,
    from_state: str | None = None,
    event: str = "row.changed",
    chain: UUID | None = None,
    says: Mapping[str, Any] | None = None,
    how: str = "INSERT",
    **forged: Any,
) -> None:
    """Write a ledger line about a row; `forged` replaces any column of it."""
    place = chain or chain_of(row)
    head = head_of(place)
    salt, text = hashing.new_salt(), canonical_json(dict(says or {}))
    somebody = uuid7()
    columns: dict[str, Any] = {
        "id": uuid7(),
        "chain": place,
        "chain_kind": "case",
        "sequence": head.sequence + 1,
        "event": event,
        "subject_kind": row._meta.model_name,
        "subject_id": row.pk,
        "subject_version": version,
        "from_state": from_state,
        "to_state": to_state,
        "account_id": somebody,
        "person_id": somebody,
        "request_id": "",
        "occurred_at": wire_time(now()),
        "payload_commitment": hashing.commitment(salt, text),
        "salt": salt,
        "payload": text,
        "previous_digest": head.digest,
        "seal": NOISE,
    }
    columns |= forged
    columns.setdefault(
        "digest", hashing.entry_digest({name: columns[name] for name in hashing.DIGEST_FIELDS})
    )
    write(Entry, columns, how=how)


def chain_of(row: Any) -> UUID:
    """Return the chain in which the lines about a row stand."""
    for name in ("case_id", "account_id"):
        if hasattr(row, name):
            return UUID(str(getattr(row, name)))
    return UUID(str(row.pk))


def lined(decision: Decision, state: str) -> int:
    """Write the line of a decision's next version; return that version."""
    version = decision.version + 1
    line(decision, version=version, from_state=decision.state, to_state=state)
    return version


def forced(row: models.Model, **values: Any) -> None:
    """Set attributes past every descriptor."""
    row.__dict__.update(values)


def attributes(row: models.Model, **changes: Any) -> dict[str, Any]:
    """Return a row's attributes for a constructor."""
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return values | changes


# --- Forged documents ------------------------------------------------------------------------
def content_columns(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns of a decision that holds `document`, told truly."""
    text = canonical_json(dict(document))
    justification = document["justification"]
    return {
        "content": text,
        "content_digest": sha256_hex(text),
        "outcome": document["outcome"],
        "ground": justification["ground"] if justification else None,
    }


def evaluation_of(
    decision: Decision, model: Evaluation, document: Mapping[str, Any], **changes: Any
) -> dict[str, Any]:
    """Return an evaluation of `document` for a decision, forged after an honest one.

    It says truly what was judged; that it was judged at all is the lie.
    """
    content = canonical_json(dict(document))
    facts = model.facts_document | {
        "decision": {k: document[k] for k in ("outcome", "bond_amount", "conditions")},
        "justification": document["justification"],
    }
    told = canonical_json(facts)
    return copy_of(
        model,
        case_id=decision.case_id,
        decision_id=decision.pk,
        author_person_id=decision.author_person_id,
        round=decision.round + 1,
        content=content,
        content_digest=sha256_hex(content),
        facts=told,
        facts_digest=sha256_hex(told),
        outcome=document["outcome"],
        evaluated_at=now(),
        **changes,
    )


def submission(evaluation: Mapping[str, Any], **changes: Any) -> dict[str, Any]:
    """Return the columns with which a decision is submitted on an evaluation."""
    return {
        "state": "submitted",
        "round": evaluation["round"],
        "evaluation_id": evaluation["id"],
        "assessment_id": evaluation["assessment_id"],
        "contradiction": evaluation["contradiction"],
        "submitted_at": evaluation["evaluated_at"],
        **changes,
    }


def concurrence(decision: Decision, signer: Any, **changes: Any) -> dict[str, Any]:
    """Return a concurrence by an actor under a decision's present round."""
    return {
        "id": uuid7(),
        "case_id": decision.case_id,
        "decision_id": decision.pk,
        "evaluation_id": decision.evaluation_id,
        "content_digest": decision.content_digest,
        "role": "supervisor",
        "account_id": signer.account_id,
        "person_id": signer.person_id,
        "author_person_id": decision.author_person_id,
        "statement": "Two letters and a visit to the flat; he is safer with his sister.",
        "concurred_at": now(),
        **changes,
    }


def sign(decision: Decision, signer: Any, **changes: Any) -> None:
    """Forge a concurrence, with its line."""
    add(Concurrence, concurrence(decision, signer, **changes))


def _prepared(model: type[models.Model], column: str, value: Any) -> Any:
    for field in model._meta.concrete_fields:
        if field.column == column:
            return field.get_db_prep_save(value, connection)
    return value


def _attname(model: type[models.Model], column: str) -> str:
    found = [field.attname for field in model._meta.concrete_fields if field.column == column]
    return found[0]
