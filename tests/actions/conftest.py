"""Every verb is tried in a world with field offices, accounts and a policy in force."""

import pytest

from tests import factories


@pytest.fixture(autouse=True)
def world(request: pytest.FixtureRequest) -> None:
    """Load the world for tests that have a database."""
    if request.node.get_closest_marker("django_db"):
        request.getfixturevalue("_django_db_helper")
        factories.loaded_world()
