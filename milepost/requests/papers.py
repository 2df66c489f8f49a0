"""The papers of a request: the cover of a fax, and the certification of services."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from milepost.notices.pdf import pdf_of
from milepost.organizations.models import Organization
from milepost.requests.models import Certification, PaymentRequest
from milepost.rulebook.wording import day_in_words, month_in_words
from milepost.tickets.models import Ticket


def fax_cover(request: PaymentRequest, pages: int, what: str, day: date, language: str) -> bytes:
    """One page that names the work case, the provider and what follows; nothing of the Ticketholder (program operations 1.7).

    `pages` counts the cover too.
    """
    organization = request.organization
    with translation.override(language):
        given = _frame(_("Fax: more information on a payment request"), organization, language) | {
            "work_case": request.work_case,
            "work_case_label": _("Work case"),
            "facts": [
                [_("To"), _("Ticket Program Manager, EN payments")],
                [_("From"), organization.name],
                [
                    _("Provider identification (PID)"),
                    (request.identity.pid if request.identity else "") or "—",
                ],
                [_("Day"), day_in_words(day, language)],
                [_("Pages with this one"), str(pages)],
                [_("What follows"), what],
            ],
            "lines": [
                _("This page names nobody. The pages behind it are confidential."),
                _("If they reached you by mistake, destroy them and call the sender."),
            ],
        }
    return pdf_of("requests/typst/fax.typ", given)


def certification_pdf(made: Certification, ticket: Ticket, language: str) -> bytes:
    """The certification as accessible PDF: sealed with its seal, or as a draft that says so."""
    content = made.content.open()
    sealed_on = made.sealed_on
    with translation.override(language):
        seal = (
            _("Sealed on %(day)s. Seal: %(digest)s")
            % {"day": day_in_words(sealed_on, language), "digest": made.digest}
            if sealed_on
            else _("Draft. It is sealed when the request is released.")
        )
        span = _("%(first)s to %(last)s") % {
            "first": month_in_words(made.first_month, language),
            "last": month_in_words(made.last_month, language),
        }
        by = made.sealed_by or made.made_by
        given = _frame(_("Certification of Services"), ticket.organization, language) | {
            "facts": [
                [_("Provider"), ticket.organization.name],
                [_("Ticketholder"), str(getattr(ticket, "holder", None) or ticket.reference)],
                [_("Months"), span],
            ],
            "heading": _("Services given"),
            "columns": [_("Day"), _("What was done")],
            "services": [
                [day_in_words(date.fromisoformat(on), language), what] for on, what in content["services"]
            ],
            "none": _("No service is named."),
            "statement": content["statement"],
            "signed": _("For the provider: %(name)s") % {"name": by.name},
            "seal": seal,
        }
    return pdf_of("requests/typst/certification.typ", given)


def _frame(title: str, organization: Organization, language: str) -> dict[str, Any]:
    return {
        "language": language,
        "title": title,
        "organization": organization.name,
        "foot": organization.name,
    }
