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


@pytest.fixture(scope="module")
def shared_world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Offices, the demonstration accounts and edition 1, for all tests of a module."""
    with django_db_blocker.unblock(), rolled_back():
        factories.loaded_world()
        yield


@pytest.fixture
def world(shared_world: None) -> Iterator[None]:
    """The module's world, for one test."""
    with rolled_back():
        yield


@pytest.fixture(scope="module")
def shared_rows(shared_world: None) -> dict[str, Furnished]:
    """What the calls of the API are about, in two field offices, for all tests of a module."""
    return {office: furnished(office) for office in ("SNA", "ELP")}


@pytest.fixture
def rows(shared_rows: dict[str, Furnished]) -> Iterator[dict[str, Furnished]]:
    """The module's rows by field office, for one test."""
    with rolled_back():
        yield shared_rows
