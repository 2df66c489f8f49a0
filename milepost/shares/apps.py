"""The subject as Django knows it."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class Shares(AppConfig):
    name = "milepost.shares"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Stands after `payments` among the listeners: the money stands by then as it was matched."""
        from milepost.shares import guards
        from milepost.tickets.touched import touched

        pre_migrate.connect(guards.take_down, sender=self)
        post_migrate.connect(guards.put_up, sender=self)
        touched.connect(_book, dispatch_uid="shares book what was touched")


def _book(*, tickets: Any, **_: Any) -> None:
    from milepost.shares.listening import book_touched

    book_touched(tickets)
