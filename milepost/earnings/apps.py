"""The subject as Django knows it."""

from django.apps import AppConfig


class Earnings(AppConfig):
    name = "milepost.earnings"
    default_auto_field = "django.db.models.BigAutoField"
