"""The decisions room: officer decisions, justifications, concurrences."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """Registers the room."""

    name = "rca.decisions"
    label = "decisions"
