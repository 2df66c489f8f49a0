"""Letters to somebody who was not reached: drafted, mailed, proved; and the organization's own text of them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from milepost.contacts import actions, letter_actions, queries
from milepost.contacts.forms import BecauseForm
from milepost.contacts.letter_forms import UNKNOWN, DraftForm, MailForm, ProofForm, TemplateForm
from milepost.contacts.letter_pdf import pdf
from milepost.contacts.letter_words import DEFAULTS, PLACEHOLDERS, filled
from milepost.contacts.models import Letter, LetterTemplate
from milepost.contacts.pages import FORM, as_pdf, said, ticket_of
from milepost.contacts.standing import reckoned, settings_of
from milepost.documents import actions as documents
from milepost.editing.drafts import forget_draft
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.keys.fields import opened
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import check_may, may, staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.people.models import Ticketholder
from milepost.rulebook.wording import day_in_words
from milepost.tickets.models import Ticket


def letter_of(ticket: Ticket, key: UUID) -> Letter:
    return get_object_or_404(queries.letters_of(ticket), pk=key)


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def draft(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """The letter, filled from the text of the person's language or of the one asked for, to be read and kept."""
    member, ticket = staff_of(request), ticket_of(request, ticket_id)
    drafted = queries.letters_of(ticket).filter(state=Letter.State.DRAFTED).first()
    if drafted is not None:
        return redirect("contact_letter", ticket.pk, drafted.pk)
    language = _language(request, ticket)
    template = queries.template_of(member.owner, language)
    first = _filled(ticket, language, template, request)
    form, typed = form_with_draft(request, DraftForm, initial=first)
    if request.method == "POST" and form.is_bound and form.is_valid():
        try:
            made = letter_actions.draft(ticket, {**form.given(), "template": template}, deed=Deed.of(member))
        except ValidationError as error:
            messages.error(request, said(error))
            return redirect("contacts", ticket.pk)
        forget_draft(request)
        messages.success(request, _("The letter is drafted. Print it, mail it, and say how."))
        return redirect("contact_letter", ticket.pk, made.pk)
    context = {
        "form": form,
        "draft": typed,
        "ticket": ticket,
        "shown_as": queries.shown_as(ticket),
        "holder": getattr(ticket, "holder", None),
        "language": language,
        "languages": LetterTemplate.Language.choices,
        "letter": reckoned([ticket], today_for(member.owner))[ticket.pk].letter,
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "contacts/draft.html", context, status=status)


def _language(request: HttpRequest, ticket: Ticket) -> str:
    """The one asked for, or the person's; English where no text is in theirs."""
    asked = request.POST.get("language") or request.GET.get("language")
    holder: Ticketholder | None = getattr(ticket, "holder", None)
    spoken = holder.language if holder else "en"
    return next((one for one in (asked, spoken) if one in LetterTemplate.Language.values), "en")


def _filled(
    ticket: Ticket, language: str, template: LetterTemplate | None, request: HttpRequest
) -> dict[str, Any]:
    member, holder = staff_of(request), getattr(ticket, "holder", None)
    day = today_for(member.owner)
    text = template or DEFAULTS[language]
    settled = settings_of(member.owner)
    values = {
        "name": holder.name if holder else ticket.reference,
        "organization": member.owner.name,
        "coordinator": ticket.coordinator.name if ticket.coordinator else member.name,
        "attempts": str(reckoned([ticket], day)[ticket.pk].letter.attempts),
        "reply": settled.reply_to or UNKNOWN,
        "date": day_in_words(day, language),
    }
    address = holder.address if holder else ""
    return {
        "language": language,
        "is_large": holder is not None and holder.format == Ticketholder.Format.LARGE_PRINT,
        "to": "\n".join([values["name"], *(part.strip() for part in address.split(",", 1) if part.strip())]),
        "subject": filled(text.subject, values),
        "body": filled(text.body, values),
    }


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def letter(request: HttpRequest, ticket_id: UUID, contact_letter_id: UUID) -> HttpResponse:
    """One letter as it stands: what it says, what comes next, what its proof lacks."""
    ticket = ticket_of(request, ticket_id)
    kept = letter_of(ticket, contact_letter_id)
    return _shown(request, ticket, kept)


def _shown(
    request: HttpRequest,
    ticket: Ticket,
    kept: Letter,
    *,
    mailed: MailForm | None = None,
    proved: ProofForm | None = None,
) -> HttpResponse:
    day = today_for(ticket.organization)
    is_mailed = kept.state == Letter.State.MAILED
    lacks = queries.proof_of(kept) if is_mailed else ()
    bad = bool((mailed and mailed.errors) or (proved and proved.errors))
    context = {
        "ticket": ticket,
        "shown_as": queries.shown_as(ticket),
        "holder": getattr(ticket, "holder", None),
        "kept": kept,
        "content": kept.content.open(),
        "number": opened(kept.number),
        "withdrawn_because": opened(kept.withdrawn_because),
        "lacks": lacks,
        "mailing_form": mailed or MailForm(letter=kept, day=day),
        "proof_form": proved or (ProofForm(letter=kept, day=day) if is_mailed and lacks else None),
        "because": BecauseForm(),
        "may_change": may(staff_of(request), Act.CHANGE_PEOPLE),
        "may_read": may(staff_of(request), Act.SEE_DOCUMENTS),
    }
    return render(request, "contacts/letter.html", context, status=422 if bad else 200)


@for_those_who_may(Act.SEE_DOCUMENTS)
@require_safe
def letter_pdf(request: HttpRequest, ticket_id: UUID, contact_letter_id: UUID) -> HttpResponse:
    """To print: of a mailed letter the very copy that was kept. That it was read is in the journal first."""
    ticket = ticket_of(request, ticket_id)
    kept = letter_of(ticket, contact_letter_id)
    deed = Deed.of(staff_of(request))
    if kept.copy is not None:
        content = documents.read(kept.copy, deed=deed)
    else:
        deed.write_reading("letter read", ticket, letter=str(kept.pk))
        content = pdf(kept, today_for(ticket.organization) if kept.state == Letter.State.DRAFTED else None)
    return as_pdf(content, "letter")


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_POST
def mail_letter(request: HttpRequest, ticket_id: UUID, contact_letter_id: UUID) -> HttpResponse:
    member, ticket = staff_of(request), ticket_of(request, ticket_id)
    kept = letter_of(ticket, contact_letter_id)
    form = MailForm(request.POST, letter=kept, day=today_for(member.owner))
    if not form.is_valid():
        return _shown(request, ticket, kept, mailed=form)
    given = form.cleaned_data
    try:
        letter_actions.mail(kept, given["mailing"], given["mailed_on"], given["number"], deed=Deed.of(member))
        messages.success(request, _("The letter is on record as mailed, and its copy is kept, sealed."))
    except ValidationError as error:
        messages.error(request, said(error))
    return redirect("contact_letter", ticket.pk, kept.pk)


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_POST
def prove_mailing(request: HttpRequest, ticket_id: UUID, contact_letter_id: UUID) -> HttpResponse:
    member, ticket = staff_of(request), ticket_of(request, ticket_id)
    check_may(member, Act.ADD_DOCUMENTS)
    kept = letter_of(ticket, contact_letter_id)
    form = ProofForm(request.POST, request.FILES, letter=kept, day=today_for(member.owner))
    if kept.state == Letter.State.MAILED and not form.is_valid():
        return _shown(request, ticket, kept, proved=form)
    try:
        letter_actions.prove(kept, form.given() if form.is_valid() else {}, deed=Deed.of(member))
        messages.success(request, _("The proof is kept."))
    except ValidationError as error:
        messages.error(request, said(error))
    return redirect("contact_letter", ticket.pk, kept.pk)


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_POST
def withdraw_letter(request: HttpRequest, ticket_id: UUID, contact_letter_id: UUID) -> HttpResponse:
    ticket = ticket_of(request, ticket_id)
    kept = letter_of(ticket, contact_letter_id)
    form = BecauseForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say why it is withdrawn."))
        return redirect("contact_letter", ticket.pk, kept.pk)
    try:
        letter_actions.withdraw(kept, form.cleaned_data["because"], deed=Deed.of(staff_of(request)))
        messages.success(request, _("The draft is withdrawn; it stays on record."))
    except ValidationError as error:
        messages.error(request, said(error))
    return redirect("contacts", ticket.pk)


@for_those_who_may(Act.CHANGE_ORGANIZATION)
@require_http_methods(FORM)
def template(request: HttpRequest, language: str) -> HttpResponse:
    """The organization's own text in one language; each change is a new version, and the older ones stay."""
    member = staff_of(request)
    newest = queries.template_of(member.owner, language)
    number = newest.number if newest else 0
    text = newest or DEFAULTS[language]
    first = {"subject": text.subject, "body": text.body, "number": number}
    form, typed = form_with_draft(request, TemplateForm, initial=first)
    status = 200
    if request.method == "POST" and form.is_bound and form.is_valid():
        if _keep(form, language, Deed.of(member)):
            forget_draft(request)
            messages.success(request, _("The text is kept as a new version."))
            return redirect(f"contact_template_{language}")
        form.add_error(
            None, _("Somebody else has kept a newer version meanwhile. Yours is still in the form.")
        )
        form.data = {**form.data.dict(), "number": str(number)}
        status = 409
    elif form.is_bound and form.errors:
        status = 422
    context = {
        "form": form,
        "draft": typed,
        "title": _("Letter in English") if language == "en" else _("Letter in Spanish"),
        "lead": _("These are filled in: %(known)s.")
        % {"known": ", ".join(f"{{{one}}}" for one in PLACEHOLDERS)},
        "back": reverse("contact_settings"),
        "back_text": _("Settings of contacts"),
        "button": _("Keep as a new version"),
    }
    return render(request, "editing/record.html", context, status=status)


def _keep(form: TemplateForm, language: str, deed: Deed) -> bool:
    """Whether it became the version after the one that its writer saw."""
    given = form.cleaned_data
    newest = queries.template_of(deed.organization, language)
    if given["number"] != (newest.number if newest else 0):
        return False
    try:
        with transaction.atomic():
            actions.keep_template(language, given["subject"], given["body"], given["number"] + 1, deed=deed)
    except IntegrityError:
        return False
    return True
