"""The subject as Django knows it."""

from django.apps import AppConfig
from django.urls import register_converter


class Website(AppConfig):
    name = "milepost.website"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from milepost.website import lookups
        from milepost.website.kinds import Kind

        lookups.register()
        register_converter(Kind, "kind")
