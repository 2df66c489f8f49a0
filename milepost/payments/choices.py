"""The words that a line of money chooses from."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    PAYMENT = "payment", _("payment")
    ADJUSTMENT = "adjustment", _("adjustment in our favor")
    RECOVERY = "recovery", _("recovery")


class State(models.TextChoices):
    UNMATCHED = "unmatched", _("not matched yet")
    MATCHED = "matched", _("matched")
    EXPLAINED = "explained", _("explained otherwise")
    REVERSED = "reversed", _("taken back in full")
    WITHDRAWN = "withdrawn", _("recorded by mistake")


MONEY = (State.UNMATCHED, State.MATCHED, State.EXPLAINED, State.REVERSED)
"""What came or went; a line that was recorded by mistake is no money."""
SETTLED = (State.MATCHED, State.EXPLAINED, State.REVERSED)


class Finding(models.TextChoices):
    """Why a line waits although somebody, or the program, has looked at it."""

    NONE = "", _("to be matched")
    PAID_TWICE = "paid_twice", _("paid twice")
    SHARES_OVER = "shares_over", _("more than the whole was shared")


class ExplainedAs(models.TextChoices):
    OTHER_PROVIDER = "other_provider", _("it belongs to another provider, and goes back")
    COST_REIMBURSEMENT = "cost_reimbursement", _("cost reimbursement of State VR")
    BEFORE_RECORDS = "before_records", _("a payment from before our records begin")
    NOT_TICKET = "not_ticket", _("no money of the Ticket program")
    SET_OFF = "set_off", _("set off against another line")
    OTHER = "other", _("something else")


class Judged(models.TextChoices):
    """How the amount of a matched line stands to what was expected; the words of the rulebook."""

    EXACT = "exact", _("as expected")
    SHARE = "share", _("our share")
    OTHER_YEAR = "other_year", _("another year's rate")
    LESS = "less", _("less than expected")
    MORE = "more", _("more than expected")
    UNKNOWN = "unknown", _("nothing was expected")


class RecoveryCause(models.TextChoices):
    PAID_TWICE = "paid_twice", _("paid twice")
    WRONG_AMOUNT = "wrong_amount", _("the amount was wrong")
    NOT_PAYABLE = "not_payable", _("it was not payable")
    REALLOCATED = "reallocated", _("shared anew among providers")
    BENEFIT_RIGHTS = "benefit_rights", _("a decision about the beneficiary's own benefits")
    NOT_SAID = "not_said", _("the notice does not say")


class RecoveryState(models.TextChoices):
    NOTICED = "noticed", _("announced")
    OBJECTED = "objected", _("we have objected")
    TAKEN = "taken", _("the money was taken")
    DROPPED = "dropped", _("SSA takes nothing back")


OPEN = (RecoveryState.NOTICED, RecoveryState.OBJECTED)


class DecidedBy(models.TextChoices):
    PROGRAM_MANAGER = "program_manager", _("the program manager decides")
    CHART = "chart", _("by our chart")
