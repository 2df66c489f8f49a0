"""The words that a service line and an enrollment choose from."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Source(models.TextChoices):
    """Who pays (systems C.4), in the words of a plan."""

    TICKET = "ticket", _("Ticket to Work")
    WIOA = "wioa", _("workforce program (WIOA)")
    VR = "vr", _("vocational rehabilitation")
    OTHER = "other", _("another payer")


class Program(models.TextChoices):
    """A program in which somebody takes part beside the Ticket program."""

    WIOA_ADULT = "wioa_adult", _("WIOA adult")
    WIOA_DISLOCATED = "wioa_dislocated", _("WIOA dislocated worker")
    WIOA_YOUTH = "wioa_youth", _("WIOA youth")
    WAGNER_PEYSER = "wagner_peyser", _("Wagner-Peyser employment service")
    VR = "vr", _("vocational rehabilitation")
    VETERANS = "veterans", _("employment services for veterans")
    ADULT_EDUCATION = "adult_education", _("adult education and literacy")
    OTHER = "other", _("another program")


WIOA_PROGRAMS = (Program.WIOA_ADULT, Program.WIOA_DISLOCATED, Program.WIOA_YOUTH)
COVERS: dict[str, tuple[str, ...]] = {Source.WIOA: WIOA_PROGRAMS, Source.VR: (Program.VR,)}
"""In which of these programs somebody whose service such a source pays for is expected to take part on its day."""


class Employed(models.TextChoices):
    YES = "yes", _("yes")
    NO = "no", _("no")
    UNKNOWN = "", _("not known")
