"""What every refusal of a hostile request must be: exact, helpful, discreet, and without effect."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection

from rca.ledger.models import Entry

# What would give away how the service is made, or another person.
_TELLTALE = re.compile(
    r"Traceback|File \"|\bSELECT\b|\bINSERT\b|\bUPDATE \w+ SET|django|psycopg|sqlite|postgres"
    r"|rest_framework|site-packages|\.py\b|0x[0-9a-f]{6}|Villalta|Tadeo|pbkdf2|md5\$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Problem:
    """What must be told: the status, and where a field is at fault its pointer and the code."""

    status: int
    pointer: str | None = None
    code: str | None = None


class Expectation:
    """Takes the answer within `refused`."""

    def by(self, answer: Any, told: Problem) -> None:
        """Assert that the answer is the problem that is expected."""
        seen = f"{answer.status_code} {answer.content[:600]!r}"
        assert answer.status_code == told.status, seen
        assert answer["Content-Type"] == "application/problem+json", seen
        document = answer.json()
        assert {"type", "title", "status", "detail", "instance"} <= set(document), seen
        assert document["status"] == told.status
        assert document["detail"], "no word about what helps"
        assert not _TELLTALE.search(answer.content.decode()), seen
        if told.pointer is not None:
            faults = {(e["pointer"], e["code"]) for e in document["errors"]}
            assert (told.pointer, told.code) in faults, seen
            assert all(e["detail"] for e in document["errors"])


@contextmanager
def refused() -> Iterator[Expectation]:
    """Within, a request is refused: no table has a row more or less, no ledger line is added."""
    before = stored()
    yield Expectation()
    assert stored() == before


def stored() -> tuple[Any, ...]:
    """Return the number of rows of every table, and the last line of the ledger."""
    names = sorted({model._meta.db_table for model in apps.get_models(include_auto_created=True)})
    counts = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM \"{name}\"" for name in names)
    with connection.cursor() as cursor:
        cursor.execute(counts)
        rows = sorted(cursor.fetchall())
    last = Entry.objects.order_by("occurred_at", "chain", "sequence").values_list("digest").last()
    return (rows, last)
