"""The subject as Django knows it."""

from django.apps import AppConfig


class Organizations(AppConfig):
    name = "milepost.organizations"
    default_auto_field = "django.db.models.BigAutoField"
