"""The subject as Django knows it."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class Payments(AppConfig):
    name = "milepost.payments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Stands after `claims` among the listeners: the answers that it lays beside the money are kept by then."""
        from milepost.claims.deciding import decided
        from milepost.payments import guards
        from milepost.requests.moving import paid_by_hand, unpaid_by_hand
        from milepost.tickets.touched import touched

        paid_by_hand.connect(_money_of_request, dispatch_uid="payments keep money of requests")
        unpaid_by_hand.connect(_no_money_came, dispatch_uid="payments keep requests paid")
        pre_migrate.connect(guards.take_down, sender=self)
        post_migrate.connect(guards.put_up, sender=self)
        touched.connect(_match_again, dispatch_uid="payments match again")
        decided.connect(_match_again, dispatch_uid="payments match a batch")


def _match_again(*, tickets: Any, **_: Any) -> None:
    from milepost.payments.keeping import keep_three_ways

    keep_three_ways(tickets)


def _money_of_request(*, request: Any, paid: Any, deed: Any, **_: Any) -> None:
    from milepost.payments.by_hand_actions import keep_money_of

    keep_money_of(request, paid, deed=deed)


def _no_money_came(*, request: Any, deed: Any, **_: Any) -> None:
    from milepost.payments.by_hand_actions import forget_money_of

    forget_money_of(request, deed=deed)
