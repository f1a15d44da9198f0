"""Last part: years later, the auditor reads what happened, and proves that nobody changed it."""

from typing import Any

from rca.commands.walk.walking import API, Walk

AUDITOR = "auditor.oig"
REFUSED = (
    "decision.submission_refused",
    "decision.concurrence_refused",
)


def read_ledger(walk: Walk) -> None:
    """The auditor reads every line about the case, the refused attempts included."""
    walk.tell.part("The auditor")
    auditor = walk.person(AUDITOR)
    walk.tell.does(f"The auditor ({AUDITOR})", "reads the ledger's lines about this case.")
    path = f"{API}/ledger/entries/?chain={walk.case}&page_size=200"
    lines = walk.expect(auditor.get(path), 200).json["results"]
    events = [line["event"] for line in lines]
    for wanted in (*REFUSED, "decision.executed", "case.released"):
        walk.require(wanted in events, f"{wanted} is in the ledger", events)
    walk.tell.lists(_line(line) for line in lines)


def verify(walk: Walk) -> None:
    """The auditor has everything verified."""
    walk.tell.does("The auditor", "verifies the whole ledger and every row of the record.")
    told = walk.expect(walk.person(AUDITOR).post(f"{API}/ledger/verify/"), 200).json
    walk.require(told["verified"] is True, "everything is verified", told)
    walk.tell.sees(
        f"VERIFIED. {told['entries']} lines in {told['chains']} chains, {told['rows']} rows of the "
        "record: everything is as it was written."
    )


def seal(walk: Walk) -> None:
    """A signed checkpoint goes outside the database, and both verifiers agree."""
    here = walk.installation
    walk.tell.does("The operator", "signs a checkpoint and writes it outside the database.")
    walk.tell.sees(here.manage("ledger_checkpoint").strip())
    walk.tell.does("The operator", "verifies again with manage.py ledger_verify.")
    walk.tell.sees(here.manage("ledger_verify").strip().splitlines()[-1])
    walk.tell.does("The operator", "asks the second verifier, which knows nothing of this program.")
    key = here.folder / "checkpoint-public.pem"
    key.write_text(here.manage("ledger_public_key"), encoding="ascii")
    said = here.python(
        # -P: nothing beside the verifier is imported in place of the standard library.
        *("-P", "rca/ledger/standalone.py", "--database", here.database_url),
        *("--checkpoints", str(here.checkpoints), "--public-key", str(key)),
    )
    walk.require(said.split() == ["0", "faults"], "the second verifier finds nothing", said)
    walk.tell.sees(f"It agrees: {said.strip()}.")


def _line(line: dict[str, Any]) -> str:
    words = line["event"].replace(".", ": ").replace("_", " ")
    mark = "   <- refused" if line["event"] in REFUSED else ""
    return f"{line['sequence']:>2}  {words}{mark}"
