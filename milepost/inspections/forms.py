"""What staff fill in about quality reviews."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.editing.records import ReasonForm, RecordForm, day_field
from milepost.inspections.archiving import SHORTEST
from milepost.inspections.choices import Kind, Said, Spread, Way, Work
from milepost.inspections.models import Archive, Corrective, Inspection, InspectionSettings
from milepost.inspections.reading import MOST_PEOPLE, listed, words_of
from milepost.organizations.models import Organization, StaffMember
from milepost.rulebook.months import Month
from milepost.tickets.models import Ticket
from milepost.website.outbound import WouldLeak, check_may_leave

MOST_BYTES = 1024 * 1024
EARLIEST = Month.parse("2002-01")
MOST_MONTHS = 36


class WhyForm(ReasonForm):
    help_why = gettext_lazy("A few words. They stand in the journal, with your name.")


class CloseForm(WhyForm):
    on = day_field(gettext_lazy("On which day?"), required=True)


def month_field(label: Any) -> forms.CharField:
    """A month, with the browser's own picker where it has one."""
    return forms.CharField(
        label=label,
        widget=forms.TextInput(attrs={"type": "month"}),
        help_text=gettext_lazy("Such as 2025-03."),
    )


class MonthsForm(forms.Form):
    """What is reviewed, and for which months."""

    kind = forms.ChoiceField(label=gettext_lazy("What is reviewed"), choices=Kind.choices)
    first = month_field(gettext_lazy("First month"))
    last = month_field(gettext_lazy("Last month"))
    with_earnings = forms.BooleanField(
        label=gettext_lazy("Pay stubs of these months go with the packets"),
        required=False,
        help_text=gettext_lazy("Only where the reviewer asks for them."),
    )

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day

    def _month(self, name: str) -> Month:
        try:
            month = Month.parse(self.cleaned_data[name].strip())
        except ValueError:
            raise forms.ValidationError(_("Write it as year and month, such as 2025-03.")) from None
        if month < EARLIEST:
            raise forms.ValidationError(_("The program began in 2002."))
        if month > Month.of(self.day):
            raise forms.ValidationError(_("This month is still ahead."))
        return month

    def clean_first(self) -> Month:
        return self._month("first")

    def clean_last(self) -> Month:
        return self._month("last")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        first, last = given.get("first"), given.get("last")
        if isinstance(first, Month) and isinstance(last, Month):
            if first > last:
                self.add_error("last", _("It lies before the first month."))
            elif last - first >= MOST_MONTHS:
                self.add_error("last", _("At most %(count)s months at a time.") % {"count": MOST_MONTHS})
        return given


class DrawForm(MonthsForm):
    """A sample of our own."""

    size = forms.IntegerField(label=gettext_lazy("How many people"), min_value=1, max_value=500)
    seed = forms.RegexField(
        r"^[\x21-\x7e]*$",
        label=gettext_lazy("Seed"),
        required=False,
        max_length=64,
        help_text=gettext_lazy(
            "Leave it empty for a random one. Give one where somebody outside named it, so that nobody can say you chose it. Letters, digits and signs without spaces."
        ),
        error_messages={"invalid": gettext_lazy("Letters, digits and signs without spaces.")},
    )
    spread = forms.ChoiceField(
        label=gettext_lazy("How the sample is spread"),
        choices=Spread.choices,
        help_text=gettext_lazy(
            "By partner, each partner gives as many people as its share of the list, and at least one where you draw enough; people whom no partner serves count as one more partner. The choice is sealed with the sample."
        ),
    )
    field_order = ("kind", "first", "last", "size", "spread", "seed", "with_earnings")

    def __init__(self, *args: Any, has_partners: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_partners:
            del self.fields["spread"]


def without_numbers_of_people(reference: str) -> str:
    """The reference of a letter as it is kept in the clear."""
    try:
        check_may_leave(reference)
    except WouldLeak:
        raise forms.ValidationError(_("No number of anybody belongs here.")) from None
    return reference


class ReceiveForm(MonthsForm):
    """A review that came with a list."""

    received_on = day_field(gettext_lazy("The letter came on"), required=True)
    deadline = day_field(
        gettext_lazy("To be answered by"),
        help_text=gettext_lazy("As the letter says. Leave it empty where it says nothing: your own number of days holds."),
    )  # fmt: skip
    reference = forms.CharField(label=gettext_lazy("Reference of the letter"), max_length=60, required=False)
    people = forms.CharField(
        label=gettext_lazy("People"),
        required=False,
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off", "spellcheck": "false"}),
        help_text=gettext_lazy("A line each: a Social Security number, or your own id."),
    )
    file = forms.FileField(
        label=gettext_lazy("Or a file with them"),
        required=False,
        help_text=gettext_lazy("CSV or plain text, a line each. It is read and not kept."),
    )
    field_order = (
        "kind", "first", "last", "received_on", "deadline", "reference", "people", "file", "with_earnings",
    )  # fmt: skip

    def __init__(self, *args: Any, organization: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organization = organization
        self.tickets: tuple[Ticket, ...] = ()

    def clean_reference(self) -> str:
        return without_numbers_of_people(self.cleaned_data["reference"])

    def clean_received_on(self) -> date:
        day: date = self.cleaned_data["received_on"]
        if day > self.day:
            raise forms.ValidationError(_("This day is still ahead."))
        return day

    def clean_file(self) -> str:
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file is None:
            return ""
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("This is larger than 1 MB. A list of people is a small file."))
        try:
            text: str = file.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            text = "\0"
        if "\0" in text:  # a workbook, or something else that no database takes as text
            raise forms.ValidationError(
                _("This is no text. Save the list as CSV (UTF-8), and choose that file.")
            )
        return text

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        received_on, deadline = given.get("received_on"), given.get("deadline")
        if received_on and deadline and deadline < received_on:
            self.add_error("deadline", _("It lies before the day on which the letter came."))
        if "people" in given and "file" in given:
            found = {
                ticket.pk: ticket for name in ("people", "file") for ticket in self._found(name, given[name])
            }
            self.tickets = tuple(found.values())
            if not self.tickets and not self.errors:
                self.add_error("people", _("Say whose packets are asked for."))
            elif len(self.tickets) > MOST_PEOPLE:
                self.add_error("people", _("At most %(count)s people at a time.") % {"count": MOST_PEOPLE})
        return given

    def _found(self, name: str, text: str) -> tuple[Ticket, ...]:
        """Whom one of the two lists names; its lines that are nobody's are said by their numbers."""
        found = listed(self.organization, text)
        if found.unknown:
            message = _("In these lines is nobody of yours: %(lines)s. Mend them, or take them out.")
            self.add_error(name, message % {"lines": words_of(found.unknown)})
        return found.tickets


class LetterForm(forms.Form):
    """What the letter of a received review said, where it was entered wrongly."""

    received_on = day_field(gettext_lazy("The letter came on"), required=True)
    deadline = day_field(
        gettext_lazy("To be answered by"),
        help_text=gettext_lazy("As the letter says. Leave it empty where it says nothing: your own number of days holds."),
    )  # fmt: skip
    reference = forms.CharField(label=gettext_lazy("Reference of the letter"), max_length=60, required=False)
    with_earnings = forms.BooleanField(
        label=gettext_lazy("Pay stubs of these months go with the packets"), required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day

    def clean_reference(self) -> str:
        return without_numbers_of_people(self.cleaned_data["reference"])

    def clean_received_on(self) -> date:
        received_on: date = self.cleaned_data["received_on"]
        if received_on > self.day:
            raise forms.ValidationError(_("This day is still ahead."))
        return received_on

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        received_on, deadline = given.get("received_on"), given.get("deadline")
        if received_on and deadline and deadline < received_on:
            self.add_error("deadline", _("It lies before the day on which the letter came."))
        return given


class AnswerForm(forms.Form):
    """What passed with the reviewer."""

    said = forms.ChoiceField(label=gettext_lazy("What passed"), choices=Said.choices)
    on = day_field(gettext_lazy("On which day?"), required=True)
    way = forms.ChoiceField(
        label=gettext_lazy("Which way"),
        choices=[("", "—"), *Way.choices],
        required=False,
        help_text=gettext_lazy("Packets never go by e-mail, encrypted or not (TPA Part III section 8.E)."),
    )
    archive = forms.ModelChoiceField(
        label=gettext_lazy("Which archive went"), queryset=Archive.objects.none(), required=False
    )
    deadline = day_field(
        gettext_lazy("To be answered by"), help_text=gettext_lazy("Where another day was given.")
    )
    words = forms.CharField(
        label=gettext_lazy("In words"),
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("What was asked, what was found. It is kept sealed."),
    )

    def __init__(self, *args: Any, review: Inspection, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.review, self.day = review, day
        choices: Any = self.fields["archive"]
        choices.queryset = Archive.objects.filter(inspection=review, work=Work.DONE)
        choices.label_from_instance = lambda one: _("Archive %(number)s") % {"number": one.number}

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > self.day:
            raise forms.ValidationError(_("This day is still ahead."))
        return day

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        said = given.get("said")
        if said == Said.SENT and not given.get("way"):
            self.add_error("way", _("Say which way it went."))
        if said in (Said.FINDINGS, Said.NOTE) and not given.get("words"):
            self.add_error("words", _("Write what was said."))
        if given.get("deadline") and given.get("on") and given["deadline"] < given["on"]:
            self.add_error("deadline", _("It lies before the day on which it was given."))
        return given


class ArchiveForm(forms.Form):
    """The passphrase is made for you, or you set one yourself."""

    passphrase = forms.RegexField(
        r"^[\x20-\x7e]*$",
        label=gettext_lazy("Passphrase of your own"),
        required=False,
        strip=False,
        max_length=100,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=gettext_lazy(
            "Leave it empty: a strong one is made, and shown once. One of your own has at least 16 characters, without accents."
        ),
        error_messages={
            "invalid": gettext_lazy("Without accents and other signs: not every program reads them alike.")
        },
    )
    repeated = forms.CharField(
        label=gettext_lazy("Once more"),
        required=False,
        strip=False,
        max_length=100,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        own = given.get("passphrase") or ""
        if own and (len(own) < SHORTEST or len(set(own)) < SHORTEST // 2):
            self.add_error("passphrase", _("At least 16 characters, eight of them different."))
        elif own != (given.get("repeated") or ""):
            self.add_error("repeated", _("The two are not the same."))
        return given


class CorrectiveForm(forms.Form):
    what = forms.CharField(
        label=gettext_lazy("What is to be done"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 4})
    )
    owner = forms.ModelChoiceField(label=gettext_lazy("By whom"), queryset=StaffMember.objects.none())
    due_on = day_field(gettext_lazy("Until when"), required=True)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, owners: Any, day: date, one: Corrective | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        owner: Any = self.fields["owner"]
        owner.queryset = owners
        owner.label_from_instance = lambda member: member.name
        self.day, self.one = day, one

    def clean_due_on(self) -> date:
        day: date = self.cleaned_data["due_on"]
        if day < self.day and (self.one is None or self.one.due_on != day):
            raise forms.ValidationError(_("This day is over."))
        return day


class DoneForm(forms.Form):
    on = day_field(gettext_lazy("Done on"), required=True)
    evidence = forms.CharField(
        label=gettext_lazy("What shows it, and where it is found"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > self.day:
            raise forms.ValidationError(_("This day is still ahead."))
        return day


class SettingsForm(RecordForm):
    sample_size = forms.IntegerField(label=gettext_lazy("People in a sample"), min_value=1, max_value=500)
    answer_days = forms.IntegerField(
        label=gettext_lazy("Days to answer where a letter gives no deadline"),
        min_value=1,
        max_value=365,
        help_text=gettext_lazy("How many the program manager gives is not published."),
    )
    warn_days = forms.IntegerField(
        label=gettext_lazy("Days before its deadline from which a review stands on Today"),
        min_value=1,
        max_value=365,
    )

    class Meta:
        model = InspectionSettings
        fields = ("is_quarterly", "sample_size", "answer_days", "warn_days")
        labels = {  # noqa: RUF012 - the shape that Django asks for
            "is_quarterly": gettext_lazy("Today asks each quarter for a sample of services and supports")
        }
