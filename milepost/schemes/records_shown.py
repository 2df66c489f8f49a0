"""The records that schemes ask of a person, by kind, each as one line for the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from milepost.rulebook.money import spoken
from milepost.rulebook.schemes.words import word_of
from milepost.schemes.models import (
    BoughtService,
    GivenNotice,
    SchemeInvoice,
    TicketPaper,
    WorkedHours,
)
from milepost.schemes.record_forms import KINDS, MINUTES
from milepost.tickets.models import Ticket
from milepost.website.templatetags.words import day, language, month


def records_of(ticket: Ticket) -> list[dict[str, Any]]:
    """Of each kind its name in addresses, its title, and its records in words."""
    return [
        {
            "kind": name,
            "title": kind.title,
            "rows": [(one, _WORDS[name](one)) for one in kind.model.objects.filter(ticket=ticket)],
        }
        for name, kind in KINDS.items()
    ]


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _service(one: BoughtService) -> str:
    named = {True: _("named on %(form)s"), False: _("not named on %(form)s")}.get(one.is_named)  # type: ignore[arg-type]
    return _joined(
        word_of(one.code, language()).capitalize(),
        one.provider,
        _("tier %(tier)s") % {"tier": one.tier} if one.tier else _("tier not known"),
        _("authorized on %(day)s") % {"day": day(one.authorized_on)} if one.authorized_on else None,
        one.number,
        named % {"form": one.form or "—"} if named else None,
    )


def _notice(one: GivenNotice) -> str:
    return _joined(
        _("Payment %(number)s") % {"number": one.payment},
        _("given on %(day)s") % {"day": day(one.given_on)},
        _("level expected on %(day)s") % {"day": day(one.expected_on)} if one.expected_on else None,
        _("in writing") if one.in_writing else _("not in writing"),
    )


def _paper(one: TicketPaper) -> str:
    signed = [
        words
        for words, is_signed in (
            (_("signed by the Ticketholder"), one.by_holder),
            (_("signed by the provider"), one.by_provider),
        )
        if is_signed
    ]
    said = word_of(one.kind, language())
    return _joined(said[0].upper() + said[1:], day(one.on), *signed)


def _invoice(one: SchemeInvoice) -> str:
    return _joined(
        _("Payment %(number)s") % {"number": one.payment},
        str(one.get_state_display()),
        _("invoiced on %(day)s") % {"day": day(one.invoiced_on)} if one.invoiced_on else None,
        one.number,
        ", ".join([*one.forms, *(word_of(kind, language()) for kind in one.evidence)]),
        _("paid on %(day)s") % {"day": day(one.paid_on)} if one.paid_on else None,
        spoken(one.cents) if one.cents is not None else None,
    )


def _hours(one: WorkedHours) -> str:
    hours, minutes = divmod(one.minutes, MINUTES)
    said = ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours}
    return _joined(month(one.month), said, f"{minutes} min" if minutes else None)


_WORDS: dict[str, Callable[[Any], str]] = {
    "service": _service,
    "notice": _notice,
    "paper": _paper,
    "invoice": _invoice,
    "hours": _hours,
}
