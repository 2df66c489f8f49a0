"""The subject as Django knows it."""

from typing import Any

from django.apps import AppConfig


class Claims(AppConfig):
    name = "milepost.claims"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from milepost.plans.levels import law_asked_for
        from milepost.tickets.touched import touched

        touched.connect(_decide_again, dispatch_uid="claims decide again")
        law_asked_for.connect(_law, dispatch_uid="claims know the figures")


def _decide_again(*, tickets: Any, **_: Any) -> None:
    from milepost.claims.deciding import decide_as_they_stand

    decide_as_they_stand(tickets)


def _law(*, organization: Any, **_: Any) -> Any:
    from milepost.claims.figures import law_of

    return law_of(organization)
