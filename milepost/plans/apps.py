"""The subject as Django knows it."""

from django.apps import AppConfig


class Plans(AppConfig):
    name = "milepost.plans"
    default_auto_field = "django.db.models.BigAutoField"
