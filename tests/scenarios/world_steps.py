"""What happens around the cases: roles, clocks, and attempts to write past the verbs."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from rca.accounts.models import Account, RoleAssignment
from rca.accounts.permission_map import Role
from rca.actions.grant_role import grant_role, revoke_role
from tests import factories
from tests.scenarios import people, raw_sql
from tests.scenarios.choices import anybody, cases
from tests.scenarios.machine import CaseWork


class WorldSteps(CaseWork):
    """The steps of administrators, clocks and intruders."""

    @rule(who=anybody)
    def grant_or_revoke(self, who: int) -> None:
        """Take somebody's first role away, or give it back."""
        somebody = self.people[who]
        administrator = factories.actor("admin.hq")
        first = people.everyday_role(who)
        if first in somebody.roles:
            held = RoleAssignment.objects.get(
                account__username=somebody.username, revoked_at__isnull=True
            )
            revoke_role(actor=administrator, at=self.at, assignment_id=held.pk)
            somebody.roles.remove(first)
        else:
            account = Account.objects.get(username=somebody.username)
            role, office = first
            grant_role(
                actor=administrator,
                at=self.at,
                account=account,
                role=Role(role),
                field_office=office,
            )
            somebody.roles.add(first)
        self.actors.pop(somebody.username, None)

    @rule(hours=st.sampled_from([-1, 1, 24, 100]))
    def clock(self, hours: int) -> None:
        """Time passes, or a clock is set back."""
        self.later(timedelta(hours=hours))

    @precondition(cases)
    @rule(which=st.integers(0, 14))
    def past_the_verbs(self, which: int) -> None:
        """Try to write past the verbs."""
        attempts = raw_sql.possible(self.seen)
        statement = attempts[which % len(attempts)]
        assert not raw_sql.lands(statement), statement
