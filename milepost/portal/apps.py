"""The subject as Django knows it."""

from django.apps import AppConfig


class Portal(AppConfig):
    name = "milepost.portal"
    default_auto_field = "django.db.models.BigAutoField"
