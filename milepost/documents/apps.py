"""The subject as Django knows it."""

from django.apps import AppConfig


class Documents(AppConfig):
    name = "milepost.documents"
    default_auto_field = "django.db.models.BigAutoField"
