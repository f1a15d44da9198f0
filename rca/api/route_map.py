"""Every address of the API and who may use it: (route name, method) to a permission.

A route or method that is missing here is closed to everybody, and a test that walks the URL
tree turns red. The permissions themselves stand in `rca.accounts.permission_map`.
"""

from typing import Final

PUBLIC: Final = "public"
SIGNED_IN: Final = "signed-in"

ROUTES: dict[str, dict[str, str]] = {
    "token": {"POST": PUBLIC},
    "token-revoke": {"POST": SIGNED_IN},
    "me": {"GET": SIGNED_IN},
    "schema": {"GET": PUBLIC},
    "docs": {"GET": PUBLIC},
    "detainees": {"GET": "cases.book_in", "POST": "cases.book_in"},
    "cases": {"GET": "cases.read_case", "POST": "cases.book_in"},
    "case": {"GET": "cases.read_case"},
    "case-screenings": {"GET": "cases.read_case", "POST": "cases.record_screening"},
    "case-transfer": {"POST": "cases.transfer_case"},
    "case-close": {"POST": "cases.close_case"},
    "case-assessments": {"GET": "cases.read_case", "POST": "assessments.assess"},
    "case-decisions": {"GET": "decisions.read_decision", "POST": "decisions.draft_decision"},
    "assessment": {"GET": "cases.read_case"},
    "assessment-complete": {"POST": "assessments.assess"},
    "assessment-void": {"POST": "assessments.void_assessment"},
    "decisions": {"GET": "decisions.read_decision"},
    "decision": {"GET": "decisions.read_decision", "PATCH": "decisions.draft_decision"},
    "decision-check": {"POST": "decisions.read_decision"},
    "decision-submit": {"POST": "decisions.submit_decision"},
    "decision-concur": {"POST": "decisions.concur"},
    "decision-return": {"POST": "decisions.return_decision"},
    "decision-withdraw": {"POST": "decisions.withdraw_decision"},
    "decision-execute": {"POST": "decisions.execute_decision"},
    "decision-supplement": {"POST": "decisions.supplement_decision"},
    "overrides": {"GET": "reviews.read_review"},
    "override": {"GET": "reviews.read_review"},
    "override-claim": {"POST": "reviews.review_override"},
    "override-unclaim": {"POST": "reviews.review_override"},
    "override-find-sufficient": {"POST": "reviews.review_override"},
    "override-find-insufficient": {"POST": "reviews.review_override"},
    "override-request-remediation": {"POST": "reviews.review_override"},
    "override-escalate": {"POST": "reviews.review_override"},
    "justification-checks": {"POST": "policies.check_justification"},
    "policies": {"GET": "policies.read_policy"},
    "policy-in-force": {"GET": "policies.read_policy"},
    "policy": {"GET": "policies.read_policy"},
    "ledger-entries": {"GET": "ledger.read_entries"},
    "ledger-verify": {"POST": "ledger.verify_ledger"},
    "problem-types": {"GET": PUBLIC},
    "problem-type": {"GET": PUBLIC},
}


def permission_for(route: str, method: str) -> str | None:
    """Return the permission for a route and method; None when the map does not know them."""
    return ROUTES.get(route, {}).get("GET" if method == "HEAD" else method)
