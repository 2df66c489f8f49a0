"""The subject as Django knows it."""

from django.apps import AppConfig


class Candidates(AppConfig):
    name = "milepost.candidates"
    default_auto_field = "django.db.models.BigAutoField"
