"""Forms about things that wait, and about the daily e-mail."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.desk.actions import LONGEST_DAYS
from milepost.desk.models import DailyMail, Thing
from milepost.editing.records import day_field
from milepost.organizations.models import StaffMember
from milepost.organizations.roles import MAY, Act

WHY = 300


class NotNowForm(forms.Form):
    """Until when, and why."""

    until = day_field(
        gettext_lazy("Until"), required=True, help_text=gettext_lazy("On this day it is back on Today.")
    )
    why = forms.CharField(label=gettext_lazy("Why not now"), max_length=WHY)

    def __init__(self, *args: Any, thing: Thing, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.thing, self.day = thing, day
        self.fields["until"].initial = day + timedelta(days=7)
        self.fields["until"].widget.attrs = {
            "min": str(day + timedelta(days=1)),
            "max": str(day + timedelta(days=LONGEST_DAYS)),
        }

    def clean_until(self) -> date:
        """Never past the day on which it would be lost: that would be giving it up without saying so."""
        until: date = self.cleaned_data["until"]
        if not 0 < (until - self.day).days <= LONGEST_DAYS:
            raise forms.ValidationError(_("Choose a day after today, within a year."))
        lost_on = self.thing.lost_on
        if lost_on is not None and lost_on > self.day and until >= lost_on:
            raise forms.ValidationError(_("By then it is lost. Choose an earlier day."))
        return until


class GiveForm(forms.Form):
    """To whom, and why."""

    to = forms.ModelChoiceField(label=gettext_lazy("Who does it"), queryset=StaffMember.objects.none())
    why = forms.CharField(label=gettext_lazy("Why"), max_length=WHY, required=False)

    def __init__(self, *args: Any, thing: Thing, member: StaffMember, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to = self.fields["to"]
        assert isinstance(to, forms.ModelChoiceField)
        to.queryset = whom_it_may_be_given(thing, member)


def whom_it_may_be_given(thing: Thing, member: StaffMember) -> QuerySet[StaffMember]:
    """Who may do case work and sees the Ticket: a partner's staff give among themselves."""
    roles = [role for role, acts in MAY.items() if Act.CHANGE_PEOPLE in acts]
    serves = Q(organization=thing.ticket.partner_id) if thing.ticket.partner_id else Q(pk=None)
    houses = Q(organization=member.partner) if member.partner else Q(organization=member.owner) | serves
    return StaffMember.objects.filter(houses, is_active=True, role__in=roles).order_by("name")


class DailyMailForm(forms.Form):
    is_wanted = forms.BooleanField(
        label=gettext_lazy("Send me what waits each working morning"), required=False
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=DailyMail.Language.choices)
