"""The subject as Django knows it."""

from typing import Any

from django.apps import AppConfig


class Asking(AppConfig):
    name = "milepost.asking"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from milepost.tickets.touched import touched

        touched.connect(_look_again, dispatch_uid="asking look again")


def _look_again(*, tickets: Any, **_: Any) -> None:
    from milepost.asking.ending import look_again

    look_again(tickets)
