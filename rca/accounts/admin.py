"""The admin shows who may sign in and with which roles. It changes nothing and knows no case.

Accounts and roles change by verbs (`manage.py create_account`, `grant_role`, `revoke_role`), so
that each change has its ledger line.
"""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import Group
from django.http import HttpRequest
from knox.models import AuthToken

from rca.accounts.models import Account, FieldOffice, Person, RoleAssignment
from rca.accounts.permission_map import Role
from rca.accounts.selectors import actor_of


class ReadOnlyAdmin(admin.ModelAdmin):
    """Shows rows to administrators; adds, changes and deletes nothing."""

    actions = None

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Tell whether the account holds the administrator's role; superusers need it too."""
        return _is_administrator(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Tell whether the account holds the administrator's role."""
        return _is_administrator(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse."""
        return False


class AccountAdmin(ReadOnlyAdmin):
    """Accounts, without anything that could be used to sign in."""

    list_display = ("username", "person", "is_active", "last_login")
    search_fields = ("username", "person__name")
    fields = ("username", "person", "is_active", "last_login", "date_joined")


class RoleAssignmentAdmin(ReadOnlyAdmin):
    """Who holds which role where, now and before."""

    list_display = ("account", "role", "field_office", "granted_at", "revoked_at")
    list_filter = ("role", "field_office")


def _is_administrator(request: HttpRequest) -> bool:
    account = request.user
    if not isinstance(account, Account) or not account.is_active:
        return False
    held = actor_of(account).assignments
    return any(assignment.role == Role.ADMINISTRATOR for assignment in held)


for borrowed in (Group, AuthToken):
    if admin.site.is_registered(borrowed):
        admin.site.unregister(borrowed)
admin.site.register(Account, AccountAdmin)
admin.site.register(RoleAssignment, RoleAssignmentAdmin)
admin.site.register(Person, ReadOnlyAdmin)
admin.site.register(FieldOffice, ReadOnlyAdmin)
