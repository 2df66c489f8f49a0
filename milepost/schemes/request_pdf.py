"""The request for one payment of a scheme as an accessible PDF: filled from the records, with what is missing listed.

What a State's own form asks is not published in reach (systems A.6), so it is no form of the State: the agency's own goes with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from milepost.claims.figures import law_of
from milepost.keys.fields import opened
from milepost.notices.pdf import pdf_of
from milepost.organizations.models import StaffMember
from milepost.rulebook.money import spoken
from milepost.rulebook.schemes import PaymentAnswer
from milepost.rulebook.schemes.conditions import service_of
from milepost.rulebook.schemes.levels import level_of, value_of
from milepost.rulebook.schemes.model import Level
from milepost.rulebook.schemes.papers import is_by_ssn
from milepost.rulebook.schemes.words import word_of
from milepost.schemes.choices import STANDINGS
from milepost.schemes.deciding import Decided
from milepost.schemes.models import Scheme, SchemeInvoice
from milepost.schemes.queries import case_detail_of, invoice_of, provider_of
from milepost.tickets.models import Ticket
from milepost.website.templatetags.words import day, language, month

TEMPLATE = "schemes/typst/request.typ"
BLANK = "____________________"
Pairs = list[list[str]]


@dataclass(frozen=True, slots=True)
class OnPaper:
    """What is sealed, or not every reader's, and stands on the paper for those who may see it."""

    case_number: str = ""
    counselor: str = ""
    vendor_number: str = ""
    tin: str = ""


def on_paper(ticket: Ticket, scheme: Scheme, member: StaffMember) -> OnPaper:
    """The EN of Record's own numbers for its own staff alone. A tax number that was made from somebody's SSN is never printed."""
    detail, kept = case_detail_of(ticket), provider_of(scheme)
    number, counselor = opened(detail.case_number) or "", opened(detail.counselor) or ""
    if member.partner is not None:
        return OnPaper(number, counselor)
    tin = opened(kept.tin) or ""
    return OnPaper(number, counselor, kept.vendor_number, "" if is_by_ssn(tin) else tin)


def request_pdf(ticket: Ticket, found: Decided, answer: PaymentAnswer, paper: OnPaper, on: date) -> bytes:
    """In the reader's language. `on`: the day on which it is drawn."""
    scheme, spoken_in = found.decision.scheme, language()
    invoice = invoice_of(ticket, found.version.scheme, answer.number, answer.time)
    given: dict[str, Any] = {
        "language": spoken_in,
        "title": answer.label,
        "organization": ticket.organization.name,
        "foot": _("Drawn from the records on %(day)s. The agency's own form goes with it.")
        % {"day": day(on)},
        "sections": [
            [_("Who and what"), _who(ticket, found, paper)],
            [_("Provider"), _provider(ticket, found, paper)],
            [_("The payment"), _payment(found, answer, invoice)],
        ],
        "months_heading": _("Months that count"),
        "months_head": [_("Month"), _("Gross pay"), _("Level of its year")],
        "months": _months(ticket, found, answer, on),
        "no_months": _("No month reaches the level yet."),
        "missing_heading": _("What is missing"),
        "missing": [one.words(spoken_in) for one in answer.missing],
        "warnings": [one.finding(spoken_in) for one in answer.warnings],
        "reasons": [one.finding(spoken_in) for one in answer.reasons],
        "reasons_heading": _("Why"),
        "nothing_missing": _("Nothing that the records can show."),
        "signatures_heading": _("Signatures"),
        "signatures_head": [_("Who"), _("Signature"), _("Date")],
        "signatures": [[_("Provider"), BLANK, "________"], [_("VR counselor"), BLANK, "________"]],
    }
    if scheme.is_historic:
        given["warnings"] = [_("This scheme is historic."), *given["warnings"][1:]]
    return pdf_of(TEMPLATE, given)


def _who(ticket: Ticket, found: Decided, paper: OnPaper) -> Pairs:
    known, service = found.person.case, service_of(found.decision.scheme, found.person)
    return [
        [_("Scheme"), found.decision.scheme.name],
        [_("Agency"), found.decision.scheme.agency or BLANK],
        [_("Ticketholder"), str(getattr(ticket, "holder", None) or ticket.reference)],
        [_("Number of the case"), paper.case_number or BLANK],
        [_("VR counselor"), paper.counselor or BLANK],
        [_("VR case closed on"), day(known.closed_on if known else None) or BLANK],
        [_("Service"), word_of(service.code, language()) if service else BLANK],
        [_("Tier"), (service.tier if service else "") or BLANK],
    ]


def _provider(ticket: Ticket, found: Decided, paper: OnPaper) -> Pairs:
    own = [one for one in found.person.assignments if one.provider in found.person.provider.names]
    proofs = ", ".join(f"{word_of(one.kind, language())} ({day(one.on)})" for one in found.person.proofs)
    return [
        [_("Provider"), ticket.organization.name],
        [_("Vendor number"), paper.vendor_number or BLANK],
        [_("The State's identification number"), paper.tin or BLANK],
        [_("EN id"), (ticket.identity.pid if ticket.identity else "") or BLANK],
        [_("Ticket assigned on"), day(own[-1].assigned_on) if own else BLANK],
        [_("Proof of the assignment"), proofs or BLANK],
    ]


def _payment(found: Decided, answer: PaymentAnswer, invoice: SchemeInvoice | None) -> Pairs:
    notices = [one.given_on for one in found.person.notices if one.payment == answer.number]
    evidence = ", ".join(word_of(one, language()) for one in invoice.evidence) if invoice else ""
    return [
        [_("Payment number"), str(answer.number)],
        [_("How it stands"), str(STANDINGS[answer.standing])],
        [_("Amount"), _("not known") if answer.cents is None else spoken(answer.cents)],
        [_("Notice given on"), day(min(notices)) if notices else BLANK],
        [_("Service authorization or purchase order"), (invoice.authorization if invoice else "") or BLANK],
        [_("Evidence of earnings attached"), evidence or BLANK],
        [_("Invoice number"), (invoice.number if invoice else "") or BLANK],
        [_("Invoiced on"), day(invoice.invoiced_on) if invoice and invoice.invoiced_on else BLANK],
    ]


def _months(ticket: Ticket, found: Decided, answer: PaymentAnswer, on: date) -> list[list[str]]:
    payment = next(one for one in found.decision.scheme.payments if one.number == answer.number)
    law, outcome, rows = law_of(ticket.organization), payment.outcome, []
    for one in answer.months:
        level = level_of(outcome, one, found.person.blind, law, on)
        value = value_of(outcome, found.person.months[one])
        rows.append([month(one), _figure(outcome.level, value), _figure(outcome.level, level)])
    return rows


def _figure(level: Level, figure: Any) -> str:
    """Money, or hours; an exact level has its cents."""
    if figure is None:
        return _("not known")
    if level is Level.HOURS:
        return _("%(hours)s h %(minutes)s min") % {"hours": int(figure) // 60, "minutes": int(figure) % 60}
    whole = int(figure)
    return spoken(whole) if whole == figure else f"${figure / 100:,f}"
