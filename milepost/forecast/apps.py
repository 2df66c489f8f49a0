"""The subject as Django knows it."""

from typing import Any

from django.apps import AppConfig


class Forecast(AppConfig):
    name = "milepost.forecast"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from milepost.claims.deciding import all_decided

        all_decided.connect(_forget, dispatch_uid="forecasts are of what was decided before")


def _forget(*, organization: Any, **_: Any) -> None:
    from milepost.forecast.keeping import forget

    forget(organization)
