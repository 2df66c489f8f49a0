"""The subject as Django knows it."""

from typing import Any

from django.apps import AppConfig


class HandOffs(AppConfig):
    name = "milepost.handoffs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from milepost.tickets.touched import touched

        touched.connect(_tell_again, dispatch_uid="hand-offs are told again")


def _tell_again(*, tickets: Any, **_: Any) -> None:
    from milepost.handoffs.telling import tell_again

    tell_again(tickets)
