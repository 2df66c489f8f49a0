"""The subject as Django knows it."""

from django.apps import AppConfig


class Tickets(AppConfig):
    name = "milepost.tickets"
    default_auto_field = "django.db.models.BigAutoField"
