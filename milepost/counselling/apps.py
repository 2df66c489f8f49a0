"""The subject as Django knows it."""

from typing import Any

from django.apps import AppConfig


class Counselling(AppConfig):
    name = "milepost.counselling"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Terms of shares may give a benefits planner a part only where they gave counselling."""
        from milepost.shares.counselled import learn_from

        learn_from(_given)


def _given(organization: Any, tickets: Any) -> Any:
    from milepost.counselling.queries import given_by_parties

    return given_by_parties(organization, tickets)
