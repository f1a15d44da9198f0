"""`/detainees/`: register a person once, find one by A-number."""

import pytest

from tests.api.asking import Furnished, caller, detainee_body
from tests.api.v1.listing import found

PATH = "/api/v1/detainees/"
FIELDS = {
    "id",
    "version",
    "a_number",
    "given_name",
    "family_name",
    "date_of_birth",
    "country_of_citizenship",
    "sex",
    "created_at",
}


@pytest.mark.parametrize("who", ["officer.sna", "feed.earm"])
def test_a_person_is_registered(rows: dict[str, Furnished], who: str) -> None:
    answer = caller(who).post(PATH, detainee_body())
    shown = answer.json()
    assert answer.status_code == 201
    assert set(shown) == FIELDS
    assert {name: shown[name] for name in detainee_body()} == detainee_body()
    assert answer["ETag"] == '"detainee-1"'


def test_an_a_number_is_given_once(rows: dict[str, Furnished]) -> None:
    client = caller("officer.sna")
    taken = rows["SNA"].detainee.a_number
    answer = client.post(PATH, detainee_body(a_number=taken))
    assert answer.status_code == 409
    assert answer.json()["type"] == "/problems/a-number-taken"
    assert "Villalta" not in answer.content.decode()


@pytest.mark.parametrize("number", ["A00000001", "A000000001"])
def test_eight_and_nine_digits_are_two_numbers(rows: dict[str, Furnished], number: str) -> None:
    client = caller("officer.sna")
    assert client.post(PATH, detainee_body(a_number=number)).status_code == 201
    assert [row["a_number"] for row in found(client, PATH, a_number=number)] == [number]


def test_a_person_is_found_by_a_number_alone(rows: dict[str, Furnished]) -> None:
    client, detainee = caller("officer.sna"), rows["SNA"].detainee
    assert [r["id"] for r in found(client, PATH, a_number=detainee.a_number)] == [str(detainee.pk)]
    assert found(client, PATH, a_number="A000000000") == []
    for query in ("", "?family_name=Villalta", "?a_number="):
        assert client.get(PATH + query).status_code == 400
