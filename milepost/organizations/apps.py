"""The subject as Django knows it."""

from django.apps import AppConfig


class Organizations(AppConfig):
    name = "milepost.organizations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from milepost.organizations import signing_in_journal

        signing_in_journal.connect()
