"""The words that a note, a letter and the settings choose from."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What passed (rulebook.contacts.Kind). Only the first meets a period."""

    TWO_WAY = "two_way", _("two-way contact")
    ATTEMPT = "attempt", _("attempt, not reached")
    INBOUND = "inbound", _("message from them, not answered yet")
    LETTER = "letter", _("letter mailed")


class Method(models.TextChoices):
    PHONE = "phone", _("telephone")
    TEXT = "text", _("text message")
    EMAIL = "email", _("e-mail")
    VIDEO = "video", _("video call")
    IN_PERSON = "in_person", _("in person")
    MAIL = "mail", _("postal mail")
    PORTAL = "portal", _("a portal of yours")
    OTHER = "other", _("another way")


class Service(models.TextChoices):
    """What an EN gives under its agreement: career planning, placement, ongoing support, and what belongs to them."""

    CAREER_PLANNING = "career_planning", _("career planning")
    BENEFITS = "benefits", _("benefits counseling")
    JOB_SEARCH = "job_search", _("job search and placement")
    APPLICATIONS = "applications", _("résumé and interview preparation")
    TRAINING = "training", _("training and education")
    ACCOMMODATION = "accommodation", _("accommodation and assistive technology")
    ONGOING_SUPPORT = "ongoing_support", _("ongoing employment support")
    WAGE_REPORTING = "wage_reporting", _("help with reporting wages")
    REFERRAL = "referral", _("referral to another service")
    OTHER = "other", _("another service")


class Phase(models.TextChoices):
    INITIAL = "initial", _("initial phase: monthly")
    ONGOING = "ongoing", _("ongoing support: quarterly")


class Reading(models.TextChoices):
    CALENDAR = "calendar", _("by the calendar: each month, each quarter (stricter)")
    ROLLING = "rolling", _("by days: 30 and 90 from the last contact")


class Mailing(models.TextChoices):
    FIRST_CLASS = "first_class", _("First-Class Mail, with a copy and the mailing date")
    CERTIFICATE = "certificate", _("First-Class Mail with a Certificate of Mailing")
    CERTIFIED = "certified", _("Certified Mail with a return receipt")


ZONES = (
    ("America/New_York", _("Eastern")),
    ("America/Chicago", _("Central")),
    ("America/Denver", _("Mountain")),
    ("America/Phoenix", _("Arizona")),
    ("America/Los_Angeles", _("Pacific")),
    ("America/Anchorage", _("Alaska")),
    ("Pacific/Honolulu", _("Hawaii")),
    ("America/Puerto_Rico", _("Puerto Rico and Virgin Islands")),
    ("Pacific/Guam", _("Guam and Northern Marianas")),
    ("Pacific/Pago_Pago", _("American Samoa")),
)
