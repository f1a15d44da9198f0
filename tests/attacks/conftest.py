"""One world for all attacks, in a transaction that is never committed."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.attacks.refusing import Undone, check_what_waits
from tests.attacks.world import World, build


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Build the world, let the database be used, and undo everything at the end."""
    with django_db_blocker.unblock():
        try:
            with transaction.atomic():
                built = build()
                check_what_waits()
                yield built
                raise Undone
        except Undone:
            pass
