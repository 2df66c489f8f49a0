"""The person behind a Ticket. Names stand here and nowhere else."""

from __future__ import annotations

from django.db import models

from milepost.tickets.models import Ticket


class Ticketholder(models.Model):
    """Whom the Ticket belongs to, as staff call them. Without one, a Ticket is shown by its reference."""

    ticket = models.OneToOneField(Ticket, models.PROTECT, related_name="holder")
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=5, default="en")

    def __str__(self) -> str:
        return self.name
