"""Having a plan signed: the link, the Employment Network's own signature, what was signed on paper."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from milepost.documents.actions import add as add_document
from milepost.journal.actions import Deed
from milepost.notices.signing import SignForm, circumstances_of, is_same_name
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.plans.models import Method, Signature
from milepost.plans.policies import check_method, check_turn
from milepost.plans.queries import settings_of
from milepost.plans.record_forms import PaperForm
from milepost.plans.signing_actions import Given, send_link, sign, take_link_back
from milepost.plans.views.found import FORM, asked, done, language_of_page, name_of, refused, signature_of
from milepost.tickets.models import Ticket


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_POST
def link(request: HttpRequest, ticket_id: UUID, signature_id: UUID) -> HttpResponse:
    """Give out a link by which somebody signs. It is shown now, and never again."""
    member, signature = staff_of(request), signature_of(request, ticket_id, signature_id)
    try:
        token = send_link(signature, day=today_for(member.owner), deed=Deed.of(member))
    except ValidationError as why:
        return refused(request, ticket_id, why)
    address = request.build_absolute_uri(reverse("plan_sign_by_link", args=[token]))
    signature.refresh_from_db()
    was_sent = "by-email" in request.POST and _sent_by_email(signature, address)
    context = {
        "ticket": signature.ticket,
        "name": name_of(signature.ticket),
        "signature": signature,
        "address": address,
        "was_sent": was_sent,
        "text": _text(signature, address),
    }
    return render(request, "plans/link.html", context)


def _text(signature: Signature, address: str) -> str:
    """What to write to the signer, in their language: no name, no program, no number."""
    with translation.override(language_of(signature.ticket)):
        return _("%(organization)s has a paper for you to read and sign on your telephone: %(address)s") % {
            "organization": signature.version.organization.name,
            "address": address,
        }


def language_of(ticket: Ticket) -> str:
    """In which of our languages the Ticketholder is spoken to."""
    holder = getattr(ticket, "holder", None)
    return "es" if holder is not None and holder.language == "es" else "en"


def _sent_by_email(signature: Signature, address: str) -> bool:
    holder = getattr(signature.ticket, "holder", None)
    if holder is None or not holder.email or signature.role != Signature.Role.TICKETHOLDER:
        return False
    with translation.override(language_of(signature.ticket)):
        subject = _("A paper for you to read and sign")
    return bool(send_mail(subject, _text(signature, address), None, [holder.email]))


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_POST
def link_back(request: HttpRequest, ticket_id: UUID, signature_id: UUID) -> HttpResponse:
    """The link that is out opens nothing any more."""
    take_link_back(signature_of(request, ticket_id, signature_id), deed=Deed.of(staff_of(request)))
    return done(request, ticket_id, _("The link is taken back; it opens nothing any more."))


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def sign_here(request: HttpRequest, ticket_id: UUID, signature_id: UUID) -> HttpResponse:
    """The Employment Network signs, by whoever is signed in: after reading, by typing their name."""
    member, signature = staff_of(request), signature_of(request, ticket_id, signature_id)
    version, day = signature.version, today_for(member.owner)
    try:
        if signature.role != Signature.Role.EMPLOYMENT_NETWORK:
            raise ValidationError(_("Others sign by a link of their own, or on paper."))
        check_turn(version, signature)
        check_method(settings_of(member.owner), Method.ELECTRONIC)
    except ValidationError as why:
        return refused(request, ticket_id, why)
    form = SignForm(request.POST or None, initial={"digest": version.digest, "shown_on": day})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if not is_same_name(given["name"], member.name):
            form.add_error("name", _("Type your own name: %(name)s.") % {"name": member.name})
        elif given["shown_on"] != day:
            form.add_error(
                None, _("The day has changed since this page was shown. Look at the day again, then sign.")
            )
        else:
            signs = Given(
                given["name"], Method.ELECTRONIC, day, given["digest"], language_of_page(),
                circumstances=circumstances_of(request),
            )  # fmt: skip
            try:
                sign(signature, signs, day=day, deed=Deed.of(member))
            except ValidationError as why:
                return refused(request, ticket_id, why)
            return done(request, ticket_id, _("It is signed."))
    more = {
        "version": version,
        "shown": version.shown.open()[language_of_page()],
        "day": day,
        "template": "plans/sign.html",
    }
    return asked(
        request, signature.ticket, form, _("Sign for the Employment Network"), button=_("I sign"), **more
    )


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def paper(request: HttpRequest, ticket_id: UUID, signature_id: UUID) -> HttpResponse:
    """Record what was signed by hand, or said before a witness."""
    member, signature = staff_of(request), signature_of(request, ticket_id, signature_id)
    version, day, settings = signature.version, today_for(member.owner), settings_of(member.owner)
    try:
        check_turn(version, signature)
    except ValidationError as why:
        return refused(request, ticket_id, why)
    asked_name = signature.asked_name.open()
    form = PaperForm(
        request.POST or None,
        request.FILES or None,
        settings=settings,
        day=day,
        initial={"name": asked_name, "signed_on": day},
    )
    if request.method == "POST" and form.is_valid():
        try:
            _record_paper(request, signature, form)
        except ValidationError as why:
            form.add_error(None, why)
        else:
            return done(request, ticket_id, _("The signature is recorded."))
    title = _("Signed on paper: %(who)s") % {"who": signature.get_role_display()}
    return asked(
        request,
        signature.ticket,
        form,
        title,
        lead=_("Print this wording, have it signed, then record it here."),
    )


def _record_paper(request: HttpRequest, signature: Signature, form: Any) -> None:
    member, given = staff_of(request), form.cleaned_data
    document = None
    deed = Deed.of(member)
    if form.content:
        document = add_document(
            signature.ticket, "plan", given["file"].name, form.content_type, form.content, deed=deed
        )
    signs = Given(
        given["name"], given["method"], given["signed_on"], signature.version.digest, language_of(signature.ticket),
        witness=given["witness"], paper=document,
    )  # fmt: skip
    sign(signature, signs, day=today_for(member.owner), deed=deed)
