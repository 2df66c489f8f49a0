"""Asking many at once: who should be asked for what, a preview with counts, and then the texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from milepost.asking import actions
from milepost.asking.forms import ManyForm
from milepost.asking.models import Ask
from milepost.asking.queries import Proposal, proposals_for
from milepost.asking.views.asks import FORM, base_of
from milepost.asking.wishes import Wish, address_of, said_for
from milepost.journal.actions import Deed
from milepost.notices.models import TextConsent
from milepost.notices.queries import consents_in_force, language_of, settings_of
from milepost.notices.texting import NO_TOKEN
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.tickets.queries import tickets_visible_to

MOST_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One Ticketholder who should be asked, and whether a text may go."""

    proposal: Proposal
    consent: TextConsent | None

    @property
    def shown_as(self) -> str:
        ticket = self.proposal.ticket
        return str(getattr(ticket, "holder", None) or ticket.reference)


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def asking_bulk(request: HttpRequest) -> HttpResponse:
    """Everybody for whom money waits on a pay stub, by worth."""
    member = staff_of(request)
    lines = _lines(member)
    can = [line for line in lines if line.consent is not None][:MOST_AT_ONCE]
    form = ManyForm(request.POST or None, tickets=[str(line.proposal.ticket.pk) for line in can])
    chosen: list[Line] = []
    if request.method == "POST" and form.is_valid():
        keys = set(form.cleaned_data["tickets"])
        chosen = [line for line in can if str(line.proposal.ticket.pk) in keys]
        if request.POST.get("do") == "send":
            return _sent(request, member, chosen)
    context = {
        "lines": can,
        "without": [line for line in lines if line.consent is None],
        "form": form,
        "chosen": chosen,
        "counts": Counter(language_of(line.proposal.ticket) for line in chosen),
        "samples": _samples(request, member, chosen),
        "dollars": sum(line.proposal.dollars or 0 for line in chosen),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "asking/many.html", context, status=status)


def _lines(member: StaffMember) -> list[Line]:
    tickets = list(tickets_visible_to(member).select_related("holder", "organization"))
    proposals = proposals_for(tickets)
    consents = consents_in_force([one.ticket for one in proposals])
    return [Line(one, consents.get(one.ticket.pk)) for one in proposals]


def _wish(proposal: Proposal) -> Wish:
    return Wish(Ask.Kind.STUBS, months=proposal.months, dollars=proposal.dollars, lost_on=proposal.lost_on)


def _samples(request: HttpRequest, member: StaffMember, chosen: Sequence[Line]) -> list[tuple[str, str]]:
    """The first text of each language, exactly as it goes."""
    settings, samples = settings_of(member.owner), {}
    for line in chosen:
        ticket = line.proposal.ticket
        spoken = language_of(ticket)
        if spoken not in samples:
            said = said_for(_wish(line.proposal), ticket, settings, address_of(NO_TOKEN, base_of(request)))
            samples[spoken] = said.replace(NO_TOKEN, "…")
    return sorted(samples.items())


def _sent(request: HttpRequest, member: StaffMember, chosen: Sequence[Line]) -> HttpResponse:
    """Each by itself: one that is refused stops no other."""
    asked, refused, day = 0, Counter[str](), today_for(member.owner)
    for line in chosen:
        try:
            actions.ask(
                line.proposal.ticket,
                _wish(line.proposal),
                base=base_of(request),
                day=day,
                deed=Deed.of(member),
            )
            asked += 1
        except ValidationError as why:
            refused.update(why.messages)
    messages.success(
        request,
        ngettext("%(count)s Ticketholder is asked.", "%(count)s Ticketholders are asked.", asked)
        % {"count": asked},
    )
    for why_not, count in refused.items():
        messages.warning(request, _("%(count)s not: %(why)s") % {"count": count, "why": why_not})
    return redirect("asking")
