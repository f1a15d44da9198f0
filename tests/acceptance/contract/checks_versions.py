"""ETag and If-Match: nobody acts on what they have not read."""

from typing import Any

from contract import expect, stories
from contract.http import Answer
from contract.situations import day, moment
from contract.world import World


def _demand_precondition(
    world: World, by: str, path: str, body: Any, *, method: str = "POST"
) -> None:
    """428 without If-Match, 412 with a stale or foreign one, however it is spelled."""
    client = world.as_(by)
    expect.status(client.call(method, path, body), 428)
    for tag in ('"stale"', '"0"', 'W/"decision-1"', '"decision-999", "case-999"'):
        expect.status(client.call(method, path, body, etag=tag), 412)


def check_every_representation_carries_a_strong_etag(world: World) -> None:
    """In answers to writes as well as to reads, and the same one."""
    told = stories.medical()
    case = world.book_in(told)
    rca = world.assess(case, told)
    posted = world.as_("officer.sna").post(f"/cases/{case['id']}/decisions/", told.content)
    for path, tag in (
        (f"/assessments/{rca.json['id']}/", rca.etag),
        (f"/decisions/{posted.json['id']}/", posted.etag),
    ):
        read = world.as_("officer.sna").get(path)
        expect.equal(read.etag, tag, f"ETag of {path} read and written")
    expect.holds(world.as_("officer.sna").get(f"/cases/{case['id']}/").etag, "case without ETag")


def check_the_steps_of_a_case_need_if_match(world: World) -> None:
    """Transfer and close."""
    path = f"/cases/{world.case(stories.medical())['id']}"
    _demand_precondition(world, "officer.sna", f"{path}/transfer/", {"to_field_office": "ELP"})
    _demand_precondition(world, "officer.sna", f"{path}/close/", {"reason": "Departed"})


def check_the_steps_of_an_assessment_need_if_match(world: World) -> None:
    """Complete and void."""
    told = stories.medical()
    path = f"/assessments/{world.assess(world.book_in(told), told, complete=False).json['id']}"
    _demand_precondition(world, "officer.sna", f"{path}/complete/", {})
    _demand_precondition(world, "officer.sna", f"{path}/void/", {"reason": "Not this person"})


def check_the_steps_of_a_draft_need_if_match(world: World) -> None:
    """Change, submit, withdraw."""
    draft = world.draft(stories.medical())
    path = f"/decisions/{draft.json['id']}"
    body = {"outcome": "release_on_parole"}
    _demand_precondition(world, "officer.sna", f"{path}/", body, method="PATCH")
    _demand_precondition(world, "officer.sna", f"{path}/submit/", {})
    _demand_precondition(world, "officer.sna", f"{path}/withdraw/", {"reason": "Wrong case"})


def check_signing_returning_and_executing_need_if_match(world: World) -> None:
    """Whoever concurs, concurs with what they have read."""
    told = stories.medical()
    done = world.submitted(told)
    path = f"/decisions/{done.json['id']}"
    _demand_precondition(world, "supervisor.sna", f"{path}/concur/", {"statement": told.statement})
    _demand_precondition(
        world, "supervisor.sna", f"{path}/return/", {"reason": "Say which clinic it was"}
    )
    world.concur(done, told)
    body = {"executed_at": moment(seconds=0)}
    _demand_precondition(world, "officer.sna", f"{path}/execute/", body)


def check_the_steps_of_a_review_need_if_match(world: World) -> None:
    """All six."""
    review = world.review(world.submitted(stories.medical()))
    path = f"/overrides/{review.json['id']}"
    _demand_precondition(world, "policy.hq", f"{path}/claim/", {})
    expect.status(world.judge(review, "claim"), 200)
    reason = {"reason": "The letter carries it"}
    for verb, body in (
        ("unclaim", {}),
        ("find-sufficient", reason),
        ("find-insufficient", {**reason, "failed": ["drivers"]}),
        ("request-remediation", {**reason, "due_on": day(9)}),
        ("escalate", reason),
    ):
        _demand_precondition(world, "policy.hq", f"{path}/{verb}/", body)


def check_a_tag_of_before_a_change_is_stale(world: World) -> None:
    """Read, changed by another, acted on: 412; read again: it works."""
    told = stories.medical()
    draft = world.draft(told)
    path, officer = f"/decisions/{draft.json['id']}/", world.as_("officer.sna")
    conditions = [*told.decision["conditions"], {"kind": "home_visits", "detail": "weekly"}]
    changed = officer.patch(path, {"conditions": conditions}, etag=draft.etag)
    expect.status(changed, 200)
    expect.status(officer.patch(path, {"conditions": []}, etag=draft.etag), 412)
    expect.status(world.step("officer.sna", changed, "submit", etag=draft.etag), 412)
    expect.status(world.step("officer.sna", changed, "submit"), 200)


def check_a_supervisor_does_not_sign_an_older_round(world: World) -> None:
    """Returned and submitted again in between: the tag of the first round is stale."""
    told = stories.medical()
    first = world.submitted(told)
    back = world.step("supervisor2.sna", first, "return", {"reason": "Say which clinic it was"})
    expect.status(world.step("officer.sna", back, "submit"), 200)
    body = {"statement": told.statement}
    expect.status(world.step("supervisor.sna", back, "concur", body, etag=first.etag), 412)


def check_if_match_star_and_lists(world: World) -> None:
    """HTTP allows `*` and lists of tags; what this server makes of them is noted."""
    draft = world.draft(stories.medical())
    answer = _with_tag(world, draft, f'"x", {draft.etag}')
    world.note(f"If-Match with a list that holds the right tag is answered {answer.status}")
    expect.status(answer, 200, 400, 412)
    star = _with_tag(world, world.read(draft), "*")
    world.note(f"If-Match: * is answered {star.status}")
    expect.status(star, 200, 400, 412, 428)


def _with_tag(world: World, draft: Answer, tag: str) -> Answer:
    path = f"/decisions/{draft.json['id']}/"
    body = {"conditions": draft.json["conditions"]}
    return world.as_("officer.sna").patch(path, body, etag=tag)
