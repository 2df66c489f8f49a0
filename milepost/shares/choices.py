"""The words that terms, entries and runs choose from."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class TermsState(models.TextChoices):
    DRAFT = "draft", _("draft")
    SIGNED = "signed", _("signed")
    ENDED = "ended", _("ended")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Read(models.TextChoices):
    PAYMENT = "payment", _("the terms in force when the money comes")
    ASSIGNMENT = "assignment", _("the terms in force when the Ticket was assigned, for good")


class Attribution(models.TextChoices):
    CLAIM_MONTH = "claim_month", _("by claim month: who served at its end")
    ASSIGNMENT_DAY = "assignment_day", _("by assignment: who served on that day")
    WEIGHTS = "weights", _("by weights agreed for the Ticket")


class Odd(models.TextChoices):
    LARGEST = "largest", _("by largest remainder; of equal ones to")
    NAMED = "named", _("always to")


class TailWord(models.TextChoices):
    """The words of the rulebook: what flows after the agreement has ended."""

    AS_PAID = "as_paid", _("as long as SSA pays")
    MONTHS = "months", _("for a number of months")
    NOTHING = "nothing", _("nothing")


class PartyKind(models.TextChoices):
    BENEFITS_PLANNER = "benefits_planner", _("benefits planner")
    EMPLOYER = "employer", _("employer")
    REFERRAL_SOURCE = "referral_source", _("referral source")
    OTHER = "other", _("another party")


class EntryKind(models.TextChoices):
    """The words of the rulebook."""

    SHARED = "shared", _("payment shared")
    MIRRORED = "mirrored", _("correction of a payment")
    HELD = "held", _("money that waits")
    REVERSED = "reversed", _("entry reversed")
    REMITTED = "remitted", _("remittance")
    PAID = "paid", _("remittance paid out")
    TAKEN_BACK = "taken_back", _("remittance taken back")
    RETURNED = "returned", _("payment returned by the bank")


class RunState(models.TextChoices):
    PREPARED = "prepared", _("prepared, waits for a second person")
    RELEASED = "released", _("released, to be paid")
    PAID = "paid", _("paid")
    DROPPED = "dropped", _("dropped before release")
    TAKEN_BACK = "taken_back", _("taken back")


class Way(models.TextChoices):
    """How a party is paid in a run."""

    ACH = "ach", _("bank transfer (ACH)")
    OTHER = "other", _("otherwise: no bank account is on record")
    CARRIED = "carried", _("not paid: carried to the next remittance")


class FileKind(models.TextChoices):
    PDF = "pdf", "PDF"
    EXCEL = "xlsx", "Excel"
