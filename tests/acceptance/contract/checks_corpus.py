"""The labelled cases, where they are at hand: no sufficient one is refused."""

import json
from pathlib import Path
from typing import Any

from contract import expect
from contract.situations import Person, Situation, person
from contract.world import World

# Spread, so that no account comes near its share of requests a minute.
_READERS = (
    "officer.elp",
    "supervisor.elp",
    "director.elp",
    "policy2.hq",
    "admin.hq",
    "auditor.oig",
)
_SIGNER = {"supervisor": "supervisor.sna", "field_office_director": "director.sna"}


def _labelled(world: World, name: str) -> list[dict[str, Any]]:
    if not world.corpus:
        world.note(f"{name} is not at hand; RCA_CORPUS_DIR names its folder")
        return []
    lines = (Path(world.corpus) / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line]


def check_no_sufficient_case_of_the_corpus_is_refused(world: World) -> None:
    """All cases through `justification-checks`; how many insufficient ones fall is noted."""
    wrongly, rightly, lines = [], 0, _labelled(world, "dev.jsonl")
    for place, line in enumerate(lines):
        reader = world.as_(_READERS[place % len(_READERS)])
        found = expect.status(reader.post("/justification-checks/", line["request"]), 200)
        blocked = bool(expect.blocking(found))
        expect.equal(found["verdict"] == "insufficient", blocked, f"{line['id']}: blocked")
        if line["label"] == "sufficient" and blocked:
            wrongly.append((line["id"], [f["rule"] for f in found["findings"]]))
        rightly += line["label"] == "insufficient" and blocked
    if lines:
        wanted = sum(line["label"] == "insufficient" for line in lines)
        world.note(f"{rightly} of {wanted} insufficient justifications of the corpus are refused")
    expect.equal(wrongly, [], "sufficient cases refused")


def check_findings_point_into_the_request(world: World) -> None:
    """Each pointer of each finding on the insufficient cases resolves, or names what is absent."""
    for place, line in enumerate(_labelled(world, "dev.jsonl")[1:24:2]):
        reader = world.as_(_READERS[place % len(_READERS)])
        for finding in reader.post("/justification-checks/", line["request"]).json["findings"]:
            parts = finding["pointer"].split("/")[1:]
            _walk(line["request"], parts, f"{line['id']}: {finding['pointer']}")


def _walk(document: Any, parts: list[str], about: str) -> None:
    """Follow a JSON pointer; only its last part may be absent."""
    for depth, part in enumerate(parts):
        last = depth == len(parts) - 1
        if isinstance(document, list):
            expect.holds(part.isdigit() and int(part) < len(document), f"{about} leads nowhere")
            document = document[int(part)]
        else:
            known = isinstance(document, dict) and (part in document or last)
            expect.holds(known, f"{about} leads nowhere")
            document = document.get(part)


def _situation(line: dict[str, Any], statement: str) -> Situation:
    """A labelled case as a situation that can be booked in."""
    request, somebody = line["request"], person()
    named = Person(
        request["detainee"]["given_name"],
        request["detainee"]["family_name"],
        somebody.a_number,
        country_of_citizenship=request["detainee"]["country_of_citizenship"],
    )
    return Situation(
        named, request["assessment"], request["decision"], request["justification"], statement
    )


def check_a_corpus_case_goes_its_whole_way(world: World) -> None:
    """The dialysis case, with the statement labelled sufficient for it."""
    cases = {line["id"]: line for line in _labelled(world, "dev.jsonl")}
    signed = {line["id"]: line for line in _labelled(world, "supervisor-statements.jsonl")}
    if cases and signed:
        told = _situation(cases["D005"], signed["S002"]["statement"])
        done = world.executed(told)
        expect.equal(done.json["state"], "executed", "state")


def check_plain_statements_of_the_corpus_are_refused(world: World) -> None:
    """Statements that say nothing in any case; how many fall is noted."""
    wrong = [s for s in _labelled(world, "supervisor-statements.jsonl") if s["why"]]
    wrong = [s for s in wrong if s["label"] == "insufficient"]
    if not wrong:
        return
    from_story = world.submitted(_dialysis(world))
    refused = []
    for line in wrong:
        signer = _SIGNER[line["context"]["role"]]
        if signer == "director.sna" or line["context"]["ground"] != "medical":
            signer = "supervisor.sna"
        if not _plain(line["statement"]):
            continue
        body = {"statement": line["statement"]}
        answer = world.step(signer, from_story, "concur", body)
        expect.status(answer, 422)
        expect.holds(answer.json["findings"], f"no findings: {answer.told()}")
        refused.append(line["id"])
    world.note(f"statements without a reason that were refused: {', '.join(refused)}")


def _dialysis(world: World) -> Situation:
    cases = {line["id"]: line for line in _labelled(world, "dev.jsonl")}
    return _situation(cases["D005"], "")


def _plain(statement: str) -> bool:
    """Whether every word is about agreeing, or is noise."""
    words = {word.strip(".,").lower() for word in statement.split()}
    return words <= {"concur", "qwe", "rty", "asd", "fgh", "zxc", "approved", "no", "objection"}


def check_every_sufficient_statement_is_accepted_for_its_case(world: World) -> None:
    """Statements whose case is among the labelled ones, by ground, outcome and conditions."""
    cases = [line for line in _labelled(world, "dev.jsonl") if line["label"] == "sufficient"]
    for line in _labelled(world, "supervisor-statements.jsonl")[:6]:
        match = next((case for case in cases if _same(case["request"], line["context"])), None)
        if line["label"] == "sufficient" and match and line["context"]["role"] == "supervisor":
            told = _situation(match, line["statement"])
            world.concur(world.submitted(told), told)


def _same(request: dict[str, Any], context: dict[str, Any]) -> bool:
    imposed = {condition["kind"] for condition in request["decision"]["conditions"]}
    return (
        request["justification"]["ground"] == context["ground"]
        and request["decision"]["outcome"] == context["outcome"]
        and set(context["conditions"]) == imposed
    )
