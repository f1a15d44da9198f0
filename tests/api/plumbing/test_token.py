"""Signing in and out."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.cache import cache
from rest_framework.test import APIClient

from rca.accounts.models import Account
from rca.api.login_attempts import FAILURES, FAILURES_OF_ADDRESS, WINDOW_SECONDS
from tests.api.plumbing.people import PASSWORD, bearer, make_account

pytestmark = pytest.mark.django_db

TOKEN = "/api/v1/auth/token/"
REVOKE = "/api/v1/auth/token/revoke/"
ME = "/api/v1/me/"


def sign_in(
    client: APIClient, username: str = "officer.sna", password: str = PASSWORD, **extra: object
) -> object:
    body = {"username": username, "password": password}
    return client.post(TOKEN, body, format="json", **extra)


def test_a_password_is_exchanged_for_a_token_that_works(client: APIClient) -> None:
    make_account()
    told = sign_in(client).json()
    assert set(told) == {"token", "expires_at"}
    assert datetime.fromisoformat(told["expires_at"]) > datetime.now(UTC) + timedelta(hours=1)
    assert client.get(ME, headers=bearer(told["token"])).status_code == 200


def test_every_failure_reads_alike(client: APIClient) -> None:
    make_account()
    gone = make_account("officer.gone")
    Account.objects.filter(pk=gone.pk).update(is_active=False)
    answers = [
        sign_in(client, "officer.sna", "wrong"),
        sign_in(client, "nobody", PASSWORD),
        sign_in(client, "officer.gone", PASSWORD),
        sign_in(client, "OFFICER.SNA", PASSWORD),
    ]
    assert {a.status_code for a in answers} == {401}
    assert len({a.content for a in answers}) == 1
    assert {a["WWW-Authenticate"] for a in answers} == {'Bearer realm="api"'}


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"username": "a"}, "/password"),
        ({"password": "a"}, "/username"),
        ({"username": 1, "password": "a"}, "/username"),
        ({"username": "a", "password": ["a"]}, "/password"),
        ({"username": "a", "password": ""}, "/password"),
        ({"username": "a" * 151, "password": "a"}, "/username"),
        ({"username": "a", "password": "a" * 1025}, "/password"),
        ({"username": "a", "password": "a", "role": "auditor"}, "/role"),
    ],
)
def test_a_body_of_another_form_is_a_400(client: APIClient, body: object, pointer: str) -> None:
    answer = client.post(TOKEN, body, format="json")
    assert answer.status_code == 400
    assert [e["pointer"] for e in answer.json()["errors"]] == [pointer]


def test_a_bad_token_is_no_hindrance_to_getting_a_good_one(client: APIClient) -> None:
    make_account()
    assert sign_in(client, headers=bearer("0" * 64)).status_code == 200


def test_a_revoked_token_ends_at_once_and_no_other(client: APIClient) -> None:
    make_account()
    first, second = (sign_in(client).json()["token"] for _ in range(2))
    assert client.post(REVOKE, headers=bearer(first)).status_code == 204
    assert client.get(ME, headers=bearer(first)).status_code == 401
    assert client.post(REVOKE, headers=bearer(first)).status_code == 401
    assert client.get(ME, headers=bearer(second)).status_code == 200


def test_revoking_takes_no_fields(client: APIClient) -> None:
    make_account()
    token = sign_in(client).json()["token"]
    answer = client.post(REVOKE, {"all": True}, format="json", headers=bearer(token))
    assert answer.status_code == 400
    assert client.get(ME, headers=bearer(token)).status_code == 200


def test_guessing_ends_after_five_failures_and_resumes_later(client: APIClient) -> None:
    make_account()
    with time_machine.travel(datetime(2023, 6, 14, tzinfo=UTC), tick=False) as clock:
        for _ in range(FAILURES):
            assert sign_in(client, password="wrong").status_code == 401
        refused = sign_in(client)
        assert refused.status_code == 429
        assert refused["Retry-After"] == str(WINDOW_SECONDS)
        assert refused.json()["type"] == "/problems/too-many-requests"
        clock.shift(WINDOW_SECONDS + 1)
        assert sign_in(client).status_code == 200


def test_a_stranger_locks_nobody_out(client: APIClient) -> None:
    make_account()
    for _ in range(FAILURES + 1):
        sign_in(client, password="wrong", REMOTE_ADDR="203.0.113.7")
    assert sign_in(client, REMOTE_ADDR="203.0.113.7").status_code == 429
    assert sign_in(client, REMOTE_ADDR="198.51.100.1").status_code == 200


def test_a_forged_address_does_not_help(client: APIClient) -> None:
    make_account()
    for i in range(FAILURES):
        sign_in(client, password="wrong", headers={"X-Forwarded-For": f"203.0.113.{i}"})
    assert sign_in(client, headers={"X-Forwarded-For": "203.0.113.99"}).status_code == 429


def test_writing_the_name_in_capitals_does_not_help(client: APIClient) -> None:
    make_account()
    for _ in range(FAILURES):
        sign_in(client, "Officer.SNA", "wrong")
    assert sign_in(client).status_code == 429


def test_a_success_forgets_the_failures(client: APIClient) -> None:
    make_account()
    for _ in range(3):
        for _ in range(FAILURES - 1):
            sign_in(client, password="wrong")
        assert sign_in(client).status_code == 200


def test_one_address_cannot_try_every_name(client: APIClient) -> None:
    make_account()
    for i in range(FAILURES_OF_ADDRESS):
        sign_in(client, f"name{i}", "wrong")
    assert sign_in(client).status_code == 429
    cache.clear()
    assert sign_in(client).status_code == 200
