"""The subject as Django knows it."""

from django.apps import AppConfig


class Services(AppConfig):
    name = "milepost.services"
    default_auto_field = "django.db.models.BigAutoField"
