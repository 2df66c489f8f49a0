"""The subject as Django knows it."""

from django.apps import AppConfig


class Counselling(AppConfig):
    name = "milepost.counselling"
    default_auto_field = "django.db.models.BigAutoField"
