"""Signing a plan: giving out a link, signing by it, signing here, recording what was signed on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.documents.actions import add as add_document
from milepost.documents.models import Document
from milepost.journal.actions import Deed
from milepost.notices.birth_date import MOST_TRIES, is_theirs
from milepost.notices.links import make_link, take_back
from milepost.notices.models import Link
from milepost.notices.pdf import pdf_of
from milepost.plans.actions import PDF, TEMPLATE, put_in_force, tell_assignment
from milepost.plans.copies import signed_given
from milepost.plans.models import Method, PlanVersion, Signature
from milepost.plans.policies import (
    check_day,
    check_is_what_was_shown,
    check_method,
    check_turn,
)
from milepost.plans.queries import assignment_for_plan, settings_of
from milepost.plans.sealing import LANGUAGES, seal_of
from milepost.plans.states import State
from milepost.rulebook.plan_clock import is_plan_of
from milepost.tickets.touched import touch


@dataclass(frozen=True, slots=True)
class Given:
    """A signature as somebody gives it. `digest` is that of the wording they were shown, `signed_on` the day they saw."""

    name: str
    method: str
    signed_on: date
    digest: str
    language: str = "en"
    witness: str = ""
    paper: Document | None = None
    circumstances: Mapping[str, str] | None = None


@transaction.atomic
def send_link(signature: Signature, *, day: date, deed: Deed) -> str:
    """The token of a link by which this signer reads and signs; an earlier one ends."""
    version = signature.version
    settings = settings_of(deed.organization)
    check_method(settings, Method.ELECTRONIC)
    check_turn(version, signature)
    if signature.role == Signature.Role.EMPLOYMENT_NETWORK:
        raise ValidationError(_("The Employment Network signs here, by whoever is signed in."))
    if signature.ticket.born_on is None:
        raise ValidationError(
            _(
                "The birth date is not known. The link asks for it before it shows anything: set it under Person first."
            )
        )
    link, token = make_link(
        signature.ticket, Link.Purpose.SIGN, signature.pk, days=settings.link_days, deed=deed
    )
    Signature.objects.filter(pk=signature.pk).update(link=link, link_sent_on=day, tries=0)
    touch(signature.ticket)
    return token


@transaction.atomic
def take_link_back(signature: Signature, *, deed: Deed) -> None:
    """The link that is out opens nothing any more."""
    if take_back(signature.ticket, Link.Purpose.SIGN, signature.pk):
        deed.write("signing link taken back", signature.ticket, role=signature.role)
    Signature.objects.filter(pk=signature.pk).update(link_sent_on=None)
    touch(signature.ticket)


def answer_birth_date(signature: Signature, link: Link, born_on: date, *, deed: Deed) -> bool:
    """Whether it is the Ticketholder's. Each wrong answer counts, and after the last one the link ends."""
    if is_theirs(signature, born_on, link):
        deed.write_reading("plan opened by link", signature.ticket, role=signature.role, link=str(link.pk))
        return True
    if signature.tries >= MOST_TRIES:
        deed.write("signing link ended", signature.ticket, role=signature.role, tries=signature.tries)
    return False


@transaction.atomic
def sign(signature: Signature, given: Given, *, day: date, deed: Deed) -> PlanVersion:
    """Give this signature; ValidationError with the reason where it may not be given. The last one completes the plan."""
    version = (
        PlanVersion.objects.select_for_update(of=("self",))
        .select_related("plan", "ticket", "organization")
        .get(pk=signature.version_id)
    )
    signature = version.signatures.select_for_update(of=("self",)).get(pk=signature.pk)
    check_turn(version, signature)
    check_method(settings_of(version.organization), given.method)
    check_is_what_was_shown(version, given.digest)
    check_day(version, signature, given.signed_on, day)
    _check_is_whole(given)
    _keep(signature, given, timezone.now(), deed)
    deed.write(
        "plan signed", version.ticket, number=version.number, role=signature.role, method=given.method,
        signed_on=str(given.signed_on), digest=given.digest,
    )  # fmt: skip
    take_back(version.ticket, Link.Purpose.SIGN, signature.pk)
    if all(one.is_given for one in version.signatures.all()):
        _complete(version, day, deed)
    touch(version.ticket)
    return version


def _check_is_whole(given: Given) -> None:
    if not given.name.strip():
        raise ValidationError(_("A signature has a name."))
    if given.method == Method.SCANNED and given.paper is None:
        raise ValidationError(_("Add the scan of the signed plan."))
    if given.method == Method.VERBAL and not given.witness.strip():
        raise ValidationError(_("Name the witness who heard it."))


def _keep(signature: Signature, given: Given, at: datetime, deed: Deed) -> None:
    signature.name, signature.method = given.name.strip(), given.method
    signature.signed_on, signature.at = given.signed_on, at
    signature.digest, signature.language = given.digest, given.language
    signature.witness = given.witness.strip() or None
    signature.paper, signature.circumstances = given.paper, dict(given.circumstances or {}) or None
    signature.recorded_by = deed.by
    signature.seal = seal_of(signature)
    signature.save()


def _complete(version: PlanVersion, day: date, deed: Deed) -> None:
    """All have signed: the day counts, the copies with the signatures are made, the 14 days begin."""
    signatures = list(version.signatures.all())
    version.signed_on = max(one.signed_on for one in signatures if one.signed_on is not None)
    version.state = State.SIGNED
    for language in LANGUAGES:
        made = pdf_of(TEMPLATE, signed_given(version, signatures, language))
        document = add_document(
            version.ticket,
            "plan",
            f"signed-plan-{language}.pdf",
            PDF,
            made,
            deed=_by_somebody(deed, signatures),
        )
        setattr(version, f"signed_{language}", document)
    version.save()
    deed.write("plan signed by all", version.ticket, number=version.number, signed_on=str(version.signed_on))
    assignment = assignment_for_plan(version.ticket, day)
    if version.is_amendment:
        put_in_force(version, assignment.assigned_on if assignment else None, deed=deed)
    elif (
        assignment is not None
        and assignment.plan_signed_on is None
        and is_plan_of(version.signed_on, assignment.assigned_on)
    ):
        tell_assignment(assignment, {"plan_signed_on": version.signed_on}, deed=deed)


def _by_somebody(deed: Deed, signatures: list[Signature]) -> Deed:
    """A document is added by somebody: where a signer without an account completes the plan, by whoever gave out the link."""
    if deed.by is not None:
        return deed
    made_by = next(one.link.made_by for one in reversed(signatures) if one.link is not None)
    return replace(deed, by=made_by)
