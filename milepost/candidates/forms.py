"""The interview and the decision."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.candidates.models import Verdict
from milepost.editing.records import day_field
from milepost.organizations.languages import language
from milepost.rulebook.candidates.questions import QUESTIONS
from milepost.rulebook.wording import sentence


class InterviewForm(forms.Form):
    """One field for each question of the rulebook, in its order; `not known` is the first answer of each."""

    on = day_field(gettext_lazy("Asked on"), required=True)

    def __init__(self, *args: Any, day: date, known: dict[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day
        self.fields["on"].initial = day
        said = language()
        for question in QUESTIONS:
            self.fields[question.code] = forms.ChoiceField(
                label=sentence(f"WORD_ask_{question.code}", {}, said),
                choices=[
                    (one, sentence(f"WORD_{question.word_of(one)}", {}, said)) for one in question.possible
                ],
                initial=(known or {}).get(question.code),
            )

    def clean_on(self) -> date:
        given: date = self.cleaned_data["on"]
        if given > self.day:
            raise forms.ValidationError(_("This day is still ahead."))
        return given

    @property
    def answers(self) -> dict[str, str]:
        return {one.code: self.cleaned_data[one.code] for one in QUESTIONS}


class DecisionForm(forms.Form):
    verdict = forms.ChoiceField(
        label=gettext_lazy("What do you decide?"),
        choices=[("", "—"), *Verdict.choices],
        help_text=gettext_lazy(
            "You decide, not the advice. What kind of disability somebody has is never a reason."
        ),
    )
    because = forms.CharField(
        label=gettext_lazy("Why?"),
        min_length=8,
        max_length=300,
        help_text=gettext_lazy("A few words that somebody else understands in a year."),
    )
    look_again_on = day_field(
        gettext_lazy("Look again on"), help_text=gettext_lazy("Only where you decide later.")
    )
