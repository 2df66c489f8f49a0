"""Entering a figure, and withdrawing it."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from milepost.claims.models import EnteredFigure
from milepost.journal.actions import write
from milepost.organizations.models import StaffMember
from milepost.rulebook.law import Figure


@transaction.atomic
def enter(figure: Figure, *, read_on: date, by: StaffMember) -> EnteredFigure:
    """Lay the figure over the tables of the organization; one of the same year steps back, and is kept."""
    _in_force(by).filter(parameter=figure.parameter, year=figure.year).update(
        withdrawn_at=timezone.now(), withdrawn_by=by
    )
    entered = EnteredFigure.objects.create(
        organization=by.organization,
        parameter=figure.parameter,
        year=figure.year,
        value=figure.value,
        source=figure.source,
        read_on=read_on,
        entered_by=by,
    )
    write(
        "enter figure",
        entered,
        organization=by.organization,
        by=by,
        parameter=figure.parameter,
        year=figure.year,
        value=figure.value,
        source=figure.source,
    )
    return entered


@transaction.atomic
def withdraw(entered: EnteredFigure, *, by: StaffMember) -> None:
    """Take the figure out of force; it stays on record."""
    entered.withdrawn_at, entered.withdrawn_by = timezone.now(), by
    entered.save(update_fields=["withdrawn_at", "withdrawn_by"])
    write("withdraw figure", entered, organization=by.organization, by=by, value=entered.value)


def _in_force(by: StaffMember) -> QuerySet[EnteredFigure]:
    return EnteredFigure.objects.filter(organization=by.organization, withdrawn_at=None)
