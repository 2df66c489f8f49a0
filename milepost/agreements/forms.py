"""What staff fill in about agreements: the draft, its signatures, its end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.agreements.agreement_actions import write
from milepost.agreements.choices import TASK_NAMES, EndReason, State
from milepost.agreements.fields import FIELDS, SECTIONS, duty_fields
from milepost.agreements.layout import differences
from milepost.agreements.models import AgreementVersion
from milepost.agreements.queries import terms_for
from milepost.editing.records import Conflict, ReasonForm, day_field
from milepost.journal.actions import Deed
from milepost.organizations.models import Identity, Organization
from milepost.plans.forms import form_field
from milepost.plans.record_forms import FileForm
from milepost.rulebook.partner_agreements import DEFAULTS, Task
from milepost.shares.models import ShareTerms


class KindedIdentity(forms.ModelChoiceField):  # type: ignore[type-arg]
    """An identity with the kind of Administrative EN that it is."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} ({Identity.Model(obj.model).label})"


class NamedTerms(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        named = _("version %(number)s, from %(day)s") % {"number": obj.edition, "day": obj.effective_from}
        return f"{named}, {obj.get_state_display()}"


class BeginForm(forms.Form):
    partner = forms.ModelChoiceField(label=gettext_lazy("Partner"), queryset=Organization.objects.none())
    identity = KindedIdentity(
        label=gettext_lazy("Identity of the EN of Record"),
        queryset=Identity.objects.none(),
        help_text=gettext_lazy("Only an Administrative EN has partners: one of its four kinds."),
    )
    reference = forms.CharField(
        label=gettext_lazy("Reference"),
        max_length=60,
        help_text=gettext_lazy("By what the agreement is found, such as “MOU 2026-1”."),
    )

    def __init__(self, *args: Any, partners: Any, identities: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partner"].queryset = partners  # type: ignore[attr-defined]
        self.fields["identity"].queryset = identities  # type: ignore[attr-defined]
        if len(identities) == 1:
            self.fields["identity"].initial = identities[0].pk


class ContentForm(forms.Form):
    """What a draft says. Like a record's form it knows the version that its writer saw, and finds what changed since."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, max_value=2_000_000_000)

    def __init__(self, *args: Any, record: AgreementVersion, **kwargs: Any) -> None:
        self.record = record
        self.conflicts: list[Conflict] = []
        initial = {**record.content, "version": record.version, "share_terms": record.terms_id}
        super().__init__(*args, **{**kwargs, "initial": initial})
        for field in FIELDS:
            self.fields[field.name] = form_field(field)
        self.fields["share_terms"] = NamedTerms(
            label=gettext_lazy("Terms of shares"),
            queryset=terms_for(record.partner),
            required=False,
            help_text=gettext_lazy(
                "As they stand under Shares. What they say is shown and sealed with the agreement."
            ),
        )
        for task in Task:
            for field in duty_fields(task):
                self.fields[field.name].widget.attrs["aria-label"] = field.label

    def sections(self) -> Iterator[tuple[str, Any, list[forms.BoundField]]]:
        for name, heading in SECTIONS:
            fields = [self[field.name] for field in FIELDS if field.section == name]
            yield name, heading, [*fields, self["share_terms"]] if name == "payments" else fields

    def matrix(self) -> Iterator[tuple[Any, list[forms.BoundField], str]]:
        """A row for each task: its name, its fields, and where its default stands."""
        for task in Task:
            source = DEFAULTS[task].source or _("no source says who: settle it between you")
            yield TASK_NAMES[task], [self[field.name] for field in duty_fields(task)], source

    def values(self) -> dict[str, Any]:
        """The content as it is to be kept: what is empty is left out."""
        made: dict[str, Any] = {}
        for field in FIELDS:
            value = self.cleaned_data.get(field.name)
            if self.data.get(f"choose-{field.name}") == "theirs":
                value = self.record.content.get(field.name)
            if value not in (None, "", False):
                made[field.name] = value.isoformat() if isinstance(value, date) else value
        return made

    def take(self, *, deed: Deed) -> bool:
        """Change the draft; where somebody else did meanwhile, gather the conflicts instead."""
        if not self.is_valid():
            return False
        seen = self.cleaned_data["version"] or self.record.version
        terms: ShareTerms | None = self.cleaned_data["share_terms"]
        if write(self.record, self.values(), terms, seen=seen, deed=deed):
            return True
        self.record.refresh_from_db()
        if self.record.state != State.DRAFT:
            self.add_error(None, _("This version is no draft any more."))
            return False
        self.conflicts = list(self._conflicts())
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["version"] = str(self.record.version)
        self.data = data
        return False if self.conflicts else self.take(deed=deed)

    def _conflicts(self) -> Iterator[Conflict]:
        kept, wanted = self.record.content, self.values()
        differing = [one for one in FIELDS if (kept.get(one.name) or None) != (wanted.get(one.name) or None)]
        for field, (label, theirs, yours) in zip(differing, differences(kept, wanted), strict=True):
            yield Conflict(field.name, label, theirs, yours)


class WhyForm(ReasonForm):
    help_why = gettext_lazy("A few words. They stand in the journal, with your name.")


class EndForm(forms.Form):
    on = day_field(gettext_lazy("The last day on which it holds"), required=True)
    reason = forms.ChoiceField(label=gettext_lazy("Why it ends"), choices=EndReason.choices)
    words = forms.CharField(
        label=gettext_lazy("In words"),
        max_length=300,
        min_length=8,
        help_text=gettext_lazy("For example: notice of 1 October, agreed by telephone."),
    )


class PaperForm(FileForm):
    """A signature that was given on paper: the scan is kept."""

    name = forms.CharField(label=gettext_lazy("Name, as signed"), max_length=120)
    signed_on = day_field(gettext_lazy("Day of the signature"), required=True)
    is_this_wording = forms.BooleanField(
        label=gettext_lazy("I have compared it: what was signed is this wording"),
        error_messages={"required": gettext_lazy("Compare the paper with this wording first.")},
    )
    field_order = ("name", "signed_on", "file", "is_this_wording")


class CodeForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("Code of six digits"),
        max_length=12,
        help_text=gettext_lazy("You were told it by another way than the link."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )
