"""The subject as Django knows it."""

from django.apps import AppConfig


class Spreadsheets(AppConfig):
    name = "milepost.spreadsheets"
    default_auto_field = "django.db.models.BigAutoField"
