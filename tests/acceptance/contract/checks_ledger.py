"""The ledger: every step has its line, the refused ones too, and the whole verifies."""

from contract import expect, stories
from contract.world import World


def check_the_auditor_reads_the_ledger(world: World) -> None:
    """Entries in cursor pages, each with an id, an event, a time."""
    world.submitted(stories.medical())
    page = expect.status(world.as_("auditor.oig").get("/ledger/entries/?page_size=5"), 200)
    expect.equal(len(page["results"]), 5, "entries on a page of five")
    expect.holds(page["next"], "no next page")
    for entry in page["results"]:
        expect.contains(entry, {"id", "event", "occurred_at"}, "an entry")


def check_every_step_of_a_decision_is_in_the_ledger(world: World) -> None:
    """Submitted, signed, executed, as events about this decision."""
    done = world.executed(stories.medical())
    entries = world.pages(
        f"/ledger/entries/?subject_id={done.json['id']}", by="auditor.oig", size=200
    )
    events = {entry["event"] for entry in entries}
    for word in ("submitted", "concur", "executed"):
        expect.holds(any(word in event for event in events), f"no {word} among {sorted(events)}")


def check_refused_attempts_are_in_the_ledger(world: World) -> None:
    """How often officers tried "Release." is what oversight wants to see."""
    told = stories.medical()
    assert told.justification is not None
    told.justification["narrative"] = "Release."
    draft = world.draft(told)
    expect.status(world.step("officer.sna", draft, "submit"), 422)
    chain = draft.json["case"]
    entries = world.pages(f"/ledger/entries/?chain={chain}", by="auditor.oig", size=200)
    events = [entry["event"] for entry in entries]
    expect.holds(any("refused" in event for event in events), f"no refusal among {events}")


def check_the_ledger_verifies(world: World) -> None:
    """After everything that the checks before have done."""
    answer = world.as_("auditor.oig").post("/ledger/verify/", {})
    found = expect.status(answer, 200)
    expect.equal(found["verified"], True, f"the ledger: {answer.told()}")
    expect.equal(found["faults"], [], "faults")
    expect.holds(found["entries"] > 0, "no entries")
