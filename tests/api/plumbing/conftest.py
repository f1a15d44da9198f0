"""The sample views' addresses and a client that shows answers instead of raising."""

import pytest
from django.core.cache import cache
from rest_framework.test import APIClient


@pytest.fixture(autouse=True)
def sample_addresses(settings: object) -> None:
    """Answer at the sample views' addresses, and start without remembered failures."""
    settings.ROOT_URLCONF = "tests.api.plumbing.sample_views"  # type: ignore[attr-defined]
    cache.clear()


@pytest.fixture
def client() -> APIClient:
    """A client that gets a 500 as an answer, like everybody else."""
    return APIClient(raise_request_exception=False)
