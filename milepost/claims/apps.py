"""The subject as Django knows it."""

from typing import Any

from django.apps import AppConfig


class Claims(AppConfig):
    name = "milepost.claims"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from milepost.tickets.touched import touched

        touched.connect(_decide_again, dispatch_uid="claims decide again")


def _decide_again(*, tickets: Any, **_: Any) -> None:
    from milepost.claims.deciding import decide_again

    decide_again(tickets)
