"""What the description promises holds for generated requests, good and bad (G13).

No 5xx, no status or header that is not described, every answer in the shape that is described,
and nothing taken that the description calls invalid.
"""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.urls import resolve
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from rca.conf.wsgi import application
from tests.api.asking import Furnished, ask, caller, subject_of
from tests.api.conftest import rolled_back
from tests.api.v1.test_if_match import who_may

DESCRIBED = schemathesis.openapi.from_wsgi("/api/schema/", application)
OPERATIONS = {found.ok().label: found.ok() for found in DESCRIBED.get_all_operations()}
MODES = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]
PROMISES = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
]
PEOPLE = ("officer.sna", "supervisor.sna", "director.sna", "policy.hq", "auditor.oig", "feed.earm")
ON_EACH_COMMIT, LONGER = 4, 60


@pytest.fixture(scope="module")
def credentials(shared_rows: dict[str, Furnished]) -> dict[str, str]:
    """An Authorization header for each role."""
    return {who: caller(who)._credentials["HTTP_AUTHORIZATION"] for who in PEOPLE}


@pytest.fixture(autouse=True)
def _same_connection() -> Iterator[None]:
    """Let requests leave the connection open, as Django's test client does: it is in use here."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def route_of(operation: Any) -> str:
    """Return the name of the route behind an operation, found by its address."""
    name = resolve(operation.path.replace("{id}", "x").replace("{code}", "x")).url_name
    return str(name)


def promises_hold(
    operation: Any,
    mode: GenerationMode,
    rows: dict[str, Furnished],
    credentials: dict[str, str],
    examples: int,
) -> None:
    """Send generated requests, half of them about a record that exists, by everybody in turn."""
    route, method = route_of(operation), operation.method.upper()
    able = who_may(route) if method != "GET" else "auditor.oig"
    fixed = _record(route, method, rows["SNA"])

    @hypothesis_settings(max_examples=examples)
    @given(
        case=st.one_of(
            operation.as_strategy(generation_mode=mode),
            operation.as_strategy(generation_mode=mode, **fixed),
        ),
        who=st.sampled_from([able, able, *PEOPLE]),
    )
    def run(case: Any, who: str) -> None:
        cache.clear()
        headers = {"Authorization": credentials[who]}
        with rolled_back():
            case.call_and_validate(headers=headers, checks=PROMISES)

    run()


def _record(route: str, method: str, rows: Furnished) -> dict[str, Any]:
    """Return the parts of a request that lead to a record as it is now."""
    subject = subject_of(route, rows, "officer.sna")
    if subject is None:
        return {}
    good = ask(route, method, rows, author="officer.sna")
    tags = {"headers": {"If-Match": good.headers["If-Match"]}} if "If-Match" in good.headers else {}
    return {"path_parameters": {"id": str(subject.pk)}, **tags}


def test_every_call_of_the_api_is_described() -> None:
    assert len(OPERATIONS) == 43


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.value)
@pytest.mark.parametrize("label", OPERATIONS)
def test_the_description_holds(
    rows: dict[str, Furnished], credentials: dict[str, str], label: str, mode: GenerationMode
) -> None:
    promises_hold(OPERATIONS[label], mode, rows, credentials, ON_EACH_COMMIT)


@pytest.mark.long
@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.value)
@pytest.mark.parametrize("label", OPERATIONS)
def test_the_description_holds_for_long(
    rows: dict[str, Furnished], credentials: dict[str, str], label: str, mode: GenerationMode
) -> None:
    promises_hold(OPERATIONS[label], mode, rows, credentials, LONGER)
