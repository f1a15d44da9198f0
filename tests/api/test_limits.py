"""Requests are limited for each account, with room for honest work, and nobody else pays (G26)."""

from datetime import timedelta

import pytest
import time_machine
from rest_framework.throttling import AnonRateThrottle, UserRateThrottle

from rca.core.clock import now
from tests import factories
from tests.api.asking import caller

CASES, TOKEN = "/api/v1/cases/", "/api/v1/auth/token/"


def test_the_defaults_leave_room_for_300_requests_a_minute() -> None:
    for throttle in (UserRateThrottle(), AnonRateThrottle()):
        requests, seconds = throttle.parse_rate(throttle.get_rate())
        assert requests * 60 / seconds >= 300


def test_whoever_asks_too_often_waits_and_nobody_else(
    world: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(UserRateThrottle.THROTTLE_RATES, "user", "3/min")
    busy, other = caller("officer.sna"), caller("officer2.sna")
    started = now()
    with time_machine.travel(started, tick=False):
        assert [busy.get(CASES).status_code for _ in range(5)] == [200, 200, 200, 429, 429]
        told = busy.get(CASES)
        assert told.json()["type"] == "/problems/too-many-requests"
        assert told["Content-Type"] == "application/problem+json"
        assert 0 < int(told["Retry-After"]) <= 60
        assert told["Retry-After"] in told.json()["detail"]
        assert other.get(CASES).status_code == 200
    with time_machine.travel(started + timedelta(seconds=61), tick=False):
        assert busy.get(CASES).status_code == 200


def test_a_second_token_has_no_allowance_of_its_own(
    world: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(UserRateThrottle.THROTTLE_RATES, "user", "3/min")
    tokens = [caller("officer.sna"), caller("officer.sna")]
    assert [client.get(CASES).status_code for client in tokens * 2] == [200, 200, 200, 429]


def test_signing_in_is_limited_by_address(world: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(AnonRateThrottle.THROTTLE_RATES, "anon", "2/min")
    body = {"username": "officer.sna", "password": factories.PASSWORD}
    told = [caller(None).post(TOKEN, body) for _ in range(3)]
    assert [answer.status_code for answer in told] == [200, 200, 429]
    # Who claims to come from elsewhere is not believed: no proxy is trusted by default.
    claimed = caller(None).post(TOKEN, body, headers={"X-Forwarded-For": "203.0.113.9"})
    assert claimed.status_code == 429
