"""`/justification-checks/`: the verdict on a case that is in no table, open to every role."""

from typing import Any

import pytest

from rca.ledger.models import Entry
from tests import contents
from tests.api.asking import Furnished, caller, check_body
from tests.corpora.corpus import labelled

PATH = "/api/v1/justification-checks/"
FIELDS = {
    "contradiction",
    "justification_required",
    "verdict",
    "concurrence",
    "hold",
    "policy",
    "findings",
}


def checked(body: dict[str, Any], who: str = "auditor.oig") -> dict[str, Any]:
    answer = caller(who).post(PATH, body)
    assert answer.status_code == 200, answer.content
    return dict(answer.json())


def test_a_verdict_has_the_form_of_the_contract(rows: dict[str, Furnished]) -> None:
    told = checked(contents.with_changes(check_body(), justification__narrative="Release."))
    assert set(told) == FIELDS
    assert told["contradiction"] == "release_against_detain"
    assert told["verdict"] == "insufficient"
    assert told["policy"] == {"reference": "RCA-1", "version": 1}
    assert "/justification/narrative" in {finding["pointer"] for finding in told["findings"]}


def test_a_good_justification_suffices(rows: dict[str, Furnished]) -> None:
    assert checked(check_body())["verdict"] == "sufficient"


@pytest.mark.parametrize("part", ["detainee", "assessment", "justification"])
def test_a_part_may_be_unknown(rows: dict[str, Furnished], part: str) -> None:
    without = {name: value for name, value in check_body().items() if name != part}
    assert checked(without) == checked({**without, part: None})


def test_it_keeps_nothing(rows: dict[str, Furnished]) -> None:
    client = caller("feed.earm")
    lines = Entry.objects.count()
    assert client.post(PATH, check_body()).status_code == 200
    assert Entry.objects.count() == lines


def test_each_request_of_the_corpus_is_understood(rows: dict[str, Furnished]) -> None:
    client = caller("feed.earm")
    for case in labelled("dev.jsonl")[:40]:
        answer = client.post(PATH, case["request"])
        assert answer.status_code == 200, answer.content
