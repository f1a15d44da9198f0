"""The one judgement: facts and a policy in, a verdict out."""

from policies.engine.facts import Facts
from policies.engine.policy import Policy
from policies.engine.rules import FORM_RULES, JUSTIFICATION_RULES
from policies.engine.statements import judge_reason, judge_statement
from policies.engine.verdict import Finding, Verdict, is_sufficient
from policies.engine.vocabulary import RELEASES

__all__ = ["evaluate", "judge_reason", "judge_statement"]


def evaluate(facts: Facts, policy: Policy) -> Verdict:
    """Judge one decision. Every rule runs, and every violation comes back.

    A decision that agrees with the assessment owes no justification; one given all the same
    is not judged, and only the decision's own form is.
    """
    contradiction = facts.contradiction
    findings = _findings(facts, policy, demanded=contradiction != "none")
    row = policy.row(facts)
    exempt = facts.justification and facts.justification.ground in row.hold_exempt_grounds
    return Verdict(
        contradiction=contradiction,
        justification_required=contradiction != "none",
        verdict="sufficient" if is_sufficient(findings) else "insufficient",
        concurrence=row.roles,
        hold=row.review == "before" and not exempt,
        review=row.review != "none",
        execute_before_concurrence=_must_not_wait(facts, policy),
        findings=findings,
    )


def _findings(facts: Facts, policy: Policy, *, demanded: bool) -> tuple[Finding, ...]:
    """Rule by rule in the registry's order, and within a rule in the document's order."""
    rules = FORM_RULES + (JUSTIFICATION_RULES if demanded else ())
    return tuple(finding for rule in rules for finding in rule.check(facts, policy))


def _must_not_wait(facts: Facts, policy: Policy) -> bool:
    """A release that a court ordered, with the order among the evidence.

    Standard, "who must concur": such a release must not wait for anybody's concurrence.
    """
    exception, justification = policy.court_order_exception, facts.justification
    if justification is None or facts.decision.outcome not in RELEASES:
        return False
    cited = any(item.kind in exception.evidence for item in justification.evidence)
    return cited and justification.ground in exception.grounds
