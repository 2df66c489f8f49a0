"""The subject as Django knows it."""

from typing import Any

from django.apps import AppConfig


class Contacts(AppConfig):
    name = "milepost.contacts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from milepost.tickets.touched import touched

        touched.connect(_reckon_again, dispatch_uid="contacts reckon again")


def _reckon_again(*, tickets: Any, **_: Any) -> None:
    from milepost.contacts.standing import reckon

    reckon(tickets)
