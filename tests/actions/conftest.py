"""Every verb is tried in a world with field offices, accounts and a policy in force."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests import factories


@pytest.fixture(scope="module", autouse=True)
def _world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Load the world once for a module, whose tests then work in savepoints inside.

    So no module of this folder may hold tests that commit: those stand in `tests/concurrency`.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        factories.loaded_world()
        yield
        transaction.set_rollback(True)
