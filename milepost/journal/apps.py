"""The subject as Django knows it."""

from django.apps import AppConfig


class Journal(AppConfig):
    name = "milepost.journal"
    default_auto_field = "django.db.models.BigAutoField"
