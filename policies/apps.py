"""The rulebook: the engine, the shipped editions, and the editions stored and in force."""

from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    """Registers the rulebook."""

    name = "policies"
    label = "policies"
