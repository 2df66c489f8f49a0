"""Asking for a payment: why requests are denied or held, and looking for each of those reasons before one is sent."""

from milepost.rulebook.requests.check import check_before_sending
from milepost.rulebook.requests.checklist import checklist
from milepost.rulebook.requests.denials import DENIALS, Denial, DenialCode

__all__ = ["DENIALS", "Denial", "DenialCode", "check_before_sending", "checklist"]
