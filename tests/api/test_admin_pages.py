"""The admin shows accounts to administrators, decides nothing and changes nothing (T11)."""

from fnmatch import fnmatch
from typing import Any

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from rca.accounts.models import Account, FieldOffice, Person, RoleAssignment
from rca.ledger.models import Entry
from tests.api.asking import Furnished, routes
from tests.api.authorization import ADMIN, PRINCIPALS, table
from tests.api.conftest import rolled_back
from tests.api.test_authorization_matrix import make_superuser

TABLE = table(ADMIN)
MODELS = (Account, RoleAssignment, Person, FieldOffice)
# Django's own pages around signing in; they are about the visitor's own session.
OWN_SESSION = {"login", "logout", "password_change", "password_change_done", "jsi18n"}
# These need a parameter or an object of another kind, and show nothing here.
NOTHING_THERE = {"autocomplete", "view_on_site", "None"}


def admin_names() -> set[str]:
    return {str(route.name) for place, route in routes() if place.startswith("admin/")}


def lines_for(name: str) -> set[str]:
    return {pattern for pattern, _ in TABLE if fnmatch(name, pattern)}


@pytest.fixture(scope="module")
def visitors(shared_rows: dict[str, Furnished]) -> dict[str, Client]:
    make_superuser()
    Account.objects.update(is_staff=True)
    return {name: _visitor(username) for name, username in PRINCIPALS.items()}


def _visitor(username: str | None) -> Client:
    client = Client(raise_request_exception=False)
    if username:
        client.force_login(Account.objects.get(username=username))
    return client


def _path(name: str) -> str:
    if name == "app_list":
        return reverse("admin:app_list", kwargs={"app_label": "accounts"})
    if name.endswith(("_change", "_delete", "_history")):
        model = next(m for m in MODELS if m._meta.model_name == name.split("_")[1])
        return reverse(f"admin:{name}", args=[_first(model).pk])
    return reverse(f"admin:{name}")


def _first(model: Any) -> Any:
    return model.objects.order_by("pk").first()


def test_every_page_of_the_admin_is_in_the_table() -> None:
    known = OWN_SESSION | NOTHING_THERE
    assert {name for name in admin_names() - known if not lines_for(name)} == set()


def test_the_table_names_no_page_that_is_gone() -> None:
    found = {line for name in admin_names() for line in lines_for(name)}
    assert {pattern for pattern, _ in TABLE} - found == set()


def test_only_accounts_are_registered() -> None:
    assert set(admin.site._registry) == set(MODELS)


@pytest.mark.parametrize(("line", "method"), TABLE)
def test_everybody_gets_the_answer_of_the_table(
    rows: dict[str, Furnished], visitors: dict[str, Client], line: str, method: str
) -> None:
    lines_before = Entry.objects.count()
    for name in admin_names():
        if fnmatch(name, line):
            statuses = {}
            for principal, visitor in visitors.items():
                with rolled_back():
                    answer = visitor.generic(method, _path(name))
                    statuses[principal] = (answer.status_code, answer.status_code)
            assert statuses == TABLE[line, method], name
    assert Entry.objects.count() == lines_before


@pytest.mark.parametrize("name", ["admin", "root"])
@pytest.mark.parametrize("action", ["add", "change", "delete"])
@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
def test_nothing_can_be_sent(
    rows: dict[str, Furnished], visitors: dict[str, Client], name: str, action: str, model: Any
) -> None:
    before = list(model.objects.order_by("pk").values())
    path = _path(f"accounts_{model._meta.model_name}_{action}")
    form = {"post": "yes", "is_superuser": "on", "is_active": "", "name": "Changed", "role": "x"}
    assert visitors[name].post(path, form).status_code == 403
    assert list(model.objects.order_by("pk").values()) == before


def test_no_bulk_action_deletes(rows: dict[str, Furnished], visitors: dict[str, Client]) -> None:
    count = RoleAssignment.objects.count()
    ids = list(RoleAssignment.objects.values_list("pk", flat=True))
    form = {"action": "delete_selected", "_selected_action": ids, "post": "yes"}
    visitors["admin"].post(_path("accounts_roleassignment_changelist"), form)
    assert RoleAssignment.objects.count() == count


def test_without_the_staff_flag_nobody_enters(rows: dict[str, Furnished]) -> None:
    Account.objects.update(is_staff=False)
    for username in filter(None, PRINCIPALS.values()):
        answer = _visitor(username).get(_path("index"))
        assert (answer.status_code, answer["Location"]) == (302, "/admin/login/?next=/admin/")


def test_no_page_shows_a_password_or_a_token(
    rows: dict[str, Furnished], visitors: dict[str, Client]
) -> None:
    account = Account.objects.get(username="officer.sna")
    page = visitors["admin"].get(reverse("admin:accounts_account_change", args=[account.pk]))
    assert account.username.encode() in page.content
    assert account.password.encode() not in page.content
