"""Third part: vetting queries, the policy office's review, and the release."""

from datetime import UTC, datetime

from rca.commands.walk.deciding import OFFICER
from rca.commands.walk.walking import API, Walk

POLICY_OFFICE = "policy.hq"
QUERIES = {
    "wants_and_warrants": "wants and warrants",
    "national_security": "national security",
    "border_crossing_history": "border crossing history",
}
REASON = (
    "A reader can tell which illness it is, why this place cannot care for him, which paragraph "
    "allows parole, where he will live, and who looks at him next week."
)


def screen(walk: Walk) -> None:
    """The officer puts the required vetting queries on record."""
    walk.tell.does("The officer", "runs the vetting queries that the policy requires.")
    officer, path = walk.person(OFFICER), f"{API}/cases/{walk.case}/screenings/"
    for number, kind in enumerate(QUERIES, 1):
        body = {
            "kind": kind,
            "queried_at": _now(),
            "result": "no_record",
            "reference": f"VQ-910067-{number}",
        }
        walk.expect(officer.post(path, body), 201)
    walk.tell.sees(f"On record, each with no record found: {', '.join(QUERIES.values())}.")


def review(walk: Walk) -> None:
    """The policy office finds the release in its queue, reads it, and lifts the hold."""
    walk.tell.part("The policy office")
    reviewer = walk.person(POLICY_OFFICE)
    walk.tell.does(f"The policy office ({POLICY_OFFICE})", "opens its queue of held releases.")
    queue = walk.expect(reviewer.get(f"{API}/overrides/?hold=true&state=open"), 200).json
    mine = [row for row in queue["results"] if row["decision"] == walk.decision]
    walk.require(len(mine) == 1, "the release is in the queue", queue)
    row = mine[0]
    walk.tell.sees(
        f"{len(queue['results'])} held releases wait. One is this: priority {row['priority']}, "
        f"ground {row['ground']}, flight risk {row['flight_risk']}, due {row['due_at'][:10]}."
    )
    walk.tell.does("The policy office", "claims it and reads the decision.")
    path = f"{API}/overrides/{row['id']}/"
    etag = walk.expect(reviewer.get(path), 200).etag
    claimed = walk.expect(reviewer.post(f"{path}claim/", etag=etag), 200)
    read = walk.read_decision(reviewer).json
    then, by = read["assessment"], [signature["username"] for signature in read["concurrences"]]
    walk.tell.sees(
        f"What the RCA said then: {then['recommendation']}. What was decided: "
        f"{read['outcome'].replace('_', ' ')}, by {read['author']}. Signed: {', '.join(by)}. "
        "The justification, its evidence and every reason stand beside it."
    )
    walk.tell.does("The policy office", "finds the record sufficient:")
    walk.tell.quotes(REASON)
    found = reviewer.post(f"{path}find-sufficient/", {"reason": REASON}, etag=claimed.etag)
    told = walk.expect(found, 200).json
    walk.require(told["state"] == "found_sufficient", "it is found sufficient", told)
    walk.tell.sees("The hold is lifted.")


def release(walk: Walk) -> None:
    """The officer carries out the release."""
    walk.tell.part("The release")
    officer = walk.person(OFFICER)
    walk.tell.does("The officer", "carries out the release.")
    told = walk.expect(walk.decide(officer, "execute", {"executed_at": _now()}), 200).json
    concerns = told["execution_findings"]
    walk.require(told["state"] == "executed" and not concerns, "it is executed cleanly", told)
    case = walk.expect(officer.get(f"{API}/cases/{walk.case}/"), 200).json
    walk.require(case["state"] == "released", "the case is released", case["state"])
    walk.tell.sees("State of the decision: executed. State of the case: released.")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
