"""The reviews room: override reviews and their queue."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """Registers the room."""

    name = "rca.reviews"
    label = "reviews"
