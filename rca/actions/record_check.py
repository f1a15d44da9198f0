"""The record against its ledger: every row must be as its last line says, and judged as it was.

The ledger's own verification finds edited lines; this finds edited rows, rows without a line,
lines without a row, and evaluations that the engine did not make.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from policies.engine.evaluate import evaluate
from policies.engine.facts import facts_from_document
from policies.engine.version import engine_version
from policies.models import Edition
from rca.accounts.models import Person, RoleAssignment
from rca.assessments.models import Assessment
from rca.cases.models import Case, Detainee, Screening, Transfer
from rca.core.fingerprint import fingerprint
from rca.decisions.models import Concurrence, Decision, Evaluation, Return, Supplement
from rca.ledger.models import Entry
from rca.ledger.report import Fault
from rca.reviews.models import Review

RECORDED: tuple[type[models.Model], ...] = (
    Person,
    RoleAssignment,
    Edition,
    Detainee,
    Case,
    Screening,
    Transfer,
    Assessment,
    Decision,
    Evaluation,
    Concurrence,
    Return,
    Supplement,
    Review,
)
BATCH = 1_000


@dataclass(slots=True)
class RecordReport:
    """How many rows were compared, what is wrong, and what could not be repeated."""

    rows: int = 0
    faults: list[Fault] = field(default_factory=list)
    by_other_engines: int = 0


def check_record() -> RecordReport:
    """Compare every recorded row with its last ledger line, and judge every evaluation again."""
    report = RecordReport()
    for model in RECORDED:
        for rows in _batches(model):
            _compare(model, rows, report)
        _find_lost(model, report)
    for rows in _batches(Evaluation):
        _judge_again(rows, report)
    return report


def _batches(model: type[models.Model]) -> Iterator[list[Any]]:
    batch: list[Any] = []
    rows = model._default_manager.order_by("pk")
    for row in rows.iterator(chunk_size=BATCH):
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _compare(model: type[models.Model], rows: list[Any], report: RecordReport) -> None:
    lines = _last_lines([row.pk for row in rows])
    for row in rows:
        report.rows += 1
        line = lines.get(row.pk)
        if line is None:
            report.faults.append(_fault("unrecorded", model, row.pk, None, "no ledger line"))
        elif not _agree(row, line):
            words = f"{model._meta.model_name} {row.pk} is not as its last ledger line says"
            report.faults.append(_fault("row-differs", model, row.pk, line, words))


def _last_lines(subjects: list[Any]) -> dict[Any, Entry]:
    entries = Entry.objects.filter(subject_id__in=subjects).order_by("sequence")
    return {entry.subject_id: entry for entry in entries.iterator()}


def _agree(row: Any, line: Entry) -> bool:
    if line.payload is None:
        return True
    same_state = getattr(row, "state", None) == line.to_state
    return same_state and _row_digest(line.payload) == fingerprint(row)


def _row_digest(payload: str) -> object:
    try:
        return json.loads(payload).get("row")
    except (ValueError, AttributeError):
        return None


def _find_lost(model: type[models.Model], report: RecordReport) -> None:
    kept = model._default_manager.values("pk")
    lines = Entry.objects.filter(subject_kind=model._meta.model_name).exclude(subject_id__in=kept)
    for line in lines.order_by("chain", "sequence").iterator(chunk_size=BATCH):
        words = f"{model._meta.model_name} {line.subject_id} is gone"
        report.faults.append(_fault("row-missing", model, line.subject_id, line, words))


def _judge_again(rows: list[Evaluation], report: RecordReport) -> None:
    editions = Edition.objects.in_bulk({row.edition_id for row in rows})
    for row in rows:
        if row.engine_version != engine_version():
            report.by_other_engines += 1
        elif not _judged_so(row, editions[row.edition_id]):
            words = f"evaluation {row.pk} is not what the engine says about its facts"
            report.faults.append(_fault("judgement-differs", Evaluation, row.pk, None, words))


def _judged_so(row: Evaluation, edition: Edition) -> bool:
    try:
        verdict = evaluate(facts_from_document(row.facts_document), edition.policy)
    except ValueError:
        return False
    kept = (row.verdict, row.contradiction, row.concurrence, row.hold, row.findings)
    return kept == (
        verdict.verdict,
        verdict.contradiction,
        list(verdict.concurrence),
        verdict.hold,
        [finding.to_document() for finding in verdict.findings],
    )


def _fault(
    kind: str, model: type[models.Model], subject: Any, line: Entry | None, words: str
) -> Fault:
    detail = words if str(subject) in words else f"{model._meta.model_name} {subject}: {words}"
    if line is None:
        return Fault(kind, None, None, None, detail)
    return Fault(kind, str(line.chain), line.sequence, str(line.id), detail)
