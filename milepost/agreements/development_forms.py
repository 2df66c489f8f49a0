"""What staff fill in about onboarding and the incubator."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from milepost.agreements.choices import STAGES, AnswerChoice, Stage
from milepost.agreements.models import IncubatorPath
from milepost.editing.records import day_field
from milepost.organizations.models import Organization, StaffMember
from milepost.plans.record_forms import FileForm


class _Optional(FileForm):
    """A form with a file that may be left out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].required = False

    def file_given(self) -> tuple[str, bytes] | None:
        return (self.content_type, self.content) if self.content else None


def _owner(label: Any) -> forms.ModelChoiceField[StaffMember]:
    return forms.ModelChoiceField(label=label, queryset=StaffMember.objects.none(), required=False)


class OnboardForm(forms.Form):
    """Which of a partner's people begin, when, and who sees to it."""

    members = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Who begins"),
        queryset=StaffMember.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "The partner's own steps begin with the first of them, or alone if nobody is ticked."
        ),
    )
    began_on = day_field(gettext_lazy("From which day"), required=True)
    owner = _owner(gettext_lazy("Who sees to it"))

    def __init__(self, *args: Any, members: Any, owners: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["members"].queryset = members  # type: ignore[attr-defined]
        self.fields["owner"].queryset = owners  # type: ignore[attr-defined]


class StepForm(forms.Form):
    """A step of one's own making."""

    what = forms.CharField(label=gettext_lazy("What is to be done"), max_length=120)
    member = forms.ModelChoiceField(
        label=gettext_lazy("Of whom"),
        queryset=StaffMember.objects.none(),
        required=False,
        empty_label=gettext_lazy("the partner as a whole"),
    )
    owner = _owner(gettext_lazy("Who sees to it"))
    due_on = day_field(gettext_lazy("Due"))

    def __init__(self, *args: Any, members: Any, owners: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = members  # type: ignore[attr-defined]
        self.fields["owner"].queryset = owners  # type: ignore[attr-defined]


class ArrangeStepForm(forms.Form):
    owner = _owner(gettext_lazy("Who sees to it"))
    due_on = day_field(gettext_lazy("Due"))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, max_value=2_000_000_000)

    def __init__(self, *args: Any, owners: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = owners  # type: ignore[attr-defined]


class DoneForm(_Optional):
    done_on = day_field(gettext_lazy("Done on"), required=True)
    proof = forms.CharField(
        label=gettext_lazy("What proves it"),
        max_length=300,
        min_length=4,
        help_text=gettext_lazy("For example: SSA-222 signed, kept in the training folder. No personal data."),
    )
    field_order = ("done_on", "proof", "file")


class BeginPathForm(forms.Form):
    partner = forms.ModelChoiceField(label=gettext_lazy("Partner"), queryset=Organization.objects.none())
    begun_on = day_field(gettext_lazy("From which day"), required=True)
    mentor = _owner(gettext_lazy("Mentor"))
    aims_at = day_field(gettext_lazy("When it aims to apply"))

    def __init__(self, *args: Any, partners: Any, owners: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partner"].queryset = partners  # type: ignore[attr-defined]
        self.fields["mentor"].queryset = owners  # type: ignore[attr-defined]


class PathForm(forms.Form):
    mentor = _owner(gettext_lazy("Mentor"))
    aims_at = day_field(gettext_lazy("When it aims to apply"))
    is_workforce = forms.BooleanField(
        label=gettext_lazy("It is a workforce entity: an American Job Center or a board"),
        required=False,
        help_text=gettext_lazy("Such an entity is deemed qualified."),
    )
    months_before = forms.IntegerField(
        label=gettext_lazy("Months of experience immediately before"),
        required=False,
        min_value=0,
        max_value=1_200,
        help_text=gettext_lazy("Without a gap, up to today. Empty if it is not known."),
    )
    months_of_five_years = forms.IntegerField(
        label=gettext_lazy("Months of experience within five years"),
        required=False,
        min_value=0,
        max_value=60,
        help_text=gettext_lazy("Of the last 60 months. Empty if it is not known."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, max_value=2_000_000_000)

    def __init__(self, *args: Any, owners: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mentor"].queryset = owners  # type: ignore[attr-defined]


class StageForm(forms.Form):
    stage = forms.ChoiceField(label=gettext_lazy("Next stage"))
    on = day_field(gettext_lazy("On which day?"), required=True)
    note = forms.CharField(
        label=gettext_lazy("Why, or what came of it"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Needed where something is lacking, and where it stops."),
    )

    def __init__(self, *args: Any, path: IncubatorPath, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ahead = STAGES[Stage(path.stage)]
        self.fields["stage"].choices = [(one.value, one.label) for one in Stage if one in ahead]  # type: ignore[attr-defined]


class AnswerForm(_Optional):
    answer = forms.ChoiceField(label=gettext_lazy("Is it met?"), choices=AnswerChoice.choices)
    evidence = forms.CharField(
        label=gettext_lazy("Evidence"),
        max_length=300,
        required=False,
        help_text=gettext_lazy(
            "What shows it and where it is kept. Without evidence a yes does not count yet."
        ),
    )
    valid_until = day_field(
        gettext_lazy("Holds until"), help_text=gettext_lazy("The last day, if it has one.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, max_value=2_000_000_000)
    field_order = ("answer", "evidence", "valid_until", "file")


class NoteForm(forms.Form):
    on = day_field(gettext_lazy("On which day?"), required=True)
    who = forms.CharField(label=gettext_lazy("Who took part"), max_length=200)
    about = forms.CharField(
        label=gettext_lazy("What it was about"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4, "class": "usa-textarea"}),
        help_text=gettext_lazy("Nothing about a Ticketholder."),
    )
    next_step = forms.CharField(label=gettext_lazy("What is next"), max_length=300, required=False)
    next_on = day_field(gettext_lazy("By when"))
