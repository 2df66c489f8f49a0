"""The words that counselling chooses from, with the states it may be in."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    ASKED = "asked", _("asked for")
    TAKEN = "taken", _("taken on")
    RECORDS = "records", _("BPQY asked for")
    READY = "ready", _("BPQY is here")
    GIVEN = "given", _("given")
    CLOSED = "closed", _("closed")


OPEN = (State.ASKED, State.TAKEN, State.RECORDS, State.READY, State.GIVEN)


class AskedBy(models.TextChoices):
    TICKETHOLDER = "ticketholder", _("Ticketholder")
    REPRESENTATIVE = "representative", _("representative")
    PARTNER = "partner", _("partner")
    RECORD = "record", _("EN of Record")
    OTHER = "other", _("somebody else")


class Way(models.TextChoices):
    MAIL = "mail", _("by mail")
    FAX = "fax", _("by fax")
    OFFICE = "office", _("at the field office")
    PHONE = "phone", _("by telephone")


class Meeting(models.TextChoices):
    PHONE = "phone", _("by telephone")
    VIDEO = "video", _("by video")
    IN_PERSON = "in_person", _("in person")


class Came(models.TextChoices):
    """What became of an appointment."""

    AHEAD = "ahead", _("ahead")
    HELD = "held", _("held")
    MISSED = "missed", _("did not come")
    CANCELLED = "cancelled", _("called off")


class Given(models.TextChoices):
    SUMMARY = "summary", _("benefits summary")
    ANALYSIS = "analysis", _("benefits summary and analysis")
    UPDATE = "update", _("update of an analysis")


class Closed(models.TextChoices):
    DONE = "done", _("done")
    DECLINED = "declined", _("the Ticketholder does not want it")
    UNREACHABLE = "unreachable", _("nobody could be reached")
    REFERRED = "referred", _("referred elsewhere")
    MISTAKE = "mistake", _("recorded by mistake")


class Incentive(models.TextChoices):
    """Work incentives that an analysis may be about."""

    TRIAL_WORK = "trial_work", _("trial work period")
    EXTENDED = "extended", _("extended period of eligibility")
    REINSTATEMENT = "reinstatement", _("expedited reinstatement")
    EXPENSES = "expenses", _("impairment-related work expenses")
    BLIND_EXPENSES = "blind_expenses", _("blind work expenses")
    SUBSIDY = "subsidy", _("subsidy and special conditions")
    UNSUCCESSFUL = "unsuccessful", _("unsuccessful work attempt")
    EARNED_EXCLUSION = "earned_exclusion", _("earned income exclusion of SSI")
    STUDENT = "student", _("student earned income exclusion")
    PASS = "pass", _("plan to achieve self-support (PASS)")
    SECTION_1619 = "section_1619", _("section 1619(a) and (b)")
    MEDICARE = "medicare", _("Medicare goes on")
    MEDICAID = "medicaid", _("Medicaid while working")
    PROTECTION = "protection", _("no medical review while the Ticket is in use")
    REPORTING = "reporting", _("reporting wages")


class MoveCode(models.TextChoices):
    TAKE = "take", _("take on")
    GIVE_BACK = "give_back", _("give back")
    ASK_RECORDS = "ask_records", _("ask for the BPQY")
    RECEIVE = "receive", _("BPQY received")
    GIVE_UP = "give_up", _("no BPQY comes")
    GIVE = "give", _("record what was given")
    CLOSE = "close", _("close")
    OPEN_AGAIN = "open_again", _("open again")
