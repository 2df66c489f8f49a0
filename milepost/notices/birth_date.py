"""Whoever comes by a link proves with a birth date who they are: the form, the few tries, and the page that asks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.notices.links import end
from milepost.notices.models import Link
from milepost.notices.signing import LANGUAGE, Outside
from milepost.website.templatetags.words import language

MOST_TRIES = 5


class BornForm(forms.Form):
    """A birth date in three fields, which a telephone's keyboard fills faster than a calendar."""

    month = forms.IntegerField(min_value=1, max_value=12, label=gettext_lazy("Month"))
    day = forms.IntegerField(min_value=1, max_value=31, label=gettext_lazy("Day"))
    year = forms.IntegerField(min_value=1900, max_value=2100, label=gettext_lazy("Year"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            wide = 4 if name == "year" else 2
            field.widget = forms.TextInput(
                attrs={"inputmode": "numeric", "maxlength": wide, "autocomplete": "off"}
            )


def is_theirs(record: Any, born_on: date, link: Link) -> bool:
    """Whether it is the birth date of the record's Ticketholder. Each wrong answer counts on the record, in `tries`, and with
    the last one the link ends."""
    known = record.ticket.born_on
    if known is not None and known.open() == born_on:
        return True
    type(record).objects.filter(pk=record.pk).update(tries=F("tries") + 1)
    record.refresh_from_db(fields=["tries"])
    if record.tries >= MOST_TRIES:
        end(link)
    return False


def asks_who(
    visits: Outside[Any, Any], request: HttpRequest, token: str, link: Link, record: Any, *,
    answer: Callable[[date], bool], route: str, page: str, **more: Any,
) -> HttpResponse:  # fmt: skip
    """The page that asks; nothing is shown before. `answer` says whether it is right, and writes the journal; `route` follows."""
    form = BornForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            born_on = date(form.cleaned_data["year"], form.cleaned_data["month"], form.cleaned_data["day"])
        except ValueError:
            form.add_error("day", _("There is no such day."))
        else:
            if answer(born_on):
                visits.prove(request, link)
                request.session[LANGUAGE] = language()
                return redirect(route, token)
            left = MOST_TRIES - record.tries
            if left <= 0:
                return visits.opens_nothing(request)
            form.add_error(
                None, _("This is not the birth date we know. Tries left: %(left)s.") % {"left": left}
            )
    return render(request, page, {"form": form, "token": token, **more}, status=422 if form.is_bound else 200)
