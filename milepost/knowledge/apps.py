"""The subject as Django knows it."""

from django.apps import AppConfig


class Knowledge(AppConfig):
    name = "milepost.knowledge"
    default_auto_field = "django.db.models.BigAutoField"
