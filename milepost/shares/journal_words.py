"""How the journal's actions and fields of this subject are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "ledger opened": _("Ledger opened"),
    "ledger settings changed": _("Settings of the ledger changed"),
    "party added": _("Party added"),
    "shares booked": _("Money booked in the ledger"),
    "period closed": _("Period of the ledger closed"),
    "terms drafted": _("Terms drafted"),
    "terms changed": _("Draft of terms changed"),
    "terms previewed": _("Looked at what terms would have given"),
    "terms signed": _("Terms signed"),
    "terms ended": _("Terms ended"),
    "terms ended with their agreement": _("Terms ended with their agreement"),
    "end of terms taken back": _("End of terms taken back"),
    "terms withdrawn": _("Draft of terms withdrawn"),
    "override agreed": _("Shares agreed for one Ticket"),
    "override withdrawn": _("Shares for one Ticket withdrawn"),
    "remittance prepared": _("Remittance prepared"),
    "remittance released": _("Remittance released"),
    "remittance paid": _("Remittance paid"),
    "remittance taken back": _("Remittance taken back"),
    "payment returned": _("Payment of a remittance returned by the bank"),
    "statements told": _("Partners told of their statements"),
    "who served written": _("Who served a Ticket written"),
    "remittance moved": _("Remittance moved"),
    "bank accounts written into a file": _("Bank accounts written into a payment file"),
    "statement read": _("Statement read"),
    "statements asked for": _("Statements asked for"),
    "ledger read out": _("Ledger written into a file"),
}
FIELDS = {
    "state": _("State"),
    "effective_from": _("From"),
    "effective_to": _("To"),
    "signed_on": _("Signed"),
    "agreement_ended_on": _("End of the agreement"),
    "tail": _("What flows after the end"),
    "tail_months": _("Months after the end"),
    "reference": _("Reference"),
    "rule": _("Shares"),
    "because": _("Because"),
    "minimum_cents": _("Least that is paid, in cents"),
}
