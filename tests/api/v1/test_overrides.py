"""`/overrides/`: the queue of the policy office, and its findings."""

from datetime import datetime
from typing import Any

import pytest
import time_machine

from rca.reviews.models import Review
from tests import contents, factories
from tests.api.asking import Furnished, ask, caller
from tests.api.v1.listing import found, ids, walked

PATH = "/api/v1/overrides/"
FIELDS = {
    "id",
    "version",
    "state",
    "decision",
    "case",
    "field_office",
    "contradiction",
    "public_safety_risk",
    "flight_risk",
    "ground",
    "hold",
    "concerns",
    "priority",
    "opened_at",
    "due_at",
    "overdue",
    "assigned_to",
    "remediation_due_on",
    "reason",
    "failed",
    "found_by",
    "found_at",
    "allowed_actions",
}
# Each query, and which of the rows below it finds.
FILTERS: list[tuple[dict[str, str], set[str]]] = [
    ({}, {"open", "claimed", "held", "court", "without", "found", "elsewhere"}),
    ({"state": "open"}, {"open", "held", "court", "without", "elsewhere"}),
    ({"state": "in_review"}, {"claimed"}),
    ({"state": "found_sufficient"}, {"found"}),
    ({"state": "cancelled"}, set()),
    ({"field_office": "ELP"}, {"elsewhere"}),
    ({"contradiction": "release_without_assessment"}, {"without"}),
    ({"contradiction": "bond_against_no_bond"}, set()),
    ({"public_safety_risk": "high"}, {"held"}),
    ({"public_safety_risk": "unknown"}, {"without"}),
    ({"public_safety_risk": "medium"}, {"elsewhere"}),
    ({"flight_risk": "unknown"}, {"without"}),
    ({"flight_risk": "low"}, set()),
    ({"ground": "court_order"}, {"court"}),
    ({"hold": "true"}, {"held", "without"}),
    ({"hold": "false"}, {"open", "claimed", "court", "found", "elsewhere"}),
    ({"assigned_to": "policy2.hq"}, {"claimed"}),
    ({"assigned_to": "nobody.hq"}, set()),
    ({"overdue": "true"}, set()),
    ({"overdue": "false", "hold": "true"}, {"held", "without"}),
]


def moved(review: Review, verb: str, who: str = "policy.hq", **body: Any) -> Any:
    client, path = caller(who), f"{PATH}{review.pk}/"
    headers = {"If-Match": client.get(path)["ETag"]}
    return client.post(f"{path}{verb}/", body, headers=headers)


@pytest.fixture
def reviews(rows: dict[str, Furnished]) -> dict[str, Review]:
    without = factories.submitted(
        case=factories.booked_in(), content=contents.release_without_rca()
    )
    done = factories.submitted()
    factories.found(done)
    return {
        "open": factories.review_of(factories.submitted()),
        "claimed": factories.claimed(factories.submitted(), by="policy2.hq"),
        "held": factories.review_of(factories.held()),
        "court": factories.review_of(factories.court_ordered()),
        "without": factories.review_of(without),
        "found": factories.review_of(done),
        "elsewhere": rows["ELP"].review,
    }


def test_filters(reviews: dict[str, Review]) -> None:
    client = caller("policy.hq")
    for query, here in FILTERS:
        shown = ids(client, PATH, **query)
        assert {name for name, row in reviews.items() if str(row.pk) in shown} == here, query


def test_overdue_is_past_its_due_time_and_pending(reviews: dict[str, Review]) -> None:
    latest = max(row.due_at for row in reviews.values())
    with time_machine.travel(latest.replace(year=latest.year + 1), tick=False):
        client = caller("policy.hq")
        late = ids(client, PATH, overdue="true")
        timely = ids(client, PATH, overdue="false")
        shown = {row["id"]: row["overdue"] for row in found(client, PATH)}
    names = {name for name, row in reviews.items() if str(row.pk) in late}
    assert names == set(reviews) - {"found"}
    assert str(reviews["found"].pk) in timely
    assert {row for row, overdue in shown.items() if overdue} == late


def test_the_queue_is_sorted_by_priority_then_age(reviews: dict[str, Review]) -> None:
    client = caller("policy.hq")
    shown = found(client, PATH)
    places = [(row["priority"], row["opened_at"], row["id"]) for row in shown]
    assert places == sorted(places)
    assert {row["id"] for row in shown[:2]} == {
        str(reviews[name].pk) for name in ("held", "without")
    }
    pages = walked(client, PATH, page_size=3)
    assert [row for page in pages for row in page] == [row["id"] for row in shown]


def test_a_review_is_shown_with_its_decision(reviews: dict[str, Review]) -> None:
    row = reviews["held"]
    answer = caller("officer.sna").get(f"{PATH}{row.pk}/")
    shown = answer.json()
    assert set(shown) == FIELDS
    assert answer["ETag"] == f'"review-{row.version}"'
    assert (shown["decision"], shown["case"]) == (str(row.decision_id), str(row.case_id))
    assert shown["allowed_actions"] == []


def test_a_finding_lifts_the_hold(reviews: dict[str, Review]) -> None:
    review = reviews["held"]
    assert moved(review, "claim").json()["assigned_to"] == "policy.hq"
    answer = moved(review, "find-sufficient", reason=contents.REASON)
    shown = answer.json()
    assert (answer.status_code, shown["state"]) == (200, "found_sufficient")
    assert shown["found_by"] == "policy.hq"
    decision = caller("officer.sna").get(f"/api/v1/decisions/{review.decision_id}/").json()
    assert "execute" in decision["allowed_actions"]


def test_an_insufficient_finding_sends_a_held_release_back(reviews: dict[str, Review]) -> None:
    review = reviews["held"]
    moved(review, "claim")
    failed = ["drivers", "evidence"]
    shown = moved(review, "find-insufficient", reason=contents.REASON, failed=failed).json()
    assert (shown["state"], shown["failed"]) == ("found_insufficient", failed)
    decision = caller("officer.sna").get(f"/api/v1/decisions/{review.decision_id}/").json()
    assert decision["state"] == "returned"
    assert decision["returns"][0]["username"] == "policy.hq"


def test_remediation_is_answered_by_an_addition(reviews: dict[str, Review]) -> None:
    review = reviews["open"]
    moved(review, "claim")
    due_on = contents.day(-9)
    shown = moved(review, "request-remediation", reason=contents.REASON, due_on=due_on).json()
    assert (shown["state"], shown["remediation_due_on"]) == ("remediation_requested", due_on)
    path = f"/api/v1/decisions/{review.decision_id}/supplement/"
    added = caller("officer.sna").post(path, {"text": contents.REASON, "evidence": []})
    assert added.status_code == 200
    assert caller("policy.hq").get(f"{PATH}{review.pk}/").json()["state"] == "supplemented"


@pytest.mark.parametrize("verb", ["unclaim", "find-sufficient", "find-insufficient", "escalate"])
def test_only_who_has_claimed_it_judges(rows: dict[str, Furnished], verb: str) -> None:
    claimed = factories.claimed(factories.submitted(), by="policy2.hq")
    body: dict[str, Any] = {} if verb == "unclaim" else {"reason": contents.REASON}
    if verb == "find-insufficient":
        body["failed"] = ["drivers"]
    answer = moved(claimed, verb, who="policy.hq", **body)
    assert answer.status_code == 409
    assert answer.json()["type"] == "/problems/not-claimed"


def test_a_reason_that_says_nothing_finds_nothing(rows: dict[str, Furnished]) -> None:
    for verb in ("find-sufficient", "escalate"):
        answer = moved(rows["SNA"].claimed, verb, reason="n/a")
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/reason")


def test_a_remediation_is_not_due_yesterday(rows: dict[str, Furnished]) -> None:
    asked = ask("override-request-remediation", "POST", rows["SNA"])
    asked.body["due_on"] = contents.day(2)
    answer = asked.sent_by(caller("policy.hq"))
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "/due_on")


def test_opened_with_the_submission(rows: dict[str, Furnished]) -> None:
    decision = factories.submitted()
    shown = caller("policy.hq").get(f"{PATH}{factories.review_of(decision).pk}/").json()
    assert datetime.fromisoformat(shown["opened_at"]) == decision.submitted_at
