"""One agreement: what stands, what is next, its versions and history; writing it, offering it, amending it, ending it."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.agreements import agreement_actions as actions
from milepost.agreements.choices import NEED_NAMES, EndReason, PaperKind, State
from milepost.agreements.fields import language_now, read_of
from milepost.agreements.forms import BeginForm, ContentForm, EndForm, WhyForm
from milepost.agreements.journal_words import ACTIONS
from milepost.agreements.journal_words import FIELDS as FIELD_WORDS
from milepost.agreements.layout import differences, laid_out
from milepost.agreements.models import Agreement, AgreementVersion
from milepost.agreements.policies import check_may_end, findings_of, why_not_offered, why_not_signed
from milepost.agreements.queries import (
    administrative_of,
    assigned_before_end,
    assigned_by,
    ending_of,
    history_of,
    open_steps,
    standing_of,
    versions_visible_to,
    whose_turn,
)
from milepost.agreements.sealing import is_whole, verify_signature
from milepost.agreements.views.frame import agreement_of, back_to, common, given_out, wording_of
from milepost.editing.form_pages import FORM, done, form_page, tried
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.keys.fields import opened
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.queries import partners_visible_to
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.rulebook.partner_agreements import Flow, still_flows, tail_until
from milepost.shares.ending import would_end
from milepost.shares.queries import terms_visible_to


@for_those_who_may(Act.WRITE_AGREEMENTS)
@require_http_methods(FORM)
def new(request: HttpRequest) -> HttpResponse:
    member = staff_of(request)
    known = {
        "partners": partners_visible_to(member).filter(left_on=None),
        "identities": administrative_of(member, today_for(member.owner)),
    }
    form, draft = form_with_draft(request, BeginForm, **known)
    if request.method == "POST" and form.is_bound and form.is_valid():
        given, made = form.cleaned_data, []
        if tried(
            form,
            lambda: made.append(
                actions.begin(given["partner"], given["identity"], given["reference"], deed=Deed.of(member))
            ),
        ):
            return done(
                request, _("The draft is begun. Write what you agreed."), "agreement_edit", made[0].pk
            )
    lead = _("Between one identity of the EN of Record and one partner.")
    if not known["identities"]:
        lead = _(
            "No identity of yours is that of an Administrative EN yet. Add one under Organization first."
        )
    return form_page(
        request, form, draft, title=_("Begin an agreement"), lead=lead, button=_("Begin"),
        back=reverse("agreements"), back_text=_("Agreements"),
    )  # fmt: skip


@for_those_who_may(Act.SEE_AGREEMENTS)
@require_safe
def agreement(request: HttpRequest, mou_id: UUID) -> HttpResponse:
    one, member = agreement_of(request, mou_id), staff_of(request)
    seen = versions_visible_to(member).filter(agreement=one)
    standing, made = standing_of(one), seen.filter(state__in=(State.DRAFT, State.OFFERED)).first()
    day = today_for(member.owner)
    terms = terms_visible_to(member).filter(partner=one.partner_id)
    context = {
        **common(request, "agreements"),
        "agreement": one,
        "day": day,
        "standing": standing,
        "shown": standing.shown[language_now()] if standing else None,
        "made": made,
        "versions": seen,
        "terms": terms.filter(state="signed").order_by("-effective_from").first(),
        "terms_changed": _terms_changed(standing),
        "tail_tickets": assigned_before_end(one) if one.ended_on else None,
        "flow": _flow_today(one, standing, day) if one.ended_on and standing else None,
        "steps": open_steps(member, day).filter(partner=one.partner_id).count(),
        **(_of_draft(made) if made and made.state == State.DRAFT else {}),
        **(_of_offered(request, made) if made and made.state == State.OFFERED else {}),
    }
    return render(request, "agreements/agreement.html", context)


def _of_draft(made: AgreementVersion) -> dict[str, Any]:
    """What is lacking, what SSA asks for first; and why it may not be offered."""
    found = [(NEED_NAMES[one.need], one) for one in findings_of(made) if not one.is_there]
    return {"lacking": found, "why_not_offered": why_not_offered(made)}


def _of_offered(request: HttpRequest, made: AgreementVersion) -> dict[str, Any]:
    signatures = list(made.signatures.all())
    turn = whose_turn(signatures)
    member = staff_of(request)
    return {
        "signatures": signatures,
        "turn": turn,
        "why_not_signed": why_not_signed(member, turn) if turn else "",
    }


def _flow_today(one: Agreement, standing: AgreementVersion, day: date) -> Flow:
    """Whether a payment that comes on this day for a Ticket assigned by the end still flows to the partner."""
    read = read_of(standing.content, has_share_terms=False)
    assert one.ended_on is not None, "only after the end"
    return still_flows(one.ended_on, day, ended_on=one.ended_on, tail=read.tail, months=read.tail_months)


def _terms_changed(standing: AgreementVersion | None) -> bool:
    """Whether the terms that it names say something else by now than what was sealed."""
    return bool(standing and standing.terms and standing.terms.version != standing.terms_version)


@for_those_who_may(Act.SEE_AGREEMENTS)
@require_safe
def wording(request: HttpRequest, wording_id: UUID) -> HttpResponse:
    """One version as it was shown, or as it would be; who has signed; what it changes."""
    one = wording_of(request, wording_id)
    shown = one.shown.get(language_now()) or laid_out(one, language_now())
    context = {
        **common(request, "agreements"),
        "wording": one,
        "agreement": one.agreement,
        "shown": shown,
        "signatures": [(signature, verify_signature(signature)) for signature in one.signatures.all()],
        "is_whole": is_whole(one) if one.digest else None,
        "differences": differences(one.amends.content, one.content) if one.amends else [],
    }
    return render(request, "agreements/wording.html", context)


@for_those_who_may(Act.SEE_AGREEMENTS)
@require_safe
def wording_pdf(request: HttpRequest, wording_id: UUID) -> HttpResponse:
    """The PDF in the language asked for: with its signatures once both have signed, else as it was shown."""
    one = wording_of(request, wording_id)
    if not one.digest:
        return redirect("agreement_wording", one.pk)
    language = request.GET.get("language")
    language = language if language in ("en", "es") else language_now()
    kind = PaperKind.SIGNED if one.signed_on else PaperKind.SHOWN
    paper = get_object_or_404(one.papers, kind=kind, language=language)
    return given_out(paper, "agreement", Deed.of(staff_of(request)))


@for_those_who_may(Act.WRITE_AGREEMENTS)
@require_http_methods(FORM)
def edit(request: HttpRequest, wording_id: UUID) -> HttpResponse:
    one = wording_of(request, wording_id)
    if one.state != State.DRAFT:
        return redirect("agreement_wording", one.pk)
    form, draft = form_with_draft(request, ContentForm, record=one)
    if request.method == "POST" and form.is_bound and form.take(deed=Deed.of(staff_of(request))):
        if "go-on" in request.POST:
            return done(request, _("The draft is saved."), "agreement_edit", one.pk)
        return done(request, _("The draft is saved."), "agreement", one.agreement_id)
    title = _("Write version %(number)s") % {"number": one.number}
    more = {"wording": one, "title": title, **back_to(one.agreement)}
    return form_page(request, form, draft, template="agreements/edit.html", **more)


@for_those_who_may(Act.WRITE_AGREEMENTS)
@require_http_methods(FORM)
def offer(request: HttpRequest, wording_id: UUID) -> HttpResponse:
    """The whole wording once more, and then it is fixed and out for signing."""
    one = wording_of(request, wording_id)
    form, draft = form_with_draft(request, _Nothing)
    if request.method == "POST" and tried(form, lambda: actions.offer(one, deed=Deed.of(staff_of(request)))):
        said = _("It is fixed and out for signing. The partner signs first.")
        return done(request, said, "agreement", one.agreement_id)
    context = {"wording": one, "shown": laid_out(one, language_now()), "title": _("Offer it for signing")}
    why = why_not_offered(one)
    return form_page(
        request,
        form,
        draft,
        template="agreements/offer.html",
        why_not=why,
        **context,
        **back_to(one.agreement),
    )


class _Nothing(WhyForm):
    """A form that asks nothing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["why"]


@for_those_who_may(Act.WRITE_AGREEMENTS)
@require_http_methods(FORM)
def withdraw(request: HttpRequest, wording_id: UUID) -> HttpResponse:
    one = wording_of(request, wording_id)
    form, draft = form_with_draft(request, WhyForm)
    if request.method == "POST" and form.is_bound and form.is_valid():
        why = form.cleaned_data["why"]
        if tried(form, lambda: actions.withdraw(one, why, deed=Deed.of(staff_of(request)))):
            return done(request, _("It is withdrawn."), "agreement", one.agreement_id)
    title = _("Withdraw version %(number)s") % {"number": one.number}
    lead = _("It comes to nothing, and stays on record with whoever had signed it.")
    return form_page(
        request, form, draft, title=title, lead=lead, button=_("Withdraw it"), **back_to(one.agreement)
    )


@for_those_who_may(Act.WRITE_AGREEMENTS)
@require_http_methods(FORM)
def amend(request: HttpRequest, mou_id: UUID) -> HttpResponse:
    one = agreement_of(request, mou_id)
    form, draft = form_with_draft(request, WhyForm)
    if request.method == "POST" and form.is_bound and form.is_valid():
        made: list[AgreementVersion] = []
        why, deed = form.cleaned_data["why"], Deed.of(staff_of(request))
        if tried(form, lambda: made.append(actions.amend(one, why, deed=deed))):
            return done(request, _("The next version is begun as a draft."), "agreement_edit", made[0].pk)
    lead = _("What is signed holds until both have signed the next version. Your reason is printed with it.")
    return form_page(
        request, form, draft, title=_("Next version"), lead=lead, button=_("Begin"), **back_to(one)
    )


@for_those_who_may(Act.WRITE_AGREEMENTS)
@require_http_methods(FORM)
def end(request: HttpRequest, mou_id: UUID) -> HttpResponse:
    one = agreement_of(request, mou_id)
    form, draft = form_with_draft(request, EndForm)
    looked: dict[str, Any] = {"button": _("See what it does to shares")}
    if request.method == "POST" and form.is_bound and form.is_valid():
        given, deed = form.cleaned_data, Deed.of(staff_of(request))
        reason, on = EndReason(given["reason"]), given["on"]
        if request.POST.get("looked-at") == on.isoformat():  # what would follow was seen for this very day
            if tried(form, lambda: actions.end(one, on, reason, given["words"], deed=deed)):
                said = _("The end is recorded, and the terms of shares end as was agreed.")
                return done(request, said, "agreement", one.pk)
        elif tried(form, lambda: check_may_end(one, on)):
            ending = ending_of(one, on)
            looked = {
                "button": _("End it"),
                "looked_at": on,
                "ending": ending,
                "until": tail_until(on, ending.tail, ending.months) if ending else None,
                "would": would_end(one.partner, ending) if ending else None,
                "tickets": assigned_by(one, on),
            }
    lead = _("What becomes of payments for Tickets assigned before then follows from what was signed.")
    return form_page(
        request,
        form,
        draft,
        template="agreements/end.html",
        title=_("End the agreement"),
        lead=lead,
        **looked,
        **back_to(one),
    )


@for_those_who_may(Act.WRITE_AGREEMENTS)
@require_http_methods(FORM)
def take_end_back(request: HttpRequest, mou_id: UUID) -> HttpResponse:
    one = agreement_of(request, mou_id)
    form, draft = form_with_draft(request, WhyForm)
    if request.method == "POST" and form.is_bound and form.is_valid():
        why = form.cleaned_data["why"]
        if tried(form, lambda: actions.take_end_back(one, why, deed=Deed.of(staff_of(request)))):
            return done(request, _("The agreement holds as before."), "agreement", one.pk)
    return form_page(
        request, form, draft, title=_("Take the end back"), button=_("Take it back"), **back_to(one)
    )


@for_those_who_may(Act.SEE_AGREEMENTS)
@require_safe
def history(request: HttpRequest, mou_id: UUID) -> HttpResponse:
    """Who did what with it. A partner's staff see what was done with both, not what was drafted."""
    one, member = agreement_of(request, mou_id), staff_of(request)
    lines = []
    for entry in history_of(one, member):
        changes = {} if member.partner else opened(entry.changes) or {}
        fields = [(FIELD_WORDS.get(name, name), was, became) for name, (was, became) in changes.items()]
        lines.append((entry, ACTIONS.get(entry.action, entry.action), fields))
    context = {**common(request, "agreements"), "agreement": one, "lines": lines}
    return render(request, "agreements/history.html", context)
