"""The subject as Django knows it."""

from django.apps import AppConfig


class Editing(AppConfig):
    name = "milepost.editing"
    default_auto_field = "django.db.models.BigAutoField"
