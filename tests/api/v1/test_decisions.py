"""`/decisions/`: drafted, changed, checked, submitted, signed, returned, executed, added to."""

from typing import Any

import pytest

from rca.decisions.models import Decision
from rca.ledger.models import Entry
from tests import contents, factories
from tests.api.asking import Ask, Furnished, ask, caller
from tests.api.v1.listing import found

CONTENT = {"outcome", "bond_amount", "conditions", "justification"}
FIELDS = CONTENT | {
    "id",
    "version",
    "case",
    "field_office",
    "state",
    "round",
    "author",
    "created_at",
    "contradiction",
    "policy",
    "assessment",
    "findings",
    "hold",
    "concurrences",
    "concurrences_missing",
    "concurrence_due_at",
    "review",
    "submitted_at",
    "executed_at",
    "execution_findings",
    "allowed_actions",
}
WHOLE = FIELDS | {"returns", "supplements"}


def place_of(rows: dict[str, Furnished]) -> str:
    return f"/api/v1/cases/{rows['SNA'].case.pk}/decisions/"


def read(decision: Decision, who: str = "officer.sna") -> dict[str, Any]:
    answer = caller(who).get(f"/api/v1/decisions/{decision.pk}/")
    assert answer.status_code == 200
    return dict(answer.json())


def moved(decision: Decision, verb: str, who: str, body: dict[str, Any]) -> Any:
    """Return the answer to a transition of the decision as it is now."""
    client, path = caller(who), f"/api/v1/decisions/{decision.pk}/"
    headers = {"If-Match": client.get(path)["ETag"]}
    return client.post(f"{path}{verb}/", body, headers=headers)


def test_a_draft_is_kept_as_it_was_sent(rows: dict[str, Furnished]) -> None:
    client, body = caller("officer.sna"), contents.medical_release()
    answer = client.post(place_of(rows), body)
    shown = answer.json()
    assert answer.status_code == 201
    assert set(shown) == FIELDS
    assert {name: shown[name] for name in CONTENT} == body
    assert (shown["state"], shown["author"], shown["round"]) == ("draft", "officer.sna", 0)
    assert shown["contradiction"] == "release_against_detain"
    whole = client.get(answer["Location"])
    assert set(whole.json()) == WHOLE
    assert {name: whole.json()[name] for name in shown} == shown
    assert whole["ETag"] == answer["ETag"] == '"decision-1"'


def test_an_outcome_alone_is_a_draft(rows: dict[str, Furnished]) -> None:
    shown = caller("officer.sna").post(place_of(rows), {"outcome": "detain"}).json()
    assert {name: shown[name] for name in CONTENT} == contents.agreeing()


def test_drafted_and_submitted_at_once(rows: dict[str, Furnished]) -> None:
    body = {**contents.medical_release(), "submit": True}
    answer = caller("officer.sna").post(place_of(rows), body)
    shown = answer.json()
    assert (answer.status_code, shown["state"], shown["round"]) == (201, "submitted", 1)
    assert shown["policy"] == {"reference": "RCA-1", "version": 1}
    assert shown["concurrences_missing"] == ["supervisor"]
    assert shown["assessment"]["recommendation"] == "detain"
    assert (shown["review"]["state"], shown["review"]["hold"]) == ("open", False)
    assert caller("officer.sna").get(answer["Location"]).json()["review"] == shown["review"]


def test_refused_at_once_leaves_no_decision_but_a_record(rows: dict[str, Furnished]) -> None:
    client = caller("officer.sna")
    answer = client.post(place_of(rows), {**contents.bare_release(), "submit": True})
    told = answer.json()
    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    assert told["verdict"] == "insufficient"
    assert told["policy"] == {"reference": "RCA-1", "version": 1}
    for name in ("contradiction", "justification_required", "concurrence", "hold"):
        assert name in told
    fields = {"rule", "question", "severity", "pointer", "message", "remedy"}
    assert all(set(finding) == fields for finding in told["findings"])
    assert {e["pointer"] for e in told["errors"]} <= {f["pointer"] for f in told["findings"]}
    assert found(client, place_of(rows)) == []
    assert Entry.objects.filter(event="decision.submission_refused").count() == 1


def test_a_check_tells_what_submitting_would_and_changes_nothing(
    rows: dict[str, Furnished],
) -> None:
    officer, other = caller("officer.sna"), caller("officer2.sna")
    for content, verdict in [
        (contents.medical_release(), "sufficient"),
        (contents.bare_release(), "insufficient"),
    ]:
        draft = factories.drafted(content=content)
        path, lines = f"/api/v1/decisions/{draft.pk}/", Entry.objects.count()
        told = other.post(f"{path}check/")
        assert (told.status_code, told.json()["verdict"]) == (200, verdict)
        assert Entry.objects.count() == lines
        assert officer.get(path).json()["version"] == draft.version
        answer = officer.post(f"{path}submit/", headers={"If-Match": '"decision-1"'})
        assert (answer.status_code == 200) == (verdict == "sufficient")
        assert answer.json()["findings"] == told.json()["findings"]


def test_a_patch_replaces_the_parts_that_it_names(rows: dict[str, Furnished]) -> None:
    client, draft = caller("officer.sna"), factories.drafted()
    path = f"/api/v1/decisions/{draft.pk}/"
    conditions = [{"kind": "gps_monitoring", "detail": "ankle unit"}]
    headers = {"If-Match": '"decision-1"'}
    answer = client.patch(path, {"conditions": conditions}, headers=headers)
    shown = answer.json()
    assert (answer.status_code, answer["ETag"]) == (200, '"decision-2"')
    assert {name: shown[name] for name in CONTENT} == {
        **contents.medical_release(),
        "conditions": conditions,
    }
    headers = {"If-Match": answer["ETag"]}
    cleared = client.patch(path, {"justification": None}, headers=headers)
    assert cleared.json()["justification"] is None


def test_what_was_submitted_is_not_patched(rows: dict[str, Furnished]) -> None:
    decision = factories.submitted()
    before = read(decision)
    headers = {"If-Match": f'"decision-{decision.version}"'}
    path = f"/api/v1/decisions/{decision.pk}/"
    answer = caller("officer.sna").patch(path, {"outcome": "detain"}, headers=headers)
    assert answer.status_code == 409
    assert read(decision) == before


def test_two_sign_and_the_officer_executes(rows: dict[str, Furnished]) -> None:
    case = factories.risky_case(public_safety_risk="medium")
    content = contents.medical_release(public_safety_risk="medium")
    decision = factories.submitted(case=case, content=content)
    first = moved(decision, "concur", "supervisor.sna", {"statement": contents.STATEMENT}).json()
    assert first["state"] == "submitted"
    assert first["concurrences_missing"] == ["field_office_director"]
    assert first["concurrences"][0]["username"] == "supervisor.sna"
    words = {"statement": contents.DIRECTOR_STATEMENT}
    second = moved(decision, "concur", "director.sna", words).json()
    assert (second["state"], second["concurrences_missing"]) == ("concurred", [])
    done = moved(decision, "execute", "officer2.sna", {}).json()
    assert done["state"] == "executed"
    assert {finding["severity"] for finding in done["execution_findings"]} == {"concern"}
    assert caller("officer.sna").get(f"/api/v1/cases/{case.pk}/").json()["state"] == "released"


@pytest.mark.parametrize(
    ("who", "problem"),
    [
        ("officer2.sna", "not-allowed"),
        ("director.sna", "other-role-missing"),
        ("supervisor.elp", "not-found"),
    ],
)
def test_who_cannot_sign_is_told_why(rows: dict[str, Furnished], who: str, problem: str) -> None:
    decision = factories.submitted()
    headers = {"If-Match": f'"decision-{decision.version}"'}
    path = f"/api/v1/decisions/{decision.pk}/concur/"
    answer = caller(who).post(path, {"statement": contents.STATEMENT}, headers=headers)
    assert answer.json()["type"] == f"/problems/{problem}"
    assert read(decision)["concurrences"] == []


def test_a_signature_that_says_nothing_is_refused(rows: dict[str, Furnished]) -> None:
    decision = factories.submitted()
    for words in ("Concur.", "", "ok", "12345"):
        answer = moved(decision, "concur", "supervisor.sna", {"statement": words})
        assert answer.status_code == 422
        assert answer.json()["findings"]
    assert read(decision)["state"] == "submitted"


def test_each_round_is_kept(rows: dict[str, Furnished]) -> None:
    decision = factories.submitted()
    for number in (1, 2):
        reason = {"reason": contents.RETURN_REASON}
        back = moved(decision, "return", "supervisor.sna", reason).json()
        assert (back["state"], back["round"]) == ("returned", number)
        assert moved(decision, "submit", "officer.sna", {}).json()["round"] == number + 1
    shown = read(decision)
    assert [kept["round"] for kept in shown["returns"]] == [1, 2]
    assert {kept["reason"] for kept in shown["returns"]} == {contents.RETURN_REASON}
    assert {kept["username"] for kept in shown["returns"]} == {"supervisor.sna"}


def test_an_addition_stands_beside_what_was_submitted(rows: dict[str, Furnished]) -> None:
    asked = ask("decision-supplement", "POST", rows["SNA"])
    before = read(rows["SNA"].submitted)
    assert asked.sent_by(caller("officer.sna")).status_code == 200
    after = read(rows["SNA"].submitted)
    (added,) = after["supplements"]
    assert set(added) == {"username", "text", "evidence", "added_at"}
    assert {name: added[name] for name in ("text", "evidence")} == asked.body
    assert after["justification"] == before["justification"]


def test_what_the_rca_said_then_stays(rows: dict[str, Furnished]) -> None:
    decision = factories.executed()
    then = read(decision)["assessment"]
    assert then["id"] == str(decision.assessment_id)
    assert then["factors"] == contents.rca()["factors"]
    lapsing = factories.submitted()
    factories.assessed(lapsing.case, recommendation="release")
    shown = read(lapsing)
    assert (shown["state"], shown["assessment"]["recommendation"]) == ("lapsed", "detain")


@pytest.mark.parametrize("content", ["agreeing", "bond_against_no_bond", "release_without_rca"])
def test_the_contradiction_of_a_draft_is_that_of_the_rca_now(
    rows: dict[str, Furnished], content: str
) -> None:
    case = factories.booked_in()
    if content != "release_without_rca":
        factories.assessed(case)
    draft = factories.drafted(case=case, content=getattr(contents, content)())
    told = read(draft)["contradiction"]
    assert told == factories.resubmitted(draft).contradiction


def test_the_decisions_of_a_case_come_latest_first(rows: dict[str, Furnished]) -> None:
    case = factories.case_awaiting_decision()
    for who in ("officer.sna", "officer2.sna", "supervisor.sna"):
        factories.drafted(case=case, by=who)
    path = f"/api/v1/cases/{case.pk}/decisions/"
    shown = found(caller("auditor.oig"), path)
    assert [row["author"] for row in shown] == ["supervisor.sna", "officer2.sna", "officer.sna"]
    assert all(row["allowed_actions"] == ["check"] for row in shown)


def test_nobody_reads_a_decision_of_an_unknown_case(rows: dict[str, Furnished]) -> None:
    nowhere = "/api/v1/cases/0190f2a4-7c1e-7b3a-9f00-2c5d1e6a7b8c/decisions/"
    for who in ("officer.sna", "auditor.oig"):
        assert Ask("GET", nowhere).sent_by(caller(who)).status_code == 404
