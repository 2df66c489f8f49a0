"""The words that messages choose from."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Side(models.TextChoices):
    RECORD = "record", _("EN of Record")
    PARTNER = "partner", _("partner")


class Awaits(models.TextChoices):
    """Who must answer."""

    NOBODY = "", _("nobody")
    RECORD = Side.RECORD.value, _("EN of Record")
    PARTNER = Side.PARTNER.value, _("partner")


class About(models.TextChoices):
    CONTACTS = "contacts", _("contacts and notes")
    EVIDENCE = "evidence", _("pay stubs and other evidence")
    SIGNATURES = "signatures", _("plans and signatures")
    CLAIMS = "claims", _("claims and payments")
    COUNSELLING = "counselling", _("benefits counselling")
    OTHER = "other", _("something else")
