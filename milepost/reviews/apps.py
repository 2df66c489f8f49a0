"""The subject as Django knows it."""

from django.apps import AppConfig


class Reviews(AppConfig):
    name = "milepost.reviews"
    default_auto_field = "django.db.models.BigAutoField"
