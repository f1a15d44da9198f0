"""The assessments room: RCA recommendations."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """Registers the room."""

    name = "rca.assessments"
    label = "assessments"
