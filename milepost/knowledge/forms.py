"""What is filled in to write an article."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from milepost.knowledge.models import LONGEST_TEXT, LONGEST_TITLE, Kind


class ArticleForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("Title"), max_length=LONGEST_TITLE)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=Kind.choices)
    text = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=gettext_lazy(
            "An empty line begins a paragraph. A line that begins with “- ” is an item of a list, with “1. ” a step, with “## ” a "
            "heading. **Between stars** is strong. A link is [its words](https://its.address). Write about no person."
        ),
    )
    is_for_partners = forms.BooleanField(
        label=gettext_lazy("Partners' staff may read it too"), required=False
    )
    follows = forms.IntegerField(required=False, widget=forms.HiddenInput)
    """The version that the writer saw."""

    @property
    def given(self) -> dict[str, object]:
        return {name: value for name, value in self.cleaned_data.items() if name != "follows"}
