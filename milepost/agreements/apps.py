"""The subject as Django knows it."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class Agreements(AppConfig):
    name = "milepost.agreements"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from milepost.agreements import guards

        pre_migrate.connect(guards.take_down, sender=self)
        post_migrate.connect(guards.put_up, sender=self)
