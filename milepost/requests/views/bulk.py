"""What can be done with many requests at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from milepost.journal.actions import Deed
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import may
from milepost.organizations.roles import Act
from milepost.requests import following_actions as following
from milepost.requests import preparing_actions as preparing
from milepost.requests import releasing_actions as releasing
from milepost.requests.choices import Way
from milepost.requests.forms import BackForm, OnForm, ReasonedForm
from milepost.requests.models import PaymentRequest

Given = Mapping[str, Any]


class SureForm(forms.Form):
    """Nothing more is needed."""


class SentForm(OnForm):
    way = forms.ChoiceField(label=gettext_lazy("How was it sent?"), choices=Way.choices)
    field_order = ("way", "on")


@dataclass(frozen=True, slots=True)
class Bulk:
    """One thing that is done with many: its name, its button, who may, what it asks, and how it is done with each."""

    code: str
    button: Any
    act: Act
    form: type[Any]
    do: Callable[[PaymentRequest, Given, date, Deed], PaymentRequest]

    @property
    def needs_day(self) -> bool:
        return issubclass(self.form, OnForm)


def _follow(code: str) -> Callable[[PaymentRequest, Given, date, Deed], PaymentRequest]:
    return lambda one, given, _day, deed: following.follow(one, code, given["on"], deed=deed, tell=False)


def _asked(one: PaymentRequest, given: Given, _day: date, deed: Deed) -> PaymentRequest:
    following.ask_again(one, given["on"], deed=deed)
    return one


BULK: tuple[Bulk, ...] = (
    Bulk(
        "prepared", gettext_lazy("Prepared: ask for their release"), Act.PREPARE_CLAIMS, SureForm,
        lambda one, _given, day, deed: preparing.hand_on(one, day, deed=deed, tell=False),
    ),
    Bulk(
        "withdraw", gettext_lazy("Withdraw them"), Act.PREPARE_CLAIMS, BackForm,
        lambda one, given, day, deed: preparing.withdraw(one, day, deed=deed.because(given["why"]), tell=False),
    ),
    Bulk(
        "resume", gettext_lazy("Take the withdrawals back"), Act.PREPARE_CLAIMS, BackForm,
        lambda one, given, day, deed: preparing.resume(one, day, deed=deed.because(given["why"]), tell=False),
    ),
    Bulk(
        "release", gettext_lazy("Release those that nothing stops"), Act.RELEASE_CLAIMS, SureForm,
        lambda one, _given, day, deed: releasing.release(one, day, deed=deed, tell=False),
    ),
    Bulk(
        "send", gettext_lazy("They were sent"), Act.FOLLOW_CLAIMS, SentForm,
        lambda one, given, _day, deed: following.send(one, given["on"], way=given["way"], deed=deed, tell=False),
    ),
    Bulk("receive", gettext_lazy("The program manager has them"), Act.FOLLOW_CLAIMS, OnForm, _follow("receive")),
    Bulk("to_field_office", gettext_lazy("They are with the field office"), Act.FOLLOW_CLAIMS, OnForm, _follow("to_field_office")),
    Bulk("push", gettext_lazy("They were pushed to SSA"), Act.FOLLOW_CLAIMS, OnForm, _follow("push")),
    Bulk("approve", gettext_lazy("They are approved"), Act.FOLLOW_CLAIMS, OnForm, _follow("approve")),
    Bulk("ask", gettext_lazy("We asked about them"), Act.FOLLOW_CLAIMS, OnForm, _asked),
    Bulk(
        "hold", gettext_lazy("They are held (diary)"), Act.FOLLOW_CLAIMS, ReasonedForm,
        lambda one, given, _day, deed: following.hold(
            one, given["on"], given["reason"], said=given["said"], deed=deed, tell=False
        ),
    ),
    Bulk(
        "deny", gettext_lazy("They are denied"), Act.FOLLOW_CLAIMS, ReasonedForm,
        lambda one, given, _day, deed: following.deny(
            one, given["on"], given["reason"], said=given["said"], deed=deed, tell=False
        ),
    ),
)  # fmt: skip


def bulk_of(member: StaffMember, code: str) -> Bulk | None:
    """What was asked for, where the member's role allows it."""
    return next((one for one in BULK if one.code == code and may(member, one.act)), None)


def carried_out(
    bulk: Bulk, chosen: Sequence[PaymentRequest], given: Given, day: date, *, deed: Deed
) -> tuple[list[PaymentRequest], Mapping[str, str]]:
    """Done with each where it can be; the others with their sentence by their key."""
    return following.many(chosen, lambda one, of: bulk.do(one, given, day, of), deed=deed)
