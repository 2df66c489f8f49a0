"""How the words of the rules about stubs are called on a page. Their values are those of the rulebook."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Frequency(models.TextChoices):
    WEEKLY = "weekly", _("weekly")
    TWO_WEEKLY = "two_weekly", _("every two weeks")
    TWICE_MONTHLY = "twice_monthly", _("twice a month")
    MONTHLY = "monthly", _("monthly")
    IRREGULAR = "irregular", _("irregular")


class ShownBy(models.TextChoices):
    STUB = "stub", _("a pay stub")
    WORK_NUMBER = "work_number", _("a line of a Work Number report")
    EMPLOYER_STATEMENT = "employer_statement", _("a line of a statement signed by the employer")


class CameBy(models.TextChoices):
    PAPER = "paper", _("paper")
    PHOTO = "photo", _("photograph")
    PORTAL = "portal", _("the employer's web page")
    TEXT = "text", _("link by text message")
    MAIL = "mail", _("mail or fax")


class NameShown(models.TextChoices):
    MATCHES = "matches", _("theirs, legible")
    EXPLAINED = "explained", _("a former or shortened name, with proof on file")
    DIFFERS = "differs", _("another name")
    ILLEGIBLE = "illegible", _("cannot be read")


class DatesShown(models.TextChoices):
    PRINTED = "printed", _("all printed")
    SUPPLEMENTED = "supplemented", _("on a Supplemental Earnings Statement")
    PAYROLL_CALENDAR = "payroll_calendar", _("on the employer's payroll calendar")
    HAND_WRITTEN = "hand_written", _("one is written by hand")
    MISSING = "missing", _("one is missing")


class EmployerShown(models.TextChoices):
    NAMED = "named", _("named")
    SUPPLEMENTED = "supplemented", _("named on a Supplemental Earnings Statement")
    PAYROLL_FIRM = "payroll_firm", _("only the payroll firm is named")
    NOT_NAMED = "not_named", _("not named")


class NothingWithheld(models.TextChoices):
    EMPLOYEE = "employee", _("a job; the employer says so")
    SELF_EMPLOYED = "self_employed", _("a business of their own")


class Source(models.TextChoices):
    WORK_NUMBER = "work_number", _("The Work Number")
    EMPLOYER = "employer", _("statement signed by the employer")
    SSA = "ssa", _("SSA already has the wages")
    UNEMPLOYMENT_RECORDS = "unemployment_records", _("State unemployment records")
    TAX_RETURN = "tax_return", _("federal or State tax return")
    SIGNED_STATEMENT = "signed_statement", _("statement signed by the Ticketholder")


class Deducted(models.TextChoices):
    WORK_EXPENSE = "work_expense", _("impairment-related work expense")
    SUBSIDY = "subsidy", _("subsidy: pay above what the work is worth")


class CountsFrom(models.TextChoices):
    CASELOAD = "caseload", _("the uploaded caseload")
    STUBS = "stubs", _("stubs and statements")
    SSA = "ssa", _("SSA's own figures")
    HAND = "hand", _("only the cash benefit, set by hand")


class Cash(models.TextChoices):
    """The words of the exchange format."""

    PAID = "paid", _("cash benefit paid")
    NONE_WORK = "none_work", _("none, because of work")
    ENDED_WORK = "ended_work", _("ended because of work, no other benefit")
    ENDED_WORK_OTHER = "ended_work_other", _("ended because of work, another benefit is paid")
    NONE_OTHER = "none_other", _("none, for another reason")
    UNKNOWN = "unknown", _("not known")
