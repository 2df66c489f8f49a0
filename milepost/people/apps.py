"""The subject as Django knows it."""

from django.apps import AppConfig


class People(AppConfig):
    name = "milepost.people"
    default_auto_field = "django.db.models.BigAutoField"
