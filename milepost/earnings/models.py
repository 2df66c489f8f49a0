"""Months of work: what was earned and paid, the cash benefit of the month, and the evidence."""

from __future__ import annotations

from django.db import models

from milepost.rulebook import facts
from milepost.tickets.fields import MonthField, WordField
from milepost.tickets.models import OfTicket


class MonthOfWork(OfTicket):
    """One month about which something is known. Money in whole cents."""

    month = MonthField()
    earned = models.BigIntegerField(null=True)
    paid = models.BigIntegerField(null=True)
    self_employed_net = models.BigIntegerField(null=True)
    cash = WordField(facts.Cash, null=False)
    evidence = WordField(facts.Evidence, null=False)

    class Meta:
        ordering = ("month",)
        constraints = (
            models.UniqueConstraint(fields=("ticket", "month"), name="one_row_for_a_month_of_a_ticket"),
        )

    def __str__(self) -> str:
        return str(self.month)
