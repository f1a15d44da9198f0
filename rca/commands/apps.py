"""The commands room: management commands, thin callers of actions and selectors."""

from django.apps import AppConfig


class CommandsConfig(AppConfig):
    """Registers the room."""

    name = "rca.commands"
    label = "commands"
