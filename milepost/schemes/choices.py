"""The words that schemes and their records choose from."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from milepost.rulebook.schemes.answers import Standing
from milepost.rulebook.schemes.facts import ClaimState


class VersionState(models.TextChoices):
    DRAFT = "draft", _("draft")
    IN_FORCE = "in_force", _("in force")
    WITHDRAWN = "withdrawn", _("withdrawn")


class InvoiceState(models.TextChoices):
    PREPARED = ClaimState.PREPARED.value, _("prepared")
    SENT = ClaimState.SENT.value, _("sent")
    RETURNED = ClaimState.RETURNED.value, _("returned for documents")
    APPROVED = ClaimState.APPROVED.value, _("approved")
    PAID = ClaimState.PAID.value, _("paid")
    DENIED = ClaimState.DENIED.value, _("denied")


class YesNo(models.TextChoices):
    UNKNOWN = "", _("not known")
    YES = "yes", _("yes")
    NO = "no", _("no")


STANDINGS = {
    Standing.PAYABLE: _("payable"),
    Standing.WAITING: _("waits"),
    Standing.UNKNOWN: _("not known"),
    Standing.SENT: _("sent"),
    Standing.PAID: _("paid"),
    Standing.LOST: _("lost"),
    Standing.BARRED: _("not payable"),
    Standing.DENIED: _("denied"),
}
LOOKS = {
    Standing.PAYABLE: "payable",
    Standing.WAITING: "waiting",
    Standing.UNKNOWN: "waiting",
    Standing.SENT: "pending",
    Standing.PAID: "paid",
    Standing.LOST: "expired",
    Standing.BARRED: "barred",
    Standing.DENIED: "denied",
}
"""How a standing looks: as the claim that stands so."""
