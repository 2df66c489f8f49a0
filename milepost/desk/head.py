"""The strip of facts at the head of a Ticketholder's page, gathered from the subjects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import cast

from django.apps import apps
from django.urls import reverse

from milepost.claims.summary import Decided, summary_of
from milepost.tickets.models import Ticket
from milepost.tickets.summary import TellsFacts

WITH_A_DECISION = "milepost.claims.summary"


@dataclass(frozen=True, slots=True)
class Shown:
    """A fact with the address that says more, if there is one."""

    label: str
    value: str
    note: str
    address: str


@cache
def _subjects() -> Sequence[TellsFacts]:
    found = []
    for app in apps.get_app_configs():
        module = f"{app.name}.summary"
        if app.name.startswith("milepost.") and module != WITH_A_DECISION and find_spec(module):
            found.append(cast("TellsFacts", import_module(module)))
    return found


def strip_of(ticket: Ticket, decided: Decided, day: date) -> list[Shown]:
    """Every subject's facts about the Ticket, in the order of their places."""
    facts = list(summary_of(decided, day))
    for subject in _subjects():
        facts += subject.summary(ticket, day)
    return [
        Shown(
            one.label,
            one.value,
            one.note,
            reverse(one.route, kwargs={"ticket_id": ticket.pk}) if one.route else "",
        )
        for one in sorted(facts, key=lambda one: one.place)
    ]
