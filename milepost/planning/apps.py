"""The subject as Django knows it."""

from django.apps import AppConfig


class Planning(AppConfig):
    name = "milepost.planning"
    default_auto_field = "django.db.models.BigAutoField"
