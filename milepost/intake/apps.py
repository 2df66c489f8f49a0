"""The subject as Django knows it."""

from django.apps import AppConfig


class Intake(AppConfig):
    name = "milepost.intake"
    default_auto_field = "django.db.models.BigAutoField"
