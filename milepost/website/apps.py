"""The subject as Django knows it."""

from django.apps import AppConfig


class Website(AppConfig):
    name = "milepost.website"
    default_auto_field = "django.db.models.BigAutoField"
