"""The subject as Django knows it."""

from django.apps import AppConfig


class Requests(AppConfig):
    name = "milepost.requests"
    default_auto_field = "django.db.models.BigAutoField"
