"""What the door does when the database says: try again, wait, or never."""

import sqlite3
from collections.abc import Callable, Iterator

import pytest
from django.db import IntegrityError, OperationalError, ProgrammingError, connection

from rca.accounts.models import FieldOffice
from rca.actions.door import ATTEMPTS, verb
from rca.core.errors import Unavailable

pytestmark = pytest.mark.django_db(transaction=True)


@verb
def found_office_after(*, attempts: Iterator[str]) -> str:
    """Write an office, then end as the next of `attempts` says: an error code, or nothing."""
    FieldOffice.objects.create(code="AAA", name="Founded", time_zone="UTC")
    code = next(attempts)
    if code:
        with connection.cursor() as cursor:
            cursor.execute(
                f"DO $$ BEGIN RAISE EXCEPTION 'told to' USING ERRCODE = '{code}'; END $$"
            )
    return "founded"


@pytest.mark.postgresql_only
@pytest.mark.parametrize("code", ["40001", "40P01", "23505"])
@pytest.mark.parametrize("times", range(ATTEMPTS))
def test_what_may_be_tried_again_is(code: str, times: int) -> None:
    assert found_office_after(attempts=iter([*[code] * times, ""])) == "founded"
    assert FieldOffice.objects.count() == 1


@pytest.mark.postgresql_only
@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("40001", Unavailable),
        ("40P01", Unavailable),
        ("23505", IntegrityError),
    ],
)
def test_but_not_for_ever(code: str, error: type[Exception]) -> None:
    attempts = iter([code] * ATTEMPTS + [""])
    with pytest.raises(error):
        found_office_after(attempts=attempts)
    assert next(attempts) == ""
    assert not FieldOffice.objects.exists()


@pytest.mark.postgresql_only
@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("55P03", Unavailable),
        ("57014", OperationalError),
        ("23514", IntegrityError),
        ("42P01", ProgrammingError),
    ],
)
def test_what_would_only_happen_again_is_not_tried_again(code: str, error: type[Exception]) -> None:
    attempts = iter([code, ""])
    with pytest.raises(error) as raised:
        found_office_after(attempts=attempts)
    assert next(attempts) == ""
    # The driver's own error stays attached: whoever answers tells a guard from a fault by it.
    assert raised.value.__cause__ is not raised.value
    assert raised.value.__cause__ is not None


@pytest.fixture
def busy() -> Iterator[Callable[[], None]]:
    """Let somebody else hold the write lock of the SQLite file until the test ends."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(str(connection.settings_dict["NAME"]))
    yield lambda: other.execute("BEGIN IMMEDIATE")  # type: ignore[func-returns-value]
    other.close()
    connection.close()


@pytest.mark.sqlite_only
def test_a_database_that_stays_locked_is_unavailable(busy: Callable[[], None]) -> None:
    busy()
    with pytest.raises(Unavailable):
        found_office_after(attempts=iter([""]))
