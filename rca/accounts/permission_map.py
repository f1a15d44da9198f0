"""Who may do what: one table, read by verbs, by the API's route map and by `allowed_actions`.

Source: the roles of the API contract. No role is exempt from a rule, superusers included:
`is_superuser` opens the admin's account pages and nothing of a case.
"""

from enum import StrEnum


class Role(StrEnum):
    """The roles of the contract."""

    OFFICER = "officer"
    SUPERVISOR = "supervisor"
    DIRECTOR = "field_office_director"
    POLICY_OFFICE = "policy_office"
    AUDITOR = "auditor"
    FEED = "feed"
    ADMINISTRATOR = "administrator"


_FIELD = frozenset({Role.OFFICER, Role.SUPERVISOR, Role.DIRECTOR})
_READERS = _FIELD | {Role.POLICY_OFFICE, Role.AUDITOR}
_EVERYBODY = frozenset(Role)

EVERY_OFFICE = frozenset({Role.POLICY_OFFICE, Role.AUDITOR, Role.FEED, Role.ADMINISTRATOR})
"""Roles that are not bound to field offices."""

PERMISSIONS: dict[str, frozenset[Role]] = {
    "cases.book_in": frozenset({Role.OFFICER, Role.FEED}),
    "cases.read_case": _READERS,
    "cases.record_screening": frozenset({Role.OFFICER, Role.FEED}),
    "cases.transfer_case": frozenset({Role.OFFICER, Role.SUPERVISOR}),
    "cases.close_case": frozenset({Role.OFFICER, Role.SUPERVISOR}),
    "assessments.assess": frozenset({Role.OFFICER, Role.FEED}),
    "assessments.void_assessment": frozenset({Role.OFFICER, Role.SUPERVISOR}),
    "decisions.draft_decision": frozenset({Role.OFFICER, Role.SUPERVISOR}),
    "decisions.submit_decision": frozenset({Role.OFFICER, Role.SUPERVISOR}),
    "decisions.concur": frozenset({Role.SUPERVISOR, Role.DIRECTOR}),
    "decisions.return_decision": frozenset({Role.SUPERVISOR, Role.DIRECTOR}),
    "decisions.withdraw_decision": frozenset({Role.OFFICER, Role.SUPERVISOR}),
    "decisions.execute_decision": frozenset({Role.OFFICER}),
    "decisions.supplement_decision": frozenset({Role.OFFICER, Role.SUPERVISOR}),
    "decisions.read_decision": _READERS,
    "reviews.read_review": _READERS,
    "reviews.review_override": frozenset({Role.POLICY_OFFICE}),
    "policies.read_policy": _EVERYBODY,
    "policies.check_justification": _EVERYBODY,
    "policies.publish_edition": frozenset({Role.POLICY_OFFICE}),
    "ledger.read_entries": frozenset({Role.AUDITOR}),
    "ledger.verify_ledger": frozenset({Role.AUDITOR}),
    "accounts.manage_accounts": frozenset({Role.ADMINISTRATOR}),
}
