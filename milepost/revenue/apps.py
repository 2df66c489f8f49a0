"""The subject as Django knows it."""

from django.apps import AppConfig


class Revenue(AppConfig):
    name = "milepost.revenue"
    default_auto_field = "django.db.models.BigAutoField"
