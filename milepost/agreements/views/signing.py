"""Having an agreement signed: by whoever is signed in, by a link with a code, or on paper."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from milepost.agreements import signing_actions as actions
from milepost.agreements.choices import Method
from milepost.agreements.fields import language_now
from milepost.agreements.forms import PaperForm
from milepost.agreements.models import AgreementSignature
from milepost.agreements.policies import check_signs_for, check_turn
from milepost.agreements.views.frame import (
    back_to,
    common,
    given_out,
    paper_of,
    refused,
    signature_of,
)
from milepost.editing.form_pages import FORM, done, form_page, tried
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.notices.signing import SignForm, circumstances_of, is_same_name
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for


@for_those_who_may(Act.SIGN_AGREEMENTS)
@require_http_methods(FORM)
def sign_here(request: HttpRequest, signing_id: UUID) -> HttpResponse:
    """Whoever is signed in signs for their own side: after reading, by typing their name."""
    member, signature = staff_of(request), signature_of(request, signing_id)
    version, day = signature.wording, today_for(member.owner)
    try:
        check_turn(version, signature)
        check_signs_for(member, signature)
    except ValidationError as why:
        return refused(request, why, "agreement", version.agreement_id)
    form, draft = form_with_draft(request, SignForm, initial={"digest": version.digest, "shown_on": day})
    if request.method == "POST" and form.is_bound and form.is_valid():
        given = form.cleaned_data
        if not is_same_name(given["name"], member.name):
            form.add_error("name", _("Type your own name: %(name)s.") % {"name": member.name})
        elif given["shown_on"] != day:
            form.add_error(
                None, _("The day has changed since this page was shown. Look at the day again, then sign.")
            )
        else:
            signs = actions.Given(
                given["name"], Method.SIGNED_IN, day, given["digest"], language_now(),
                circumstances=circumstances_of(request),
            )  # fmt: skip
            if tried(form, lambda: actions.sign(signature, signs, day=day, deed=Deed.of(member))):
                return done(request, _("It is signed."), "agreement", version.agreement_id)
    title = _("Sign for %(who)s") % {"who": signature.get_side_display()}
    more = {"wording": version, "shown": version.shown[language_now()], "day": day, "signature": signature}
    return form_page(
        request, form, draft, template="agreements/sign.html", title=title, button=_("I sign"),
        **more, **back_to(version.agreement),
    )  # fmt: skip


@for_those_who_may(Act.WRITE_AGREEMENTS)
@require_POST
def link(request: HttpRequest, signing_id: UUID) -> HttpResponse:
    """Give out a link and its code. Both are shown now, and never again."""
    member, signature = staff_of(request), signature_of(request, signing_id)
    agreement = signature.wording.agreement
    try:
        token, code = actions.send_link(signature, day=today_for(member.owner), deed=Deed.of(member))
    except ValidationError as why:
        return refused(request, why, "agreement", agreement.pk)
    context = {
        **common(request, "agreements"),
        "agreement": agreement,
        "signature": signature,
        "address": request.build_absolute_uri(reverse("agreement_sign_by_link", args=[token])),
        "code": code,
        "days": actions.LINK_DAYS,
    }
    return render(request, "agreements/link.html", context)


@for_those_who_may(Act.WRITE_AGREEMENTS)
@require_POST
def link_back(request: HttpRequest, signing_id: UUID) -> HttpResponse:
    """The link that is out opens nothing any more."""
    signature = signature_of(request, signing_id)
    actions.take_link_back(signature, deed=Deed.of(staff_of(request)))
    return done(
        request,
        _("The link is taken back; it opens nothing any more."),
        "agreement",
        signature.wording.agreement_id,
    )


@for_those_who_may(Act.WRITE_AGREEMENTS)
@require_http_methods(FORM)
def paper(request: HttpRequest, signing_id: UUID) -> HttpResponse:
    """Record what was signed by hand, with its scan."""
    member, signature = staff_of(request), signature_of(request, signing_id)
    version, day = signature.wording, today_for(member.owner)
    try:
        check_turn(version, signature)
    except ValidationError as why:
        return refused(request, why, "agreement", version.agreement_id)
    initial = {"name": signature.asked_name.open(), "signed_on": day}
    form, draft = form_with_draft(request, PaperForm, initial=initial)
    is_given = request.method == "POST" and form.is_bound and form.is_valid()
    if is_given and tried(form, lambda: _record(request, signature, form)):
        return done(request, _("The signature is recorded."), "agreement", version.agreement_id)
    return form_page(
        request, form, draft,
        title=_("Signed on paper: %(who)s") % {"who": signature.get_side_display()},
        lead=_("Print this version, have it signed, then record it here with its scan."),
        **back_to(version.agreement),
    )  # fmt: skip


def _record(request: HttpRequest, signature: AgreementSignature, form: PaperForm) -> None:
    member, given = staff_of(request), form.cleaned_data
    if not is_same_name(given["name"], signature.asked_name.open()):
        raise ValidationError(
            _("The agreement names %(name)s as who signs. Have that person sign, or offer another version.")
            % {"name": signature.asked_name.open()}
        )
    signs = actions.Given(
        given["name"], Method.PAPER, given["signed_on"], signature.wording.digest, language_now(),
        scan=(form.content_type, form.content),
    )  # fmt: skip
    actions.sign(signature, signs, day=today_for(member.owner), deed=Deed.of(member))


@for_those_who_may(Act.SEE_AGREEMENTS)
@require_safe
def paper_given(request: HttpRequest, paper_id: UUID) -> HttpResponse:
    """A scan or a proof."""
    return given_out(paper_of(request, paper_id), "document", Deed.of(staff_of(request)))
