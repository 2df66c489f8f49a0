"""The subject as Django knows it."""

from django.apps import AppConfig


class Notices(AppConfig):
    name = "milepost.notices"
    default_auto_field = "django.db.models.BigAutoField"
