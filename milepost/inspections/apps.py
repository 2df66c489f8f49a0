"""The subject as Django knows it."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class Inspections(AppConfig):
    name = "milepost.inspections"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Stands before `desk` among the listeners: what a packet lacks is known by then."""
        from milepost.inspections import guards
        from milepost.tickets.touched import touched

        pre_migrate.connect(guards.take_down, sender=self)
        post_migrate.connect(guards.put_up, sender=self)
        touched.connect(_look_again, dispatch_uid="inspections look again at what was touched")


def _look_again(*, tickets: Any, **_: Any) -> None:
    from milepost.inspections.looking import look_again

    look_again(tickets)
