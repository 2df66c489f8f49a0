"""What form SSA-1401 asks, as an accessible PDF: the providers and the chart of shares. It is not the form itself."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from milepost.notices.pdf import pdf_of
from milepost.payments.choices import DecidedBy
from milepost.payments.models import SplitAgreement
from milepost.payments.owing import read_split
from milepost.website.templatetags.words import claim_name, day, language, word

TEMPLATE = "payments/typst/split.typ"


def pdf(agreement: SplitAgreement, name: str) -> bytes:
    """In the reader's language. `name` is the Ticketholder's; the number is written by hand, or with SSA's own form."""
    split, content = read_split(agreement), agreement.content.open()
    given: dict[str, Any] = {
        "language": language(),
        "title": _("Request to split payments"),
        "organization": agreement.organization.name,
        "foot": _("What form SSA-1401 asks. Send SSA's own form with it."),
        "facts": [
            [_("Ticketholder"), name],
            [_("Social Security number"), "____ - ___ - ______"],
            [_("Edition"), str(agreement.edition)],
            [_("Shares decided by"), agreement.get_decided_by_display()],
            [_("Signed"), day(agreement.signed_on) or "—"],
        ],
        "parties_heading": _("Providers"),
        "party_columns": [_("Provider"), _("Provider ID"), _("Assigned on"), _("Contact"), _("Telephone")],
        "parties": [
            [
                one.name,
                one.pid or "—",
                day(one.assigned_on) or "—",
                raw.get("contact") or "—",
                raw.get("phone") or "—",
            ]
            for one, raw in zip(split.parties, content["parties"], strict=True)
        ],
        "chart_heading": _("Shares in percent"),
        "chart_columns": [_("Payment"), *(one.name for one in split.parties)],
        "chart": [[_row_named(row), *(f"{one}%" for one in row.percents)] for row in split.rows],
        "no_chart": _("The program manager decides.")
        if agreement.decided_by == DecidedBy.PROGRAM_MANAGER
        else _("No row."),
        "signatures_heading": _("Signatures"),
        "signatures": [one.name for one in split.parties],
        "signature_columns": [_("Provider"), _("Signature"), _("Date")],
    }
    return pdf_of(TEMPLATE, given)


def _row_named(row: Any) -> str:
    return row_in_words(row.claim, row.first, row.last)


def row_in_words(claim: str, first: int | None, last: int | None) -> str:
    """`Phase 1 milestone 2`, `Outcome 1 to 12`."""

    class _One:
        number = first

    one = _One()
    one.claim = claim  # type: ignore[attr-defined]
    said = claim_name(one) if first is not None else word(claim)
    said = said[0].upper() + said[1:]
    return (
        _("%(claim)s to %(last)s") % {"claim": said, "last": last}
        if last is not None and last != first
        else said
    )
