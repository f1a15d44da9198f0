"""Requests that are well formed and say what cannot be: dates, offices, lists, credentials."""

from collections.abc import Callable
from typing import Any

from tests import contents
from tests.api.asking import Ask, Furnished, ask, check_body, detainee_body, moment_text, rca_body
from tests.api.hostile.checking import Problem
from tests.api.hostile.requests import Hostile


def sent(route: str, *, method: str = "POST", **changes: Any) -> Callable[[Furnished], Ask]:
    """Return a builder of a good request with some places of its body changed."""

    def build(rows: Furnished) -> Ask:
        good = ask(route, method, rows, author="officer.sna")
        return Ask(method, good.path, contents.with_changes(good.body, **changes), good.headers)

    return build


def _checked(**changes: Any) -> Callable[[Furnished], Ask]:
    body = contents.with_changes(check_body(), **changes)
    return lambda _: Ask("POST", "/api/v1/justification-checks/", body)


def _before_submission(rows: Furnished) -> Ask:
    good = ask("decision-execute", "POST", rows)
    return Ask("POST", good.path, {"executed_at": moment_text(days=1)}, good.headers)


def _twice_the_same_factor() -> dict[str, Any]:
    factors = rca_body()["factors"]
    return {"factors": [factors[0], factors[0]]}


IMPOSSIBLE: dict[str, Hostile] = {
    "check dated before its RCA": Hostile(
        _checked(decided_on=contents.day(30)), Problem(400, "/decided_on", "impossible-date")
    ),
    "check of an RCA without a day": Hostile(
        _checked(assessment__completed_on=None),
        Problem(400, "/assessment/completed_on", "required"),
    ),
    "check of an RCA without a recommendation": Hostile(
        _checked(assessment__recommendation=None),
        Problem(400, "/assessment/recommendation", "required"),
    ),
    "born tomorrow": Hostile(
        sent("detainees", date_of_birth=contents.day(-1)),
        Problem(400, "/date_of_birth", "impossible-date"),
    ),
    "born in 1899": Hostile(
        sent("detainees", date_of_birth="1899-12-31"),
        Problem(400, "/date_of_birth", "impossible-date"),
    ),
    "booked in tomorrow": Hostile(
        sent("cases", booked_in_at="2999-01-01T00:00:00Z"),
        Problem(400, "/booked_in_at", "impossible-date"),
    ),
    "booked in in 1999": Hostile(
        sent("cases", booked_in_at="1999-12-31T00:00:00Z"),
        Problem(400, "/booked_in_at", "impossible-date"),
    ),
    "booked in in year 1": Hostile(
        sent("cases", booked_in_at="0001-01-01T00:00:00Z"),
        Problem(400, "/booked_in_at", "impossible-date"),
    ),
    "unknown office": Hostile(
        sent("cases", field_office="XYZ"), Problem(400, "/field_office", "unknown")
    ),
    "office too long": Hostile(
        sent("cases", field_office="SNAX"), Problem(400, "/field_office", "max-length")
    ),
    "queried tomorrow": Hostile(
        sent("case-screenings", queried_at="2999-01-01T00:00:00Z"),
        Problem(400, "/queried_at", "impossible-date"),
    ),
    "RCA of the future": Hostile(
        sent("case-assessments", completed_on="2999-01-01"),
        Problem(400, "/completed_on", "impossible-date"),
    ),
    "RCA before there were any": Hostile(
        sent("case-assessments", completed_on="1999-01-01"),
        Problem(400, "/completed_on", "impossible-date"),
    ),
    "RCA with a factor twice": Hostile(
        sent("case-assessments", **_twice_the_same_factor()), Problem(400, "/factors", "repeated")
    ),
    "RCA completed without a recommendation": Hostile(
        sent("case-assessments", recommendation=None), Problem(400, "/recommendation", "required")
    ),
    "RCA with 61 factors": Hostile(
        sent("case-assessments", factors=[rca_body()["factors"][0]] * 61),
        Problem(400, "/factors", "max-length"),
    ),
    "61 conditions": Hostile(
        sent("case-decisions", conditions=[{"kind": "gps_monitoring"}] * 61),
        Problem(400, "/conditions", "max-length"),
    ),
    "executed tomorrow": Hostile(
        sent("decision-execute", executed_at="2999-01-01T00:00:00Z"),
        Problem(400, "/executed_at", "impossible-date"),
    ),
    "executed before it was submitted": Hostile(
        _before_submission, Problem(400, "/executed_at", "impossible-date")
    ),
    "remediation due in the past": Hostile(
        sent("override-request-remediation", due_on="2020-01-01"),
        Problem(400, "/due_on", "impossible-date"),
        "policy.hq",
    ),
    "failed nothing": Hostile(
        sent("override-find-insufficient", failed=[]), Problem(400, "/failed", "empty"), "policy.hq"
    ),
    "failed an unknown question": Hostile(
        sent("override-find-insufficient", failed=["grounds"]),
        Problem(400, "/failed/0", "not-a-choice"),
        "policy.hq",
    ),
    "transferred to where it is": Hostile(
        sent("case-transfer", to_field_office="SNA"), Problem(400, "/to_field_office", "unknown")
    ),
    "the reason n/a": Hostile(sent("case-close", reason="n/a"), Problem(422)),
    "a taken A-number": Hostile(
        lambda rows: Ask(
            "POST", "/api/v1/detainees/", detainee_body(a_number=rows.detainee.a_number)
        ),
        Problem(409),
    ),
    "a password that is wrong": Hostile(sent("token", password="wrong"), Problem(401)),
    "a name that is unknown": Hostile(sent("token", username="nobody"), Problem(401)),
    "a name with a wildcard": Hostile(sent("token", username="officer.%"), Problem(401)),
}
