"""The subject as Django knows it."""

from typing import Any

from django.apps import AppConfig


class Desk(AppConfig):
    name = "milepost.desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listens last, because it stands last among the subjects: whoever else keeps answers has kept them by then."""
        from milepost.claims.deciding import all_decided, decided
        from milepost.tickets.touched import touched

        touched.connect(_gather_again, dispatch_uid="desk gathers again")
        decided.connect(_gather_batch, dispatch_uid="desk gathers a batch")
        all_decided.connect(_gathered_all, dispatch_uid="desk has gathered all")


def _gather_again(*, tickets: Any, **_: Any) -> None:
    from milepost.desk.gathering import gather_again

    gather_again(tickets)


def _gather_batch(*, tickets: Any, day: Any, **_: Any) -> None:
    from milepost.desk.gathering import keep_things

    keep_things(tickets, day)


def _gathered_all(*, organization: Any, **_: Any) -> None:
    from milepost.desk.gathering import finish

    finish(organization)
