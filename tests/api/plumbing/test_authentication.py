"""Who is asking: tokens in one statement and the same words, sessions with CSRF."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from knox.models import AuthToken
from rest_framework.test import APIClient

from rca.accounts.models import Account, RoleAssignment
from rca.accounts.permission_map import Role
from rca.actions.grant_role import revoke_role
from tests.api.plumbing.people import administrator, bearer, make_account, make_token

pytestmark = pytest.mark.django_db

ME = "/api/v1/me/"


def refusal(client: APIClient, authorization: str) -> bytes:
    answer = client.get(ME, headers={"Authorization": authorization})
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == 'Bearer realm="api"'
    return bytes(answer.content)


def test_a_token_says_who_is_asking(client: APIClient) -> None:
    token = make_token(make_account())
    for written in (f"Bearer {token}", f"bearer {token}", f"BEARER   {token}"):
        answer = client.get(ME, headers={"Authorization": written})
        assert answer.status_code == 200
        assert answer.json() == {
            "username": "officer.sna",
            "roles": ["officer"],
            "field_offices": ["SNA"],
            "all_field_offices": False,
        }


def test_a_role_of_every_office_is_told_as_one(client: APIClient) -> None:
    make_account("officer.sna")
    token = make_token(make_account("auditor.oig", Role.AUDITOR, None))
    told = client.get(ME, headers=bearer(token)).json()
    assert told["all_field_offices"] is True
    assert "SNA" in told["field_offices"]


def test_a_token_costs_one_statement(client: APIClient) -> None:
    token = make_token(make_account())
    with CaptureQueriesContext(connection) as captured:
        client.get(ME, headers=bearer(token))
    assert len(captured) == 1


def test_nobody_is_told_to_sign_in(client: APIClient) -> None:
    answer = client.get(ME)
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == 'Bearer realm="api"'
    assert answer.json()["type"] == "/problems/not-authenticated"


def test_every_token_that_is_not_good_reads_alike(client: APIClient) -> None:
    expired, inactive, revoked = (make_account(f"officer{i}.sna") for i in range(3))
    tokens = [make_token(account) for account in (expired, inactive, revoked)]
    AuthToken.objects.filter(user=expired).update(expiry=datetime.now(UTC) - timedelta(seconds=1))
    Account.objects.filter(pk=inactive.pk).update(is_active=False)
    AuthToken.objects.filter(user=revoked).delete()
    unknown = refusal(client, "Bearer " + "0" * 64)
    assert {refusal(client, f"Bearer {token}") for token in tokens} == {unknown}


@pytest.mark.parametrize(
    "authorization",
    [
        "Bearer",
        "Bearer ",
        "Bearer a b",
        "Bearer a,b",
        "Bearer é",
        "Bearer a\x00b",
        "Basic b2ZmaWNlcjpwYXNz",
        "Token 0000",
        "0000",
        pytest.param("Bearer " + "a" * 5000, id="long"),
    ],
)
def test_a_header_of_another_form_is_refused(client: APIClient, authorization: str) -> None:
    make_account()
    assert refusal(client, authorization) == refusal(client, "Bearer " + "0" * 64)


def test_a_role_that_is_revoked_ends_at_once(client: APIClient) -> None:
    account = make_account()
    token = make_token(account)
    (held,) = RoleAssignment.objects.filter(account=account)
    revoke_role(actor=administrator(), at=datetime.now(UTC), assignment_id=held.pk)
    assert client.get(ME, headers=bearer(token)).json()["roles"] == []


def test_a_token_is_kept_as_a_digest_only() -> None:
    token = make_token(make_account())
    kept = AuthToken.objects.get()
    assert token not in (kept.digest, kept.token_key)
    assert len(kept.digest) == 128


def test_a_session_reads_without_and_writes_with_csrf(settings: object) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(make_account())
    assert browser.get(ME).json()["username"] == "officer.sna"
    refused = browser.post("/api/v1/auth/token/revoke/")
    assert refused.status_code == 403
    assert refused.json()["type"] == "/problems/csrf-failed"
    secret = "a" * 32
    browser.cookies[settings.CSRF_COOKIE_NAME] = secret  # type: ignore[attr-defined]
    allowed = browser.post(
        "/api/v1/auth/token/revoke/",
        {},
        content_type="application/json",
        headers={"X-CSRFToken": secret},
    )
    assert allowed.status_code == 204


def test_a_bad_token_does_not_fall_back_on_a_session() -> None:
    browser = Client()
    browser.force_login(make_account())
    assert browser.get(ME, headers=bearer("0" * 64)).status_code == 401
