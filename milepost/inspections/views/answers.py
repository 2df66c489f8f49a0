"""What passes with the reviewer: archives made and downloaded, the log, the end of a review."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from milepost.editing.drafts import never_kept
from milepost.editing.form_pages import FORM, done, form_page, tried
from milepost.editing.records import form_with_draft
from milepost.inspections import answering_actions as actions
from milepost.inspections.archiving import new_passphrase
from milepost.inspections.forms import AnswerForm, ArchiveForm, CloseForm, LetterForm
from milepost.inspections.models import Archive
from milepost.inspections.queries import answers_visible_to
from milepost.inspections.views.frame import about, archive_of, as_file, refused, review_of, with_reason
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for

ZIP = "application/zip"


@for_those_who_may(Act.ANSWER_REVIEWS)
@sensitive_post_parameters("passphrase", "repeated")
@never_kept
@require_http_methods(FORM)
def make_archive(request: HttpRequest, inspection_id: UUID) -> HttpResponse:
    """Ask for an archive. A passphrase that is made for it stands on the answer to this form, and nowhere afterwards."""
    review, member = review_of(request, inspection_id), staff_of(request)
    form = ArchiveForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        own = form.cleaned_data["passphrase"]
        passphrase, made = own or new_passphrase(), list[Archive]()
        if tried(
            form,
            lambda: made.append(
                actions.ask_for_archive(review, passphrase, is_own=bool(own), deed=Deed.of(member))
            ),
        ):
            if own:
                return done(request, _("The archive is being made."), "inspection", review.pk)
            shown = {"review": review, "archive": made[0], "passphrase": passphrase, **about(review)}
            response = render(request, "inspections/passphrase.html", shown)
            response["Cache-Control"] = "no-store"
            return response
    lead = _(
        "Every packet in one file, encrypted with AES-256. WinZip and 7-Zip open it. Packets that were never built are built first. "
        "Send the passphrase another way than the file."
    )
    return form_page(
        request, form, None, title=_("Make an encrypted archive"), lead=lead, button=_("Make it"), **about(review)
    )  # fmt: skip


@for_those_who_may(Act.ANSWER_REVIEWS)
@require_safe
def archive(request: HttpRequest, inspection_id: UUID, archive_id: UUID) -> HttpResponse:
    """The encrypted file. Its download is journaled as reading documents."""
    one = archive_of(request, inspection_id, archive_id)
    try:
        content = actions.read_archive(one, deed=Deed.of(staff_of(request)))
    except ValidationError as error:
        return refused(request, error, "inspection", one.inspection_id)
    return as_file(content, f"packets-{one.inspection.number}-{one.number}.zip", ZIP)


@for_those_who_may(Act.ANSWER_REVIEWS)
@require_POST
def give_up(request: HttpRequest, inspection_id: UUID, archive_id: UUID) -> HttpResponse:
    one = archive_of(request, inspection_id, archive_id)
    actions.give_up(one, deed=Deed.of(staff_of(request)))
    return redirect("inspection", one.inspection_id)


@for_those_who_may(Act.ANSWER_REVIEWS)
@require_http_methods(FORM)
def record(request: HttpRequest, inspection_id: UUID) -> HttpResponse:
    """A line of the log."""
    review, member = review_of(request, inspection_id), staff_of(request)
    day = today_for(member.owner)
    initial = {"on": day, "said": request.GET.get("said")}
    form, draft = form_with_draft(request, AnswerForm, initial=initial, review=review, day=day)
    is_whole = request.method == "POST" and form.is_bound and form.is_valid()
    if is_whole and tried(form, lambda: actions.record(review, form.cleaned_data, deed=Deed.of(member))):
        return done(request, _("It is saved."), "inspection", review.pk)
    lead = _("What was sent, asked and answered. Where the review stands follows from it.")
    return form_page(request, form, draft, title=_("Add to the log"), lead=lead, **about(review))


@for_those_who_may(Act.ANSWER_REVIEWS)
@require_http_methods(FORM)
def withdraw_answer(request: HttpRequest, inspection_id: UUID, answer_id: int) -> HttpResponse:
    review = review_of(request, inspection_id)
    seen = answers_visible_to(staff_of(request))
    answer = get_object_or_404(seen, pk=answer_id, inspection=review)
    return with_reason(
        request, _("Withdraw this line"), _("The review stands afterwards as it would without it."),
        lambda why, deed: actions.withdraw_answer(answer, why, deed=deed), "inspection", review.pk, **about(review),
    )  # fmt: skip


@for_those_who_may(Act.ANSWER_REVIEWS)
@require_http_methods(FORM)
def amend(request: HttpRequest, inspection_id: UUID) -> HttpResponse:
    """What the letter said, entered wrongly."""
    review, member = review_of(request, inspection_id), staff_of(request)
    initial = {
        "received_on": review.received_on,
        "deadline": None if review.is_deadline_own else review.first_deadline,
        "reference": review.reference,
        "with_earnings": review.with_earnings,
        "version": review.version,
    }
    form, draft = form_with_draft(request, LetterForm, initial=initial, day=today_for(member.owner))
    if request.method == "POST" and form.is_bound and form.is_valid():
        version, kept = form.cleaned_data["version"] or review.version, list[bool]()
        deed = Deed.of(member)
        if tried(
            form, lambda: kept.append(actions.amend(review, form.cleaned_data, version=version, deed=deed))
        ):
            if kept[0]:
                return done(request, _("It is saved."), "inspection", review.pk)
            form.add_error(
                None, _("Somebody else has changed it meanwhile. Look at theirs before you save again.")
            )
    return form_page(request, form, draft, title=_("Change what the letter said"), **about(review))


@for_those_who_may(Act.ANSWER_REVIEWS)
@require_http_methods(FORM)
def close(request: HttpRequest, inspection_id: UUID) -> HttpResponse:
    review, member = review_of(request, inspection_id), staff_of(request)
    day = today_for(member.owner)
    form, draft = form_with_draft(request, CloseForm, initial={"on": day})
    if request.method == "POST" and form.is_bound and form.is_valid():
        given: dict[str, Any] = form.cleaned_data
        on: date = given["on"]
        if on > day:
            form.add_error("on", _("This day is still ahead."))
        elif tried(form, lambda: actions.close(review, on, given["why"], deed=Deed.of(member))):
            return done(request, _("It is closed."), "inspection", review.pk)
    lead = _("Nothing more is to be done about it. Say what came of it.")
    return form_page(request, form, draft, title=_("Close the review"), lead=lead, **about(review))


@for_those_who_may(Act.ANSWER_REVIEWS)
@require_http_methods(FORM)
def open_again(request: HttpRequest, inspection_id: UUID) -> HttpResponse:
    review = review_of(request, inspection_id)
    return with_reason(
        request, _("Open the review again"), _("It stands as its log says."),
        lambda why, deed: actions.open_again(review, why, deed=deed), "inspection", review.pk, **about(review),
    )  # fmt: skip


@for_those_who_may(Act.ANSWER_REVIEWS)
@require_http_methods(FORM)
def withdraw(request: HttpRequest, inspection_id: UUID) -> HttpResponse:
    review = review_of(request, inspection_id)
    return with_reason(
        request, _("Withdraw the review"),
        _("It was begun by mistake. It stays on record with your reason, and can be opened again."),
        lambda why, deed: actions.withdraw(review, why, deed=deed), "inspection", review.pk, **about(review),
    )  # fmt: skip
