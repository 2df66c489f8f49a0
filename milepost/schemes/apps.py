"""The subject as Django knows it."""

from django.apps import AppConfig


class Schemes(AppConfig):
    name = "milepost.schemes"
    default_auto_field = "django.db.models.BigAutoField"
