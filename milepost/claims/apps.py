"""The subject as Django knows it."""

from django.apps import AppConfig


class Claims(AppConfig):
    name = "milepost.claims"
    default_auto_field = "django.db.models.BigAutoField"
