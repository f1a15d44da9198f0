"""Forms that hold everywhere: the published document, ids, times, money, problems."""

import re
import urllib.request
from typing import Any

from contract import expect, stories
from contract.world import UNKNOWN, World

_UUID7 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
_CALLS = {
    "post": "auth/token detainees cases cases/{id}/assessments assessments/{id}/complete "
    "assessments/{id}/void cases/{id}/screenings cases/{id}/transfer cases/{id}/close "
    "cases/{id}/decisions decisions/{id}/check decisions/{id}/submit decisions/{id}/concur "
    "decisions/{id}/return decisions/{id}/withdraw decisions/{id}/execute "
    "decisions/{id}/supplement justification-checks overrides/{id}/claim overrides/{id}/unclaim "
    "overrides/{id}/find-sufficient overrides/{id}/find-insufficient overrides/{id}/escalate "
    "overrides/{id}/request-remediation ledger/verify",
    "get": "me cases cases/{id} decisions decisions/{id} overrides policies policies/in-force "
    "ledger/entries",
    "patch": "decisions/{id}",
}


def check_the_openapi_document_is_published(world: World) -> None:
    """OpenAPI 3.1 at /api/schema/, and a page to read it at /api/docs/."""
    document = world.as_("officer.sna").get("/api/schema/")
    expect.holds(expect.status(document, 200)["openapi"].startswith("3.1"), "not OpenAPI 3.1")
    with urllib.request.urlopen(f"{world.base}/api/docs/") as page:
        expect.holds("text/html" in page.headers["Content-Type"], "/api/docs/ is no page")


def check_the_document_holds_every_call_of_the_contract(world: World) -> None:
    """Each path and verb, each with success and documented errors as problem+json."""
    paths = world.as_("officer.sna").get("/api/schema/").json["paths"]
    plain = {re.sub(r"\{\w+\}", "{id}", path): calls for path, calls in paths.items()}
    for verb, names in _CALLS.items():
        for name in names.split():
            call = plain.get(f"/api/v1/{name}/", {}).get(verb)
            expect.holds(call, f"{verb} {name} is not in the document")
            _demand_documented_errors(f"{verb} {name}", call["responses"])


def _demand_documented_errors(call: str, responses: dict[str, Any]) -> None:
    expect.contains(responses, {"400", "401"}, f"documented errors of {call}")
    for status, response in responses.items():
        if status >= "400":
            kinds = response.get("content", {})
            expect.contains(kinds, {"application/problem+json"}, f"{call} {status}")


def check_ids_are_uuid7_and_times_are_utc(world: World) -> None:
    """In a case and in a decision, wherever they stand."""
    decision = world.submitted(stories.medical())
    case = world.as_("officer.sna").get(f"/cases/{decision.json['case']}/").json
    for record in (decision.json, case):
        expect.holds(_UUID7.fullmatch(record["id"]), f"no UUIDv7: {record['id']}")
        for name, value in record.items():
            if name.endswith("_at") and value is not None:
                expect.holds(_UTC.fullmatch(value), f"{name} is no UTC time: {value}")


def check_money_is_a_decimal_string(world: World) -> None:
    """A bond goes in and comes out as a string with two places; a JSON number is refused."""
    told = stories.court_ordered()
    decision = world.draft(told)
    expect.equal(decision.json["bond_amount"], told.decision["bond_amount"], "bond_amount")
    case = world.case(stories.medical())
    body = {**told.content, "bond_amount": 6500.5}
    answer = world.as_("officer.sna").post(f"/cases/{case['id']}/decisions/", body)
    expect.fault(answer, "/bond_amount", 400)


def check_each_kind_of_error_has_its_own_resolvable_type(world: World) -> None:
    """400, 401, 403, 404, 409, 412, 422, 428: `type` differs, `title` goes with it."""
    officer, decision = world.as_("officer.sna"), world.submitted(stories.medical())
    path = f"/decisions/{decision.json['id']}"
    answers = [
        officer.post("/detainees/", {}),
        world.nobody().get("/me/"),
        officer.post(f"{path}/concur/", {"statement": "x"}, etag=decision.etag),
        officer.get(f"/cases/{UNKNOWN}/"),
        officer.patch(f"{path}/", {"outcome": "detain"}, etag=decision.etag),
        officer.post(f"{path}/withdraw/", {"reason": "x"}, etag='"stale"'),
        officer.post(f"{path}/withdraw/", {"reason": "x"}),
    ]
    statuses = [answer.status for answer in answers]
    expect.equal(statuses, [400, 401, 403, 404, 409, 412, 428], "statuses")
    expect.equal(len({answer.json["type"] for answer in answers}), 7, "different types")


def check_unknown_addresses_and_wrong_methods_are_problems(world: World) -> None:
    """404 and 405 under the API's base path look like every other error."""
    officer = world.as_("officer.sna")
    expect.status(officer.get("/no-such-thing/"), 404)
    answer = officer.call("DELETE", "/cases/")
    expect.status(answer, 405)
    expect.holds(answer.headers.get("allow"), "405 without Allow")
    expect.status(officer.call("PUT", "/me/", {}), 405)


def check_answers_may_not_be_kept_or_sniffed(world: World) -> None:
    """Case data is not for caches."""
    headers = world.as_("officer.sna").get("/cases/").headers
    kept = headers.get("cache-control", "")
    if "no-store" not in kept and "private" not in kept:
        world.note(f"GET /cases/ answers with Cache-Control {kept!r}")
    expect.equal(headers.get("x-content-type-options"), "nosniff", "X-Content-Type-Options")


def check_a_policy_is_in_force_and_can_be_read(world: World) -> None:
    """RCA-1 version 1 on a date of the corpus; none long before; a date is demanded to be one."""
    officer = world.as_("officer.sna")
    policy = officer.get("/policies/in-force/?on=2023-06-14")
    found = expect.status(policy, 200)
    expect.equal((found["reference"], found["version"]), ("RCA-1", 1), "policy in force")
    expect.equal(found["state"], "published", "its state")
    expect.holds(policy.etag, "no ETag")
    expect.status(officer.get("/policies/in-force/?on=1999-01-01"), 404)
    expect.status(officer.get("/policies/in-force/?on=2023-02-30"), 400)
    listed = world.pages("/policies/", by="officer.sna")
    expect.holds(found["id"] in {one["id"] for one in listed}, "not in the list of policies")


def check_a_short_reason_that_tells_why_is_enough(world: World) -> None:
    """`reason` is a field, not a justification; which short ones are refused is noted."""
    refused = []
    for reason in ("Departed voluntarily", "Wrong person", "Duplicate of another draft", "Typo"):
        draft = world.draft(stories.medical())
        answer = world.step("officer2.sna", draft, "withdraw", {"reason": reason})
        if answer.status == 403:
            world.note("withdrawing a colleague's draft is answered 403")
            answer = world.step("officer.sna", draft, "withdraw", {"reason": reason})
        if expect.status(answer, 200, 422) and answer.status == 422:
            refused.append(reason)
    if refused:
        world.note(f"reasons for withdrawing that are refused with 422: {refused}")
