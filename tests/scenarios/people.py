"""The people of the stateful test, and what each may do: written by hand, from the contract."""

from dataclasses import dataclass, field, replace

from rca.accounts.permission_map import Role
from tests import factories

Held = set[tuple[str, str | None]]

READERS = {"officer", "supervisor", "field_office_director", "policy_office", "auditor"}
MAY = {
    "assess": {"officer"},
    "screen": {"officer"},
    "void": {"officer", "supervisor"},
    "transfer": {"officer", "supervisor"},
    "close": {"officer", "supervisor"},
    "write": {"officer", "supervisor"},
    "sign": {"supervisor", "field_office_director"},
    "execute": {"officer"},
    "review": {"policy_office"},
}


@dataclass
class Somebody:
    """An account: its person, and the roles that it holds, each in an office or everywhere."""

    username: str
    person: str
    roles: Held = field(default_factory=set)

    def holds(self, role: str, office: str) -> bool:
        """Tell whether this account holds `role` in `office`."""
        return (role, office) in self.roles or (role, None) in self.roles

    def obstacle(self, action: str, office: str) -> str | None:
        """Return the error for a role that may not, or an office that is not theirs, or None."""
        here = {role for role, place in self.roles if place in (None, office)}
        if here & MAY[action]:
            return None
        return "NotAllowed" if here & READERS else "NotFound"


USERNAMES = (
    "officer.sna",
    "officer2.sna",
    "supervisor.sna",
    "supervisor2.sna",
    "director.sna",
    "officer.elp",
    "supervisor.elp",
    "director.elp",
    "policy.hq",
    "policy2.hq",
    "auditor.oig",
    "officer.sna as supervisor",
    "supervisor.sna as director",
    "policy.hq as supervisor",
)
"""Everybody who acts, by the place in this list; the last three are second accounts."""

_ROLES = {
    "officer": "officer",
    "officer2": "officer",
    "supervisor": "supervisor",
    "supervisor2": "supervisor",
    "director": "field_office_director",
    "policy": "policy_office",
    "policy2": "policy_office",
    "auditor": "auditor",
}


def everybody() -> list[Somebody]:
    """Return the people of USERNAMES; the second accounts are created."""
    people = []
    for place, name in enumerate(USERNAMES):
        first, _, second_role = name.partition(" as ")
        account = _second(first, second_role) if second_role else first
        people.append(Somebody(account, first, {everyday_role(place)}))
    return people


def everyday_role(place: int) -> tuple[str, str | None]:
    """Return the role that the person at this place of USERNAMES has from the beginning."""
    name = USERNAMES[place]
    first, _, second_role = name.partition(" as ")
    if second_role:
        return _ROLES[second_role], "SNA"
    post, where = first.split(".")
    return _ROLES[post], where.upper() if where in ("sna", "elp") else None


def afresh(everybody: list[Somebody]) -> list[Somebody]:
    """Return the same people with the roles that they have from the beginning."""
    return [replace(somebody, roles=set(somebody.roles)) for somebody in everybody]


def _second(first: str, role: str) -> str:
    return factories.second_account(of=first, role=Role(_ROLES[role]), field_office="SNA").username
