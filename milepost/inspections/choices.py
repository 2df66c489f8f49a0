"""The words that quality reviews choose from, with the states they may be in."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from milepost.rulebook.inspections.gaps import Kind as Reviewed
from milepost.rulebook.inspections.standing import Said as SaidInLog
from milepost.rulebook.inspections.standing import Standing


class Kind(models.TextChoices):
    SERVICES = Reviewed.SERVICES.value, _("services and supports")
    PLAN = Reviewed.PLAN.value, _("plans")
    CERTIFICATION = Reviewed.CERTIFICATION.value, _("certifications of services")


class Source(models.TextChoices):
    OWN = "own", _("drawn on ourselves")
    RECEIVED = "received", _("asked for by the program manager")


class Spread(models.TextChoices):
    """Over what a sample of our own is spread."""

    WHOLE = "whole", _("over everybody alike")
    PARTNER = "partner", _("by partner, each its share")


class State(models.TextChoices):
    SEALED = "sealed", _("sealed, not drawn yet")
    OPEN = Standing.OPEN.value, _("being prepared")
    SENT = Standing.SENT.value, _("sent")
    ACCEPTED = Standing.ACCEPTED.value, _("accepted")
    FINDINGS = Standing.FINDINGS.value, _("findings")
    CLOSED = "closed", _("closed")
    WITHDRAWN = "withdrawn", _("withdrawn")


AT_WORK = (State.SEALED, State.OPEN, State.SENT, State.ACCEPTED, State.FINDINGS)
"""Neither closed nor withdrawn."""
IN_LOG = (State.OPEN, State.SENT, State.ACCEPTED, State.FINDINGS)
"""These follow from the log."""


class Said(models.TextChoices):
    SENT = SaidInLog.SENT.value, _("answer sent")
    ASKED_AGAIN = SaidInLog.ASKED_AGAIN.value, _("asked again, or given another deadline")
    ACCEPTED = SaidInLog.ACCEPTED.value, _("accepted")
    FINDINGS = SaidInLog.FINDINGS.value, _("findings")
    NOTE = SaidInLog.NOTE.value, _("something else")


class Way(models.TextChoices):
    """How an answer goes: never by e-mail (program operations 1.7)."""

    EXCHANGE = "exchange", _("GSO, the file exchange of the government")
    FAX = "fax", _("by fax")
    MAIL = "mail", _("by mail")
    PHONE = "phone", _("by telephone")


class FileKind(models.TextChoices):
    INDEX = "index", _("index")
    PLAN = "plan", _("plan")
    AMENDMENT = "amendment", _("amendment of the plan")
    RECORD = "record", _("record of the plan")
    CERTIFICATION = "certification", _("certification of services")
    NOTES = "notes", _("case notes")
    LETTER = "letter", _("letter")
    PROOF = "proof", _("proof of mailing")
    DOCUMENT = "document", _("another document")


class Work(models.TextChoices):
    """Work beside the pages."""

    NONE = "", _("not begun")
    GOING = "going", _("going on")
    DONE = "done", _("done")
    FAILED = "failed", _("stopped")
