"""Who is acting: an account, its person, and the roles it holds at this moment."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from rca.accounts.permission_map import EVERY_OFFICE, PERMISSIONS, Role


@dataclass(frozen=True, slots=True)
class Assignment:
    """One role, held in one field office, or in all (`field_office` is None)."""

    role: Role
    field_office: str | None


@dataclass(frozen=True, slots=True)
class Actor:
    """The signed-in account as actions see it. It comes from authentication, never a body."""

    account_id: UUID
    person_id: UUID
    username: str
    assignments: frozenset[Assignment]
    request_id: str = ""

    def roles(self) -> tuple[str, ...]:
        """Return the names of the roles held, sorted."""
        return tuple(sorted({a.role.value for a in self.assignments}))

    def may(self, permission: str) -> bool:
        """Tell whether any role held allows `permission`, wherever it is held."""
        return any(a.role in PERMISSIONS[permission] for a in self.assignments)

    def may_in(self, permission: str, field_office: str) -> bool:
        """Tell whether a role held in `field_office` (or everywhere) allows `permission`."""
        return any(
            a.role in PERMISSIONS[permission] and a.field_office in (None, field_office)
            for a in self.assignments
        )

    def holds(self, role: Role, field_office: str) -> bool:
        """Tell whether `role` is held in `field_office` or everywhere."""
        return any(
            a.role == role and a.field_office in (None, field_office) for a in self.assignments
        )

    def field_offices(self, permission: str) -> frozenset[str] | None:
        """Return the offices in which `permission` is held; None means every office."""
        held = [a for a in self.assignments if a.role in PERMISSIONS[permission]]
        if any(a.role in EVERY_OFFICE for a in held):
            return None
        return frozenset(a.field_office for a in held if a.field_office)


def assignments_from(rows: Iterable[tuple[str | None, str | None]]) -> frozenset[Assignment]:
    """Return the assignments for (role, field office code) rows, skipping empty ones."""
    return frozenset(Assignment(Role(role), office) for role, office in rows if role)
