"""`/assessments/`: what the RCA said, recorded, completed, superseded, voided."""

import pytest

from tests import contents, factories
from tests.api.asking import Ask, Furnished, ask, caller, rca_body
from tests.api.v1.listing import found, walked

SENT = {
    "completed_on",
    "public_safety_risk",
    "flight_risk",
    "recommendation",
    "recommended_bond",
    "mandatory_detention",
    "special_vulnerabilities",
    "factors",
    "source_reference",
}
FIELDS = SENT | {
    "id",
    "version",
    "case",
    "state",
    "created_at",
    "completed_at",
    "voided_reason",
    "allowed_actions",
}


def assessments(rows: dict[str, Furnished]) -> str:
    return f"/api/v1/cases/{rows['SNA'].case.pk}/assessments/"


@pytest.mark.parametrize("who", ["officer.sna", "feed.earm"])
def test_an_rca_is_recorded_as_it_was_sent(rows: dict[str, Furnished], who: str) -> None:
    body = rca_body(
        recommended_bond="5000.00",
        special_vulnerabilities=["serious_physical_illness"],
        mandatory_detention={"alleged": True, "basis": "236(c)(1)(B)"},
    )
    answer = caller(who).post(assessments(rows), body)
    shown = answer.json()
    assert answer.status_code == 201
    assert set(shown) == FIELDS
    assert {name: shown[name] for name in SENT} == body
    assert (shown["state"], shown["completed_at"]) == ("draft", None)
    read = caller("officer.sna").get(answer["Location"])
    assert read["ETag"] == answer["ETag"] == '"assessment-1"'
    assert {**read.json(), "allowed_actions": []} == {**shown, "allowed_actions": []}


def test_completing_at_once_supersedes_the_one_before(rows: dict[str, Furnished]) -> None:
    client = caller("officer.sna")
    before = found(client, assessments(rows))
    answer = client.post(assessments(rows), rca_body(complete=True))
    assert (answer.status_code, answer.json()["state"]) == (201, "completed")
    states = {row["id"]: row["state"] for row in found(client, assessments(rows))}
    assert states[answer.json()["id"]] == "completed"
    assert {states[row["id"]] for row in before} == {"superseded", "draft"}


def test_a_draft_is_completed_later(rows: dict[str, Furnished]) -> None:
    client = caller("officer.sna")
    answer = ask("assessment-complete", "POST", rows["SNA"]).sent_by(client)
    shown = answer.json()
    assert (answer.status_code, shown["state"]) == (200, "completed")
    assert shown["completed_at"] is not None
    assert shown["allowed_actions"] == ["void"]


@pytest.mark.parametrize("lacking", ["public_safety_risk", "flight_risk", "recommendation"])
def test_a_draft_without_its_levels_is_not_completed(
    rows: dict[str, Furnished], lacking: str
) -> None:
    client = caller("officer.sna")
    body = {name: text for name, text in rca_body().items() if name != lacking}
    refused = client.post(assessments(rows), {**body, "complete": True})
    assert refused.status_code == 400
    assert [e["pointer"] for e in refused.json()["errors"]] == [f"/{lacking}"]
    drafted = client.post(assessments(rows), body)
    assert (drafted.status_code, drafted.json()[lacking]) == (201, None)
    place = drafted["Location"]
    told = client.post(f"{place}complete/", {}, headers={"If-Match": drafted["ETag"]})
    assert told.status_code == 400
    assert client.get(place).json()["state"] == "draft"


def test_a_draft_may_be_nearly_empty(rows: dict[str, Furnished]) -> None:
    shown = caller("officer.sna").post(assessments(rows), {}).json()
    assert shown["factors"] == shown["special_vulnerabilities"] == []
    assert shown["mandatory_detention"] == {"alleged": False, "basis": None}


def test_a_voided_rca_is_kept_with_its_reason(rows: dict[str, Furnished]) -> None:
    client = caller("supervisor.sna")
    answer = ask("assessment-void", "POST", rows["SNA"]).sent_by(client)
    assert (answer.status_code, answer.json()["state"]) == (200, "voided")
    assert answer.json()["voided_reason"] == contents.RETURN_REASON
    assert str(rows["SNA"].assessment.pk) in [r["id"] for r in found(client, assessments(rows))]


def test_the_rcas_of_a_case_come_latest_first_and_page_by_page(
    rows: dict[str, Furnished],
) -> None:
    client = caller("officer.sna")
    for _ in range(3):
        factories.assessed(rows["SNA"].case)
    whole = [row["id"] for row in found(client, assessments(rows))]
    assert [row for page in walked(client, assessments(rows), page_size=2) for row in page] == whole
    times = [row["created_at"] for row in found(client, assessments(rows))]
    assert times == sorted(times, reverse=True)


def test_the_list_takes_no_filter(rows: dict[str, Furnished]) -> None:
    answer = Ask("GET", assessments(rows) + "?state=draft").sent_by(caller("officer.sna"))
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "/query/state"
