"""Entering a figure, and withdrawing it."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from milepost.claims.models import EnteredFigure
from milepost.journal.actions import Deed
from milepost.rulebook.law import Figure


@transaction.atomic
def enter(figure: Figure, *, read_on: date, deed: Deed) -> EnteredFigure:
    """Lay the figure over the tables of the organization; one of the same year steps back, and is kept."""
    assert deed.by is not None, "a figure is entered by somebody"
    in_force = EnteredFigure.objects.filter(organization=deed.organization, withdrawn_at=None)
    in_force.filter(parameter=figure.parameter, year=figure.year).update(
        withdrawn_at=timezone.now(), withdrawn_by=deed.by
    )
    entered = EnteredFigure.objects.create(
        organization=deed.organization,
        parameter=figure.parameter,
        year=figure.year,
        value=figure.value,
        source=figure.source,
        read_on=read_on,
        entered_by=deed.by,
    )
    deed.write(
        "enter figure",
        entered,
        parameter=figure.parameter,
        year=figure.year,
        value=figure.value,
        source=figure.source,
    )
    return entered


@transaction.atomic
def withdraw(entered: EnteredFigure, *, deed: Deed) -> None:
    """Take the figure out of force; it stays on record."""
    entered.withdrawn_at, entered.withdrawn_by = timezone.now(), deed.by
    entered.save(update_fields=["withdrawn_at", "withdrawn_by"])
    deed.write(
        "withdraw figure", entered, parameter=entered.parameter, year=entered.year, value=entered.value
    )
