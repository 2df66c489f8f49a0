"""Signing an agreement: by a signed-in person, by a link with a code, or on paper with a scan."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.agreements.agreement_actions import PDF, TEMPLATE, keep_paper
from milepost.agreements.choices import Method, PaperKind, State
from milepost.agreements.copies import signed_given
from milepost.agreements.links import digest_of_code, digest_of_token
from milepost.agreements.models import AgreementSignature, AgreementVersion, SigningLink
from milepost.agreements.policies import (
    check_day,
    check_is_what_was_shown,
    check_role,
    check_signs_for,
    check_turn,
)
from milepost.agreements.sealing import LANGUAGES, seal_of
from milepost.journal.actions import Deed
from milepost.notices.pdf import pdf_of
from milepost.organizations.roles import Act

LINK_DAYS = 14
MOST_TRIES = 5


@dataclass(frozen=True, slots=True)
class Given:
    """A signature as somebody gives it. `digest` is that of the wording they were shown, `signed_on` the day they saw."""

    name: str
    method: Method
    signed_on: date
    digest: str
    language: str = "en"
    scan: tuple[str, bytes] | None = None
    """Content type and content."""
    circumstances: Mapping[str, str] | None = None


@transaction.atomic
def send_link(signature: AgreementSignature, *, day: date, deed: Deed) -> tuple[str, str]:
    """The token of a link and the code that opens it, both shown now and never again; an earlier link ends."""
    check_role(deed.by, Act.WRITE_AGREEMENTS)
    assert deed.by is not None, "a link is given out by somebody"
    check_turn(signature.wording, signature)
    _end_links(signature)
    token, code = secrets.token_urlsafe(16), f"{secrets.randbelow(1_000_000):06d}"
    link = SigningLink.objects.create(
        organization=deed.organization,
        signature_key=signature.pk,
        digest=digest_of_token(token),
        code_digest=digest_of_code(token, code),
        made_by=deed.by,
        expires_at=timezone.now() + timedelta(days=LINK_DAYS),
    )
    AgreementSignature.objects.filter(pk=signature.pk).update(link_sent_on=day)
    deed.write("agreement link made", signature.wording.agreement, side=signature.side, link=str(link.pk))
    return token, code


@transaction.atomic
def take_link_back(signature: AgreementSignature, *, deed: Deed) -> None:
    """The link that is out opens nothing any more."""
    check_role(deed.by, Act.WRITE_AGREEMENTS)
    if _end_links(signature):
        deed.write("agreement link taken back", signature.wording.agreement, side=signature.side)
    AgreementSignature.objects.filter(pk=signature.pk).update(link_sent_on=None)


def answer_code(link: SigningLink, token: str, code: str, *, deed: Deed) -> bool:
    """Whether it is the code of the link. Each wrong answer counts, and after the last one the link ends."""
    given = "".join(letter for letter in code if letter.isdigit())
    if hmac.compare_digest(bytes(link.code_digest), digest_of_code(token, given)):
        return True
    SigningLink.objects.filter(pk=link.pk).update(tries=F("tries") + 1)
    link.refresh_from_db(fields=["tries"])
    if link.tries >= MOST_TRIES:
        SigningLink.objects.filter(pk=link.pk, ended_at=None).update(ended_at=timezone.now())
        signature = AgreementSignature.objects.select_related("wording__agreement").get(pk=link.signature_key)
        deed.write("agreement link ended", signature.wording.agreement, side=signature.side, tries=link.tries)
    return False


@transaction.atomic
def sign(signature: AgreementSignature, given: Given, *, day: date, deed: Deed) -> AgreementVersion:
    """Give this signature; ValidationError with the reason where it may not be given. The last one puts it in force."""
    version = (
        AgreementVersion.objects.select_for_update(of=("self",), no_key=True)
        .select_related("agreement__identity", "organization", "partner")
        .get(pk=signature.wording_id)
    )
    signature = version.signatures.select_for_update(of=("self",)).get(pk=signature.pk)
    _check_by(signature, given, deed)
    check_turn(version, signature)
    check_is_what_was_shown(version, given.digest)
    check_day(version, signature, given.signed_on, day)
    _keep(signature, given, timezone.now(), deed)
    deed.write(
        "agreement signed", version.agreement, number=version.number, side=signature.side, method=given.method,
        signed_on=str(given.signed_on), digest=given.digest,
    )  # fmt: skip
    _end_links(signature)
    if all(one.is_given for one in version.signatures.all()):
        _complete(version, deed)
    return version


def _check_by(signature: AgreementSignature, given: Given, deed: Deed) -> None:
    """Who may give it, by its method; and whether it is whole."""
    if not given.name.strip():
        raise ValidationError(_("A signature has a name."))
    if given.method == Method.SIGNED_IN:
        assert deed.by is not None, "somebody is signed in"
        check_role(deed.by, Act.SIGN_AGREEMENTS)
        check_signs_for(deed.by, signature)
    elif given.method == Method.PAPER:
        check_role(deed.by, Act.WRITE_AGREEMENTS)
        if given.scan is None:
            raise ValidationError(_("Add the scan of the signed agreement."))


def _keep(signature: AgreementSignature, given: Given, at: datetime, deed: Deed) -> None:
    signature.name, signature.method = given.name.strip(), given.method
    signature.signed_on, signature.at = given.signed_on, at
    signature.digest, signature.language = given.digest, given.language
    signature.circumstances = dict(given.circumstances or {}) or None
    signature.recorded_by = deed.by
    if given.scan is not None:
        kind, content = given.scan
        signature.scan = keep_paper(
            signature.partner, PaperKind.SCAN, kind, content, wording=signature.wording, deed=deed
        )
    signature.seal = seal_of(signature)
    signature.save()


def _complete(version: AgreementVersion, deed: Deed) -> None:
    """Both have signed: the version before is replaced, and the copies with the signatures are made."""
    signatures = list(version.signatures.all())
    version.agreement.versions.filter(state=State.IN_FORCE).update(
        state=State.REPLACED, closed_at=timezone.now()
    )
    version.signed_on = max(one.signed_on for one in signatures if one.signed_on is not None)
    version.state = State.IN_FORCE
    version.save(update_fields=["signed_on", "state"])
    for language in LANGUAGES:
        made = pdf_of(TEMPLATE, signed_given(version, signatures, language))
        keep_paper(
            version.partner, PaperKind.SIGNED, PDF, made, wording=version, language=language, deed=deed
        )
    deed.write(
        "agreement signed by both", version.agreement, number=version.number, signed_on=str(version.signed_on)
    )


def _end_links(signature: AgreementSignature) -> int:
    out = SigningLink.objects.filter(signature_key=signature.pk, ended_at=None)
    return out.update(ended_at=timezone.now())
