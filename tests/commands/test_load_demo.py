"""load_demo: the accounts of the contract, and cases in every state, made as real ones are."""

import pytest
from django.db.models import Count
from pytest_django.fixtures import Settings

from policies.engine.vocabulary import CONTRADICTIONS
from policies.selectors import edition_in_force
from rca.accounts.models import Account, FieldOffice, RoleAssignment
from rca.accounts.selectors import actor_named
from rca.actions.verify_ledger import verify_everything
from rca.assessments import workflow as assessments
from rca.assessments.models import Assessment
from rca.cases import workflow as cases
from rca.cases.models import Case, Detainee
from rca.cases.selectors import assessment_overdue
from rca.commands.demonstration.scripts import scripts
from rca.core.clock import now
from rca.decisions import workflow as decisions
from rca.decisions.models import Decision
from rca.decisions.signatures import missing
from rca.ledger.models import Entry
from rca.reviews import workflow as reviews
from rca.reviews.models import Review
from tests.commands.calling import called

pytestmark = pytest.mark.django_db

ROLES = {
    "officer.sna": ["officer"],
    "officer2.sna": ["officer"],
    "supervisor.sna": ["supervisor"],
    "supervisor2.sna": ["supervisor"],
    "director.sna": ["field_office_director"],
    "officer.elp": ["officer"],
    "supervisor.elp": ["supervisor"],
    "director.elp": ["field_office_director"],
    "policy.hq": ["policy_office"],
    "policy2.hq": ["policy_office"],
    "auditor.oig": ["auditor"],
    "feed.earm": ["feed"],
    "admin.hq": ["administrator"],
}


@pytest.fixture(autouse=True)
def _first_look(settings: Settings) -> None:
    settings.DEBUG = True


def test_the_accounts_of_the_contract_and_nothing_else() -> None:
    done = called("load_demo", "--accounts-only")
    assert done.code == 0
    assert "accounts added: 13 of 13" in done.told
    assert {name: list(actor_named(name).roles()) for name in ROLES} == ROLES
    assert Account.objects.count() == len(ROLES)
    assert FieldOffice.objects.count() == 25
    assert not Detainee.objects.exists()


def test_a_policy_is_in_force_without_which_nothing_could_be_judged() -> None:
    called("load_demo", "--accounts-only")
    edition = edition_in_force(now())
    assert edition is not None
    assert (edition.reference, edition.number) == ("RCA-1", 1)
    assert edition.author_person_id != edition.publisher_person_id


def test_the_password_is_the_one_of_the_settings(settings: Settings) -> None:
    settings.RCA_DEMO_PASSWORD = "a lantern on the pier"
    called("load_demo", "--accounts-only")
    assert Account.objects.get(username="officer.sna").check_password("a lantern on the pier")


def test_refused_when_debug_is_off(settings: Settings) -> None:
    settings.DEBUG = False
    refused = called("load_demo")
    assert refused.code == 1
    assert "DEBUG is off" in refused.complained
    assert not Account.objects.exists()


def test_a_dry_run_leaves_nothing_behind() -> None:
    done = called("load_demo", "--accounts-only", "--dry-run")
    assert "accounts would be added: 13" in done.told
    assert not Account.objects.exists()
    assert not Entry.objects.exists()


def test_the_present_must_have_come() -> None:
    assert called("load_demo", "--at", "2199-01-01T00:00:00Z").code == 1


def test_the_present_has_a_time_zone() -> None:
    refused = called("load_demo", "--at", "2026-01-01T00:00:00")
    assert refused.code != 0
    assert "time zone" in refused.complained


def test_the_second_run_adds_nothing() -> None:
    called("load_demo")
    before = _everything()
    again = called("load_demo")
    assert "accounts added: 0" in again.told
    assert "cases added: 0" in again.told
    assert _everything() == before


def test_what_was_missing_is_added_to_the_accounts() -> None:
    called("load_demo", "--accounts-only")
    assert f"cases added: {len(scripts())}" in called("load_demo").told


def test_every_state_of_the_four_machines_is_there() -> None:
    called("load_demo")
    assert _states(Case) == set(cases.STATES)
    assert _states(Assessment) == set(assessments.STATES)
    assert _states(Decision) == set(decisions.STATES)
    assert _states(Review) == set(reviews.STATES)
    _assert_it_is_lively()
    _assert_a_signature_is_owed()


def test_everything_of_it_can_be_verified_and_happened_in_its_order() -> None:
    called("load_demo")
    found = verify_everything()
    assert found.faults == ()
    assert not [words for words in found.ledger.warnings if "earlier" in words]
    assert found.record.rows > 150
    first_role = RoleAssignment.objects.earliest("granted_at").granted_at
    assert Case.objects.earliest("created_at").created_at > first_role


def _assert_it_is_lively() -> None:
    by_office = Case.objects.values_list("field_office").annotate(Count("pk"))
    assert {office for office, number in by_office if number >= 8} == {"SNA", "ELP"}
    assert assessment_overdue(Case.objects.all(), now(), True).count() >= 2
    assert Entry.objects.filter(event="decision.submission_refused").count() == 1
    assert Review.objects.filter(hold=True, state="open", due_at__lt=now()).exists()
    contradictions = set(Decision.objects.values_list("contradiction", flat=True))
    assert contradictions == set(CONTRADICTIONS)


def _assert_a_signature_is_owed() -> None:
    decision = Decision.objects.get(ground="court_order", state="executed")
    assert missing(decision) == ["supervisor"]
    assert decision.concurrence_due_at is not None
    assert decision.case.state == "released"


def _states(model: type[Case | Assessment | Decision | Review]) -> set[str]:
    return set(model._default_manager.values_list("state", flat=True))


def _everything() -> list[int]:
    models = (Account, RoleAssignment, Detainee, Case, Decision, Review, Entry)
    return [model._default_manager.count() for model in models]
