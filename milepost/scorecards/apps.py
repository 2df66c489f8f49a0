"""The subject as Django knows it."""

from django.apps import AppConfig


class Scorecards(AppConfig):
    name = "milepost.scorecards"
    default_auto_field = "django.db.models.BigAutoField"
