"""The subject as Django knows it."""

from django.apps import AppConfig


class Correspondence(AppConfig):
    name = "milepost.correspondence"
    default_auto_field = "django.db.models.BigAutoField"
