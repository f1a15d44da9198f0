"""`/ledger/`: every line, and what a verification finds."""

from rca.ledger.models import Entry
from tests import factories
from tests.api.asking import Furnished, caller
from tests.api.v1.listing import found, ids, walked

ENTRIES, VERIFY = "/api/v1/ledger/entries/", "/api/v1/ledger/verify/"
FIELDS = {
    "id",
    "chain",
    "chain_kind",
    "sequence",
    "event",
    "subject_kind",
    "subject_id",
    "subject_version",
    "from_state",
    "to_state",
    "account",
    "person",
    "request_id",
    "occurred_at",
    "payload",
    "payload_commitment",
    "previous_digest",
    "digest",
}
VERIFICATION = {
    "verified",
    "entries",
    "chains",
    "checkpoints",
    "unsealed",
    "rows",
    "faults",
    "warnings",
}


def test_a_line_says_who_did_what(rows: dict[str, Furnished]) -> None:
    decision = factories.submitted()
    client = caller("auditor.oig")
    lines = found(client, ENTRIES, chain=str(decision.case_id))
    assert all(set(line) == FIELDS for line in lines)
    (submitted,) = [line for line in lines if line["event"] == "decision.submitted"]
    assert submitted["subject_id"] == str(decision.pk)
    assert (submitted["from_state"], submitted["to_state"]) == ("draft", "submitted")
    assert submitted["account"] == str(decision.author_id)


def test_a_chain_is_read_in_its_own_order(rows: dict[str, Furnished]) -> None:
    """Several lines have one moment, and clocks differ: the sequence decides, not the time."""
    client = caller("auditor.oig")
    for _ in range(5):
        chain = str(factories.submitted().case_id)
        lines = found(client, ENTRIES, chain=chain)
        assert [line["sequence"] for line in lines] == list(range(1, len(lines) + 1))
        pages = walked(client, ENTRIES, chain=chain, page_size=2)
        assert [line for page in pages for line in page] == [line["id"] for line in lines]


def test_filters(rows: dict[str, Furnished]) -> None:
    decision, other = factories.submitted(), factories.submitted()
    client = caller("auditor.oig")
    kept = Entry.objects.filter(chain=decision.case_id)
    assert ids(client, ENTRIES, chain=str(decision.case_id)) == {str(e.pk) for e in kept}
    about = kept.filter(subject_id=decision.pk)
    assert ids(client, ENTRIES, subject_id=str(decision.pk)) == {str(e.pk) for e in about}
    events = found(client, ENTRIES, event="decision.submitted")
    assert {line["event"] for line in events} == {"decision.submitted"}
    assert {str(decision.pk), str(other.pk)} <= {line["subject_id"] for line in events}
    assert found(client, ENTRIES, event="no.such_event") == []


def test_pages_hold_every_line_once_oldest_first(rows: dict[str, Furnished]) -> None:
    client = caller("auditor.oig")
    pages = walked(client, ENTRIES, page_size=60)
    order = ("occurred_at", "chain", "sequence")
    kept = Entry.objects.order_by(*order).values_list("id", flat=True)
    assert [line for page in pages for line in page] == [str(pk) for pk in kept]


def test_a_request_is_found_by_its_id(rows: dict[str, Furnished]) -> None:
    client = caller("officer.sna")
    path = f"/api/v1/cases/{rows['SNA'].case.pk}/assessments/"
    answer = client.post(path, {}, headers={"X-Request-ID": "desk-7.request-19"})
    assert answer["X-Request-ID"] == "desk-7.request-19"
    line = Entry.objects.get(subject_id=answer.json()["id"])
    assert line.request_id == "desk-7.request-19"


def test_a_verification_says_what_it_looked_at(rows: dict[str, Furnished]) -> None:
    answer = caller("auditor.oig").post(VERIFY)
    told = answer.json()
    assert answer.status_code == 200
    assert set(told) == VERIFICATION
    assert (told["verified"], told["faults"]) == (True, [])
    # That it was verified is itself a line.
    assert told["entries"] == Entry.objects.exclude(event="ledger.verified").count()
    assert Entry.objects.filter(event="ledger.verified").count() == 1
