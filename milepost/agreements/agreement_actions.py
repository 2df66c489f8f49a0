"""Writing an agreement, offering it, amending it, ending it. Signing stands in `signing_actions`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.agreements.choices import ADMINISTRATIVE, OPEN, EndReason, PaperKind, Side, State
from milepost.agreements.fields import FIELDS, default_duties, read_of
from milepost.agreements.layout import laid_out
from milepost.agreements.models import (
    Agreement,
    AgreementSignature,
    AgreementVersion,
    Paper,
    SigningLink,
)
from milepost.agreements.policies import (
    check_may_amend,
    check_may_end,
    check_may_offer,
    check_role,
)
from milepost.agreements.queries import ending_of, standing_of, terms_for
from milepost.agreements.sealing import LANGUAGES, digest_of
from milepost.journal.actions import Deed
from milepost.notices.pdf import pdf_of
from milepost.organizations.models import Identity, Organization
from milepost.organizations.roles import Act
from milepost.rulebook.partner_agreements import tail_until
from milepost.shares.ending_actions import end_with_agreement, take_back
from milepost.shares.models import ShareTerms

TEMPLATE = "plans/typst/plan.typ"
"""The frame of a document to be signed is that of a plan: sections of pairs, lines and tables, as PDF/UA-1."""
PDF = "application/pdf"
PLACES = {Side.PARTNER: 1, Side.RECORD: 2}
"""The partner signs first; the EN of Record, which answers to SSA, last."""


@transaction.atomic
def begin(partner: Organization, identity: Identity, reference: str, *, deed: Deed) -> AgreementVersion:
    """An agreement with its first draft: the defaults of who does what, and the partner's terms of shares if it has some."""
    check_role(deed.by, Act.WRITE_AGREEMENTS)
    assert deed.by is not None, "an agreement is written by somebody"
    assert partner.partner_of_id == deed.organization.pk, "an agreement is made with a partner of one's own"
    if identity.model not in ADMINISTRATIVE:
        raise ValidationError(_("Only an Administrative EN has partners. Choose such an identity."))
    if partner.left_on is not None:
        raise ValidationError(_("This partner has left."))
    try:
        with transaction.atomic():
            agreement = Agreement.objects.create(
                organization=deed.organization,
                partner=partner,
                identity=identity,
                reference=reference,
                begun_by=deed.by,
            )
    except IntegrityError as error:
        raise ValidationError(
            _("There is an agreement of this identity with this partner already. Amend it, or end it first.")
        ) from error
    terms = terms_for(partner).filter(effective_to=None, agreement_ended_on=None).order_by("-edition").first()
    version = AgreementVersion.objects.create(
        organization=deed.organization,
        partner=partner,
        agreement=agreement,
        number=1,
        content=default_duties(),
        terms=terms,
        written_by=deed.by,
    )
    deed.write("agreement begun", agreement, partner=str(partner.pk), identity=str(identity.pk))
    return version


@transaction.atomic
def write(
    version: AgreementVersion,
    content: Mapping[str, Any],
    terms: ShareTerms | None,
    *,
    seen: int,
    deed: Deed,
) -> bool:
    """Change a draft if it still is what its writer saw; whether it was. The journal has each field."""
    check_role(deed.by, Act.WRITE_AGREEMENTS)
    assert terms is None or terms.partner_id == version.partner_id, "the terms are those of this partner"
    before: Mapping[str, Any] = {**version.content, "terms": str(version.terms_id or "")}
    after: Mapping[str, Any] = {**content, "terms": str(terms.pk if terms else "")}
    differing = {
        name: (before.get(name), after.get(name))
        for name in (*(field.name for field in FIELDS), "terms")
        if (before.get(name) or None) != (after.get(name) or None)
    }
    if not differing:
        return True
    written = AgreementVersion.objects.filter(pk=version.pk, version=seen, state=State.DRAFT).update(
        content=dict(content), terms=terms, version=seen + 1
    )
    if not written:
        return False
    deed.write("agreement written", version.agreement, changes=differing, number=version.number)
    return True


@transaction.atomic
def offer(version: AgreementVersion, *, deed: Deed) -> AgreementVersion:
    """Fix what it says, in both languages and as PDF, and ask both sides to sign."""
    check_role(deed.by, Act.WRITE_AGREEMENTS)
    version = _locked(version)
    check_may_offer(version)
    read = read_of(version.content, has_share_terms=version.terms_id is not None)
    version.effective_from, version.term_ends_on = read.begins_on, read.ends_on
    version.terms_version = version.terms.version if version.terms else None
    version.shown = {language: laid_out(version, language) for language in LANGUAGES}
    for language, shown in version.shown.items():
        made = pdf_of(TEMPLATE, {**shown, "organization": deed.organization.name, "foot": shown["title"]})
        keep_paper(version.partner, PaperKind.SHOWN, PDF, made, wording=version, language=language, deed=deed)
    signers = [
        AgreementSignature(
            organization=deed.organization,
            partner=version.partner,
            wording=version,
            side=side,
            place=place,
            asked_name=version.content[f"{side}_signer"],
            asked_title=version.content.get(f"{side}_title", ""),
        )
        for side, place in PLACES.items()
    ]
    version.state, version.offered_at = State.OFFERED, timezone.now()
    version.digest = digest_of(version, signers)
    version.version += 1
    version.save()
    for one in signers:
        one.save()
    deed.write("agreement offered", version.agreement, number=version.number, digest=version.digest)
    return version


def keep_paper(
    partner: Organization,
    kind: PaperKind,
    content_type: str,
    content: bytes,
    *,
    wording: AgreementVersion | None = None,
    language: str = "",
    deed: Deed,
) -> Paper:
    """A file of an agreement or a step, sealed. Its line in the journal is that of whoever needs it."""
    return Paper.objects.create(
        organization=deed.organization,
        partner=partner,
        wording=wording,
        kind=kind,
        language=language,
        content_type=content_type,
        content=content,
        added_by=deed.by,
    )


@transaction.atomic
def withdraw(version: AgreementVersion, because: str, *, deed: Deed) -> None:
    """A draft, or what is out for signing, comes to nothing; it stays on record with whoever had signed it."""
    check_role(deed.by, Act.WRITE_AGREEMENTS)
    version = _locked(version)
    if version.state not in OPEN:
        raise ValidationError(
            _("What both have signed is not withdrawn: it is amended, or the agreement ends.")
        )
    version.state, version.closed_at, version.closed_because = State.WITHDRAWN, timezone.now(), because
    version.save(update_fields=["state", "closed_at", "closed_because"])
    SigningLink.objects.filter(
        signature_key__in=version.signatures.values_list("pk", flat=True), ended_at=None
    ).update(ended_at=timezone.now())
    deed.because(because).write("agreement version withdrawn", version.agreement, number=version.number)


@transaction.atomic
def amend(agreement: Agreement, because: str, *, deed: Deed) -> AgreementVersion:
    """The next version as a draft: of what is signed, or of what was withdrawn last."""
    check_role(deed.by, Act.WRITE_AGREEMENTS)
    assert deed.by is not None, "an agreement is written by somebody"
    agreement = Agreement.objects.select_for_update(no_key=True).get(pk=agreement.pk)
    check_may_amend(agreement)
    signed = standing_of(agreement)
    base = signed or agreement.versions.order_by("-number").first()
    assert base is not None, "an agreement has a first version"
    last = agreement.versions.aggregate(last=Max("number"))["last"]
    terms = base.terms if base.terms and base.terms.state in ("draft", "signed") else None
    version = AgreementVersion.objects.create(
        organization=deed.organization,
        partner=agreement.partner,
        agreement=agreement,
        number=last + 1,
        amends=signed,
        content=base.content,
        terms=terms,
        because=because if signed else "",
        written_by=deed.by,
    )
    deed.because(because).write("agreement amendment begun", agreement, number=version.number)
    return version


@transaction.atomic
def end(agreement: Agreement, on: date, reason: EndReason, words: str, *, deed: Deed) -> None:
    """The last day on which it holds, and why. Through which day payments still flow follows from what was signed, and the
    terms of shares end in the same act as far as that says."""
    check_role(deed.by, Act.WRITE_AGREEMENTS)
    agreement = Agreement.objects.select_for_update(no_key=True).get(pk=agreement.pk)
    check_may_end(agreement, on)
    signed = standing_of(agreement)
    assert signed is not None, "only a signed agreement ends"
    read = read_of(signed.content, has_share_terms=False)
    until = tail_until(on, read.tail, read.tail_months)
    values = {"ended_on": on, "end_reason": reason, "end_words": words, "tail_until": until}
    Agreement.objects.filter(pk=agreement.pk).update(**values, version=agreement.version + 1)
    changes = {name: (None, value) for name, value in values.items()}
    deed.because(words).write("agreement ended", agreement, changes=changes)
    ending = ending_of(agreement, on)
    if ending is not None:
        end_with_agreement(agreement.partner, ending, words, deed=deed)


@transaction.atomic
def take_end_back(agreement: Agreement, because: str, *, deed: Deed) -> None:
    """The end was recorded by mistake: the agreement holds as before, and so do the terms of shares that ended with it."""
    check_role(deed.by, Act.WRITE_AGREEMENTS)
    agreement = Agreement.objects.select_for_update(no_key=True).get(pk=agreement.pk)
    if agreement.ended_on is None:
        raise ValidationError(_("This agreement has not ended."))
    values = {"ended_on": None, "end_reason": "", "end_words": "", "tail_until": None}
    changes = {name: (getattr(agreement, name), value) for name, value in values.items()}
    try:
        with transaction.atomic():
            Agreement.objects.filter(pk=agreement.pk).update(**values, version=agreement.version + 1)
    except IntegrityError as error:
        raise ValidationError(_("Another agreement with this partner has taken its place.")) from error
    deed.because(because).write("agreement end taken back", agreement, changes=changes)
    take_back(agreement.partner, agreement.ended_on, because, deed=deed)


def _locked(version: AgreementVersion) -> AgreementVersion:
    """The version as it is now, and nobody else's until the action is over."""
    return (
        AgreementVersion.objects.select_for_update(of=("self",), no_key=True)
        .select_related("agreement__identity", "organization", "partner", "terms__organization")
        .get(pk=version.pk)
    )
