"""The subject as Django knows it."""

from django.apps import AppConfig


class Desk(AppConfig):
    name = "milepost.desk"
    default_auto_field = "django.db.models.BigAutoField"
