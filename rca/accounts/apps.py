"""The accounts room: people, accounts, roles, field offices, the permission map."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts."""

    name = "rca.accounts"
    label = "accounts"
