"""The subject as Django knows it."""

from django.apps import AppConfig


class Uploads(AppConfig):
    name = "milepost.uploads"
    default_auto_field = "django.db.models.BigAutoField"
