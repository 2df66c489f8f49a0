"""How the journal's actions and fields of this subject are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "money recorded": _("Money recorded"),
    "money list taken": _("List of money taken over"),
    "money matched": _("Money matched"),
    "money paid twice": _("Money for a payment that was made before"),
    "money explained": _("Money explained otherwise"),
    "money opened again": _("Money opened again"),
    "money withdrawn": _("Money recorded by mistake"),
    "money named": _("Said about whom the money is"),
    "money added": _("Adjustment matched"),
    "money taken back": _("Payment taken back"),
    "money out of deposit": _("Money taken out of a deposit"),
    "deposit recorded": _("Deposit recorded"),
    "deposit made up": _("Money put into a deposit"),
    "recovery announced": _("Recovery announced"),
    "recovery moved": _("Recovery moved"),
    "request paid anew": _("Another sum was paid for a request"),
    "split drafted": _("Agreement to split drafted"),
    "split moved": _("Agreement to split moved"),
    "split withdrawn": _("Agreement to split withdrawn"),
    "payments read out": _("Payments written into a file"),
}
FIELDS = {
    "state": _("State"),
    "ticket": _("Ticketholder"),
    "remittance": _("Deposit"),
    "paid_cents": _("Paid, in cents"),
    "signed_on": _("Signed"),
    "sent_on": _("Sent"),
    "received_on": _("Received by the program manager"),
    "withdrawn_at": _("Withdrawn"),
    "withdrawn_because": _("Withdrawn because"),
}
