"""The cases room: custody cases and detainees."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Registers the room."""

    name = "rca.cases"
    label = "cases"
