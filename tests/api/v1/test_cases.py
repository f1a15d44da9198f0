"""`/cases/`: booked in, listed, screened, transferred, closed."""

from datetime import timedelta
from typing import Any

import pytest

from rca.actions.book_in import book_in
from rca.cases.models import Case
from tests import contents, factories
from tests.api.asking import Furnished, ask, caller, moment_text
from tests.api.v1.listing import found, ids, walked

PATH = "/api/v1/cases/"
FIELDS = {
    "id",
    "version",
    "state",
    "detainee",
    "person",
    "field_office",
    "booked_in_at",
    "assessment_due_at",
    "assessment_overdue",
    "created_at",
    "closed_reason",
    "allowed_actions",
}


def booked_in_today(**where: Any) -> Case:
    at = factories.moment()
    return book_in(
        actor=factories.actor(),
        at=at,
        detainee_id=factories.registered().pk,
        field_office="SNA",
        booked_in_at=at - timedelta(hours=1),
    )


def test_somebody_is_booked_in(rows: dict[str, Furnished]) -> None:
    client = caller("officer.sna")
    asked = ask("cases", "POST", rows["SNA"])
    answer = asked.sent_by(client)
    shown = answer.json()
    assert answer.status_code == 201
    assert set(shown) == FIELDS
    assert shown["state"] == "awaiting_assessment"
    assert shown["detainee"] == str(rows["SNA"].detainee.pk)
    assert shown["booked_in_at"] == asked.body["booked_in_at"]
    assert answer["Location"] == f"{PATH}{shown['id']}/"
    assert client.get(answer["Location"]).json() == shown
    assert client.get(answer["Location"])["ETag"] == answer["ETag"] == '"case-1"'


def test_somebody_in_custody_is_not_booked_in_again(rows: dict[str, Furnished]) -> None:
    client, asked = caller("officer.sna"), ask("cases", "POST", rows["SNA"])
    assert asked.sent_by(client).status_code == 201
    again = asked.sent_by(client)
    assert again.status_code == 409
    assert again.json()["type"] == "/problems/in-custody"


def test_the_due_time_is_five_days_after_book_in(rows: dict[str, Furnished]) -> None:
    case = caller("officer.sna").get(f"{PATH}{booked_in_today().pk}/").json()
    assert case["assessment_due_at"][:10] == contents.day(-5)
    assert case["assessment_overdue"] is False


def test_filters(rows: dict[str, Furnished]) -> None:
    officer, auditor = caller("officer.sna"), caller("auditor.oig")
    late, timely = factories.booked_in(), booked_in_today()
    assessed, elsewhere = rows["SNA"].case, rows["ELP"].case
    each = {str(row.pk) for row in (late, timely, assessed)}
    assert each <= ids(officer, PATH)
    for query, here, away in [
        ({"state": "awaiting_assessment"}, {late, timely}, {assessed}),
        ({"state": "awaiting_decision"}, {assessed}, {late, timely}),
        ({"state": "closed"}, set(), {late, timely, assessed}),
        ({"assessment_overdue": "true"}, {late}, {timely, assessed}),
        ({"assessment_overdue": "false"}, {timely, assessed}, {late}),
        ({"field_office": "SNA"}, {late, timely, assessed}, {elsewhere}),
        ({"field_office": "ELP"}, {elsewhere}, {late, timely, assessed}),
        ({"state": "awaiting_decision", "field_office": "ELP"}, {elsewhere}, {late, assessed}),
    ]:
        shown = ids(auditor, PATH, **query)
        assert {str(row.pk) for row in here} <= shown, query
        assert not {str(row.pk) for row in away} & shown, query


def test_pages_hold_every_case_once_oldest_first(rows: dict[str, Furnished]) -> None:
    client = caller("officer.sna")
    whole = [row["id"] for row in found(client, PATH)]
    pages = walked(client, PATH, page_size=3)
    assert [row for page in pages for row in page] == whole
    assert len(pages) > 2
    assert {len(page) for page in pages[:-1]} == {3}
    times = [row["created_at"] for row in found(client, PATH)]
    assert times == sorted(times)


def test_links_keep_the_filters(rows: dict[str, Furnished]) -> None:
    client = caller("auditor.oig")
    pages = walked(client, PATH, page_size=2, field_office="ELP")
    assert {row for page in pages for row in page} == ids(client, PATH, field_office="ELP")


def test_a_screening_is_put_on_record(rows: dict[str, Furnished]) -> None:
    client, asked = caller("officer.sna"), ask("case-screenings", "POST", rows["SNA"])
    answer = asked.sent_by(client)
    assert answer.status_code == 201
    assert set(answer.json()) == {
        *("id", "case", "kind", "queried_at", "result", "reference", "recorded_at")
    }
    older = {**asked.body, "queried_at": moment_text(days=1), "kind": "national_security"}
    client.post(asked.path, older)
    shown = found(client, asked.path)
    assert [row["kind"] for row in shown] == ["wants_and_warrants", "national_security"]
    assert shown[0] == answer.json()
    assert len(walked(client, asked.path, page_size=1)) == 2


def test_a_transferred_case_belongs_to_the_other_office(rows: dict[str, Furnished]) -> None:
    case = rows["SNA"].case
    asked = ask("case-transfer", "POST", rows["SNA"])
    asked.body["to_field_office"] = "ELP"
    answer = asked.sent_by(caller("officer.sna"))
    assert (answer.status_code, answer.json()["field_office"]) == (200, "ELP")
    assert answer.json()["allowed_actions"] == []
    assert caller("officer.sna").get(f"{PATH}{case.pk}/").status_code == 404
    assert caller("officer.elp").get(f"{PATH}{case.pk}/").json()["field_office"] == "ELP"


@pytest.mark.parametrize("office", ["SNA", "XYZ", "sna", "é"])
def test_a_transfer_needs_another_office_that_exists(
    rows: dict[str, Furnished], office: str
) -> None:
    asked = ask("case-transfer", "POST", rows["SNA"])
    asked.body["to_field_office"] = office
    answer = asked.sent_by(caller("officer.sna"))
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "/to_field_office"


def test_a_closed_case_says_why_and_stays_closed(rows: dict[str, Furnished]) -> None:
    client = caller("officer.sna")
    closed = ask("case-close", "POST", rows["SNA"]).sent_by(client)
    assert (closed.status_code, closed.json()["state"]) == (200, "closed")
    assert closed.json()["closed_reason"] == contents.RETURN_REASON
    assert closed.json()["allowed_actions"] == []
    for route in ("case-close", "case-transfer", "case-screenings", "case-assessments"):
        assert ask(route, "POST", rows["SNA"]).sent_by(client).status_code == 409


def test_a_reason_that_says_nothing_closes_nothing(rows: dict[str, Furnished]) -> None:
    asked = ask("case-close", "POST", rows["SNA"])
    asked.body["reason"] = "n/a"
    answer = asked.sent_by(caller("officer.sna"))
    assert answer.status_code == 422
    assert answer.json()["findings"][0]["pointer"] == "/reason"
    assert Case.objects.get(pk=rows["SNA"].case.pk).state == "awaiting_decision"
