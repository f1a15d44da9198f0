"""What tests that commit rely on: the next test finds the migrations' rows and every guard."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection

from rca.core import guards

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_each_turn_starts_from_the_same_place(turn: int) -> None:
    assert not Group.objects.exists()
    assert Permission.objects.exists()
    assert guards.faults(connection) == ()
    group = Group.objects.create(name=f"turn {turn}")
    group.permissions.add(Permission.objects.earliest("pk"))
    Permission.objects.latest("pk").delete()


def test_the_run_uses_the_database_it_says(engine: str) -> None:
    assert connection.vendor == engine


def test_the_database_is_shared_by_connections(engine: str) -> None:
    name = str(connection.settings_dict["NAME"])
    assert name.startswith("test_rca") if engine == "postgresql" else ".sqlite3" in name
