"""What every test of this project can rely on: the database, its guards, an empty cache."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import TransactionTestCase
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from pytest_django import DjangoDbBlocker

from tests import databases
from tests.slate import Slate

# On every commit the same examples, so that a red run says something about the commit; `make
# test-long` looks further. No deadline: the machine may be busy.
_CALM = hypothesis_settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.register_profile("commit", _CALM, derandomize=True, database=None)
hypothesis_settings.register_profile("long", _CALM, max_examples=1000, print_blob=True)


def pytest_configure(config: pytest.Config) -> None:
    """Choose how hard hypothesis looks: further when the long tests are asked for."""
    asked_for_long = config.option.markexpr == "long"
    hypothesis_settings.load_profile("long" if asked_for_long else "commit")


def pytest_report_header() -> str:
    """Say which database this run is about."""
    return f"database: {databases.engine()}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the tests that are about the other database only."""
    other = "postgresql" if databases.engine() == "sqlite" else "sqlite"
    for item in items:
        if item.get_closest_marker(f"{other}_only"):
            item.add_marker(pytest.mark.skip(reason=f"about {other} only"))


@pytest.fixture(scope="session")
def engine() -> str:
    """Return the database engine of this run: `sqlite` or `postgresql`."""
    return databases.engine()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """After tests that commit, restore what the migrations left instead of flushing."""
    with django_db_blocker.unblock():
        slate = Slate(connection)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _: slate.restore())
        yield


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """Forget the request counts of other tests: throttles are kept in the cache."""
    cache.clear()
