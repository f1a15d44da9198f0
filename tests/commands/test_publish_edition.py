"""publish_edition: written by one person, published by another, from a file or as shipped."""

from pathlib import Path

import pytest

from policies.models import Edition
from policies.selectors import edition_in_force
from rca.commands.demonstration.accounts import load_accounts
from rca.core.clock import now
from tests.commands.calling import Called, called
from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db

PEOPLE = ("--author", "policy.hq", "--publisher", "policy2.hq")
SHIPPED = Path("policies/editions/rca-1.toml")


@pytest.fixture(autouse=True)
def _accounts() -> None:
    load_accounts(at=now(), password=PASSWORD)


def _published(*more: str, edition: str = "RCA-1") -> Called:
    return called("publish_edition", edition, *PEOPLE, *more)


def test_a_shipped_edition_is_in_force_from_now() -> None:
    done = _published()
    assert done.code == 0
    assert "published: RCA-1, version 1" in done.told
    edition = edition_in_force(now())
    assert edition is not None
    assert edition.digest in done.told


def test_the_first_edition_may_reach_back() -> None:
    assert _published("--effective-from", "2022-10-01T00:00:00Z").code == 0
    assert Edition.objects.get().effective_from.year == 2022


def test_an_edition_is_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "next.toml"
    file.write_text(SHIPPED.read_text().replace("version = 1", "version = 2"))
    assert "RCA-1, version 2" in _published(edition=str(file)).told


def test_a_dry_run_publishes_nothing() -> None:
    assert "would be published: RCA-1" in _published("--dry-run").told
    assert not Edition.objects.exists()


def test_nobody_publishes_what_they_wrote() -> None:
    refused = called(
        "publish_edition", "RCA-1", "--author", "policy.hq", "--publisher", "policy.hq"
    )
    assert refused.code == 1
    assert "another person" in refused.complained
    assert not Edition.objects.exists(), "the draft must not stay behind"


def test_only_the_policy_office_publishes() -> None:
    refused = called(
        "publish_edition", "RCA-1", "--author", "officer.sna", "--publisher", "policy.hq"
    )
    assert refused.code == 1


def test_an_edition_is_published_once() -> None:
    _published()
    assert "on record already" in _published().complained


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("version = ", "cannot be read"),
        ("share = 0.5", "no canonical form"),
        ('reference = "X"', "edition cannot be read"),
    ],
)
def test_a_file_that_is_no_edition_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    file = tmp_path / "wrong.toml"
    file.write_text(text)
    refused = _published(edition=str(file))
    assert refused.code == 1
    assert complaint in refused.complained


def test_what_is_neither_file_nor_edition_is_told() -> None:
    assert "RCA-1" in _published(edition="RCA-77").complained
