"""The subject as Django knows it."""

from django.apps import AppConfig


class Duties(AppConfig):
    name = "milepost.duties"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Says whose security training is not within the year, where something is handed over for the Portal."""
        from milepost.duties.gate import why_no_hand_over
        from milepost.organizations.hand_over import ask

        ask(why_no_hand_over)
