from policies.engine.rules import screening_missing as rule
from tests.policies.engine.records import edition, facts, pointers

KINDS = ("wants_and_warrants", "national_security", "border_crossing_history")


def screenings(queried_at: str, *kinds: str) -> list[dict[str, str]]:
    return [
        {"kind": kind, "queried_at": queried_at, "result": "no_record", "reference": "Q-1"}
        for kind in kinds
    ]


def executing(queried_at: str, *kinds: str) -> dict[str, object]:
    return {
        "stage": "execution",
        "executing_at": "2023-05-18T12:00:00Z",
        "screenings": screenings(queried_at, *kinds),
    }


def test_three_queries_exactly_72_hours_old_pass() -> None:
    assert pointers(rule, **executing("2023-05-15T12:00:00Z", *KINDS)) == []


def test_a_second_older_and_each_is_missing() -> None:
    assert pointers(rule, **executing("2023-05-15T11:59:59Z", *KINDS)) == ["/screenings"] * 3


def test_the_offset_from_utc_is_read() -> None:
    assert pointers(rule, **executing("2023-05-15T08:00:00-04:00", *KINDS)) == []


def test_a_query_after_the_execution_does_not_count() -> None:
    assert len(pointers(rule, **executing("2023-05-18T12:00:01Z", *KINDS))) == 3


def test_each_missing_kind_is_named() -> None:
    [finding] = rule.check(facts(**executing("2023-05-18T09:00:00Z", *KINDS[:2])), edition())
    assert "border_crossing_history" in finding.message
    assert finding.severity == "concern"


def test_the_policy_may_make_it_blocking() -> None:
    strict = edition(screenings__severity="blocking")
    findings = list(rule.check(facts(**executing("2023-05-18T09:00:00Z")), strict))
    assert {finding.severity for finding in findings} == {"blocking"}


def test_without_a_moment_of_execution_nothing_is_fresh() -> None:
    changes = executing("2023-05-18T09:00:00Z", *KINDS) | {"executing_at": None}
    assert len(pointers(rule, **changes)) == 3


def test_nothing_is_asked_at_submission() -> None:
    assert pointers(rule) == []


def test_nothing_is_asked_before_a_detention() -> None:
    changes = executing("2023-05-18T09:00:00Z") | {"decision__outcome": "detain"}
    assert pointers(rule, **changes) == []
