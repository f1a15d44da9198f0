"""A loaded world that all tests of a module share, and which each of them leaves as it was."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests import factories
from tests.api.asking import Furnished, furnished


@contextmanager
def rolled_back() -> Iterator[None]:
    """Undo at the end whatever is written within; contexts nest."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def db(request: pytest.FixtureRequest) -> None:
    """Ask for the database by the name that makes pytest-django set one up.

    Tests that share a world are inside its transaction already; all others get one of their own.
    """
    if "shared_world" not in request.fixturenames:
        request.getfixturevalue("_django_db_helper")


@pytest.fixture(scope="module")
def shared_world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Offices, the demonstration accounts and edition 1, for all tests of a module."""
    with django_db_blocker.unblock(), rolled_back():
        factories.loaded_world()
        yield


@pytest.fixture
def world(shared_world: None, db: None) -> Iterator[None]:
    """The module's world, for one test."""
    with rolled_back():
        yield


@pytest.fixture(scope="module")
def shared_rows(shared_world: None) -> dict[str, Furnished]:
    """What the calls of the API are about, in two field offices, for all tests of a module."""
    return {office: furnished(office) for office in ("SNA", "ELP")}


@pytest.fixture
def rows(shared_rows: dict[str, Furnished], db: None) -> Iterator[dict[str, Furnished]]:
    """The module's rows by field office, for one test."""
    with rolled_back():
        yield shared_rows
