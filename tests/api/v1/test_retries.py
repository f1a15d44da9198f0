"""A retry with the same Idempotency-Key gets the first answer and does nothing again (G22)."""

from typing import Any

import pytest
from knox.crypto import hash_token

from rca.actions.revoke_token import revoke_token
from rca.cases.models import Case, Detainee
from rca.core.models import IdempotentAnswer
from rca.decisions.models import Decision, Evaluation
from rca.ledger.models import Entry
from tests import contents, factories
from tests.api.asking import Ask, Furnished, api_calls, ask, caller, detainee_body
from tests.api.v1.test_if_match import who_may

KEY = "8e03978e-40d5-43dd-bc93-6894a57f9324"
# These change nothing, or are about the caller's own token.
WITHOUT_KEYS = {
    "token",
    "token-revoke",
    "decision-check",
    "justification-checks",
    "ledger-verify",
}
KEYED = sorted(
    (route, method)
    for route, method in api_calls()
    if method == "POST" and route not in WITHOUT_KEYS
)


def keyed(route: str, method: str, rows: dict[str, Furnished], key: str = KEY) -> Ask:
    asked = ask(route, method, rows["SNA"], author="officer.sna")
    return asked.with_headers(Idempotency_Key=key)


def same_bytes(first: Any, second: Any) -> bool:
    headers = ("Content-Type", "ETag", "Location")
    alike = all(first.get(name) == second.get(name) for name in headers)
    return alike and (first.status_code, first.content) == (second.status_code, second.content)


@pytest.mark.parametrize(("route", "method"), KEYED, ids=lambda word: word)
def test_every_post_is_answered_once(rows: dict[str, Furnished], route: str, method: str) -> None:
    client, asked = caller(who_may(route)), keyed(route, method, rows)
    first = asked.sent_by(client)
    assert first.status_code in (200, 201)
    assert "Idempotency-Replayed" not in first
    lines = Entry.objects.count()
    for _ in range(2):
        again = asked.sent_by(client)
        assert again["Idempotency-Replayed"] == "true"
        assert same_bytes(first, again)
    assert Entry.objects.count() == lines


def test_a_created_case_has_one_place(rows: dict[str, Furnished]) -> None:
    client, asked = caller("officer.sna"), keyed("cases", "POST", rows)
    first, second = (asked.sent_by(client) for _ in range(2))
    assert first["Location"] == second["Location"] == f"/api/v1/cases/{first.json()['id']}/"
    assert Case.objects.filter(detainee=rows["SNA"].detainee).count() == 1


def test_a_recorded_refusal_is_recorded_once(rows: dict[str, Furnished]) -> None:
    client = caller("officer.sna")
    body = {**contents.bare_release(), "submit": True}
    asked = Ask("POST", f"/api/v1/cases/{rows['SNA'].case.pk}/decisions/", body)
    asked = asked.with_headers(Idempotency_Key=KEY)
    lines = Entry.objects.filter(event="decision.submission_refused")
    refused = Evaluation.objects.filter(case=rows["SNA"].case, verdict="insufficient")
    first = asked.sent_by(client)
    assert (first.status_code, lines.count(), refused.count()) == (422, 1, 1)
    for _ in range(3):
        again = asked.sent_by(client)
        assert same_bytes(first, again)
        assert again["Idempotency-Replayed"] == "true"
    assert (lines.count(), refused.count()) == (1, 1)
    assert not Decision.objects.filter(case=rows["SNA"].case).exists()


def test_an_empty_signature_is_recorded_once(rows: dict[str, Furnished]) -> None:
    client, asked = caller("supervisor.sna"), keyed("decision-concur", "POST", rows)
    asked = Ask(asked.method, asked.path, {"statement": "Concur."}, asked.headers)
    told = [asked.sent_by(client) for _ in range(3)]
    assert [answer.status_code for answer in told] == [422, 422, 422]
    assert same_bytes(told[0], told[2])
    assert Entry.objects.filter(event="decision.concurrence_refused").count() == 1


def test_without_a_key_each_refusal_counts(rows: dict[str, Furnished]) -> None:
    client, body = caller("officer.sna"), {**contents.bare_release(), "submit": True}
    for count in (1, 2):
        answer = client.post(f"/api/v1/cases/{rows['SNA'].case.pk}/decisions/", body)
        assert answer.status_code == 422
        assert Entry.objects.filter(event="decision.submission_refused").count() == count


def test_a_key_belongs_to_one_request(rows: dict[str, Furnished]) -> None:
    client = caller("officer.sna")
    headers = {"Idempotency-Key": KEY}
    assert Ask("POST", "/api/v1/detainees/", detainee_body(), headers).sent_by(client).status_code
    other = [
        Ask("POST", "/api/v1/detainees/", detainee_body(sex="X"), headers),
        keyed("cases", "POST", rows),
        keyed("case-screenings", "POST", rows),
    ]
    for asked in other:
        answer = asked.sent_by(client)
        assert answer.status_code == 422
        assert answer.json()["type"] == "/problems/idempotency-key-reused"
    assert Detainee.objects.filter(a_number=detainee_body()["a_number"]).count() == 1


def test_the_order_of_members_does_not_make_another_request(rows: dict[str, Furnished]) -> None:
    client, body = caller("officer.sna"), detainee_body()
    turned = dict(reversed(body.items()))
    headers = {"Idempotency-Key": KEY}
    first = Ask("POST", "/api/v1/detainees/", body, headers).sent_by(client)
    assert same_bytes(first, Ask("POST", "/api/v1/detainees/", turned, headers).sent_by(client))


def test_a_key_belongs_to_one_person_and_not_to_one_token(rows: dict[str, Furnished]) -> None:
    asked = Ask("POST", "/api/v1/detainees/", detainee_body(), {"Idempotency-Key": KEY})
    first = asked.sent_by(caller("officer.sna"))
    assert same_bytes(first, asked.sent_by(caller("officer.sna")))
    assert asked.sent_by(caller("officer2.sna")).status_code == 409


def test_a_fault_of_the_request_keeps_no_key(rows: dict[str, Furnished]) -> None:
    client, headers = caller("officer.sna"), {"Idempotency-Key": KEY}
    taken = detainee_body(a_number=rows["SNA"].detainee.a_number)
    for body, status in [
        ({}, 400),
        (detainee_body(sex="?"), 400),
        (taken, 409),
        (detainee_body(), 201),
    ]:
        asked = Ask("POST", "/api/v1/detainees/", body, headers)
        assert asked.sent_by(client).status_code == status
    assert IdempotentAnswer.objects.count() == 1


def test_a_stale_version_keeps_no_key(rows: dict[str, Furnished]) -> None:
    client, asked = caller("officer.sna"), keyed("decision-submit", "POST", rows)
    assert asked.with_headers(If_Match='"decision-99"').sent_by(client).status_code == 412
    assert asked.sent_by(client).status_code == 200


@pytest.mark.parametrize(
    ("key", "status"), [("k", 201), ("k" * 255, 201), ("k" * 256, 400), ("ключ", 400), ("", 400)]
)
def test_a_key_has_a_form(rows: dict[str, Furnished], key: str, status: int) -> None:
    asked = Ask("POST", "/api/v1/detainees/", detainee_body(), {"Idempotency-Key": key})
    assert asked.sent_by(caller("officer.sna")).status_code == status


def test_a_replay_is_for_who_is_signed_in(rows: dict[str, Furnished]) -> None:
    client, asked = caller("officer.sna"), keyed("decision-submit", "POST", rows)
    assert asked.sent_by(client).status_code == 200
    token = client._credentials["HTTP_AUTHORIZATION"].removeprefix("Bearer ")
    revoke_token(
        actor=factories.actor("officer.sna"), at=factories.moment(), digest=hash_token(token)
    )
    assert asked.sent_by(client).status_code == 401
