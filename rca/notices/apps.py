"""The notices room: the outbox: who is to be told what."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Registers the room."""

    name = "rca.notices"
    label = "notices"
