"""Steps on cases: booking in, RCAs, vetting queries, transfers, closing."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from rca.actions.book_in import book_in
from rca.actions.close_case import close_case
from rca.actions.complete_assessment import complete_assessment
from rca.actions.record_assessment import record_assessment
from rca.actions.record_screening import record_screening
from rca.actions.transfer_case import transfer_case
from rca.actions.void_assessment import void_assessment
from tests import contents, factories
from tests.scenarios.choices import cases, level, number, officers, rcas
from tests.scenarios.machine import CaseWork, Tracked


class CaseSteps(CaseWork):
    """The steps of whoever keeps the case."""

    @precondition(lambda self: len(self.cases) == 1)
    @rule()
    def book_in(self) -> None:
        """Register a person and book them in, as a matter of course."""
        case = book_in(
            actor=self.actor(self.people[0]) if not self.cases else factories.actor("feed.earm"),
            at=self.at,
            detainee_id=factories.registered(by="feed.earm").pk,
            field_office="SNA",
            booked_in_at=self.at - timedelta(hours=2),
        )
        self.cases.append(Tracked(case.pk))

    @precondition(cases)
    @rule(which=number, who=officers, level=level, complete=st.booleans())
    def assess(self, which: int, who: int, level: str, complete: bool) -> None:
        """Record an RCA, and perhaps complete it."""
        case, somebody = self.case(which), self.people[who]
        expected = case.model.assess(somebody, level, complete=complete)
        made = self.attempt(
            expected,
            record_assessment,
            somebody,
            case_id=case.key,
            assessment=contents.rca(public_safety_risk=level),
            complete_now=complete,
        )
        if made:
            case.rca_keys.append(made.pk)

    @precondition(rcas)
    @rule(which=number, who=officers)
    def complete(self, which: int, who: int) -> None:
        """Complete an RCA."""
        case, somebody = self.cases[0], self.people[who]
        place = -1 - which % len(case.rca_keys)
        expected = case.model.complete(somebody, case.model.rcas[place])
        named = self._named("assessment_id", case.rca_keys[place])
        self.attempt(expected, complete_assessment, somebody, **named)

    @precondition(rcas)
    @rule(which=number, who=officers)
    def void(self, which: int, who: int) -> None:
        """Void an RCA."""
        case, somebody = self.cases[0], self.people[who]
        place = -1 - which % len(case.rca_keys)
        expected = case.model.void(somebody, case.model.rcas[place])
        named = self._named("assessment_id", case.rca_keys[place])
        self.attempt(expected, void_assessment, somebody, reason=contents.REASON, **named)

    @precondition(cases)
    @rule(which=number, who=officers)
    def screen(self, which: int, who: int) -> None:
        """Record a vetting query."""
        case, somebody = self.case(which), self.people[who]
        self.attempt(
            case.model.screen(somebody),
            record_screening,
            somebody,
            case_id=case.key,
            kind="wants_and_warrants",
            queried_at=self.at,
            result="no_record",
            reference="NCIC-0001",
        )

    @precondition(cases)
    @rule(which=number, who=officers, office=st.sampled_from(["SNA", "ELP"]))
    def transfer(self, which: int, who: int, office: str) -> None:
        """Hand a case over."""
        case, somebody = self.case(which), self.people[who]
        expected = case.model.transfer(somebody, office)
        named = self._named("case_id", case.key)
        self.attempt(expected, transfer_case, somebody, to_field_office=office, **named)

    @precondition(lambda self: len(self.cases) > 1)
    @rule(which=number, who=officers)
    def close(self, which: int, who: int) -> None:
        """Close a case."""
        case, somebody = self.case(which), self.people[who]
        expected = case.model.close(somebody)
        named = self._named("case_id", case.key)
        self.attempt(expected, close_case, somebody, reason=contents.REASON, **named)
