"""Certifications of services: drafted from the notes, edited, sealed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from milepost.journal.actions import Deed
from milepost.requests.certifying import drafted
from milepost.requests.models import Certification
from milepost.rulebook.months import Month
from milepost.tickets.models import Ticket
from milepost.tickets.touched import touch

State = Certification.State


@transaction.atomic
def draft(ticket: Ticket, first: Month, last: Month, *, deed: Deed) -> Certification:
    """From the two-way contacts of these months, in which something was done."""
    assert deed.by is not None, "somebody certifies"
    made = Certification.objects.create(
        organization=deed.organization,
        ticket=ticket,
        first_month=first,
        last_month=last,
        content=drafted(ticket, first, last),
        made_by=deed.by,
    )
    deed.write("certification drafted", ticket, certification=str(made.pk), first=str(first), last=str(last))
    touch(ticket)
    return made


@transaction.atomic
def rewrite(made: Certification, content: Mapping[str, Any], *, version: int, deed: Deed) -> bool:
    """Write the draft over; whether it still had this version. ValidationError once it is sealed."""
    if made.state != State.DRAFT:
        raise ValidationError(_("It is sealed. Draft another one instead."))
    written = Certification.objects.filter(pk=made.pk, version=version, state=State.DRAFT).update(
        content=dict(content), version=version + 1
    )
    if written:
        made.refresh_from_db()
        deed.write("certification written", made.ticket, certification=str(made.pk))
        touch(made.ticket)
    return bool(written)


@transaction.atomic
def seal(made: Certification, day: date, *, deed: Deed) -> None:
    """From now on it stands as it is. One that is sealed already stays so; one without a service is refused."""
    now = Certification.objects.select_for_update(no_key=True).get(pk=made.pk)
    if now.state == State.SEALED:
        return
    content = now.content.open()
    if now.state != State.DRAFT or not content["services"]:
        raise ValidationError(_("The certification of services names no service yet."))
    digest = digest_of(content)
    Certification.objects.filter(pk=now.pk).update(
        state=State.SEALED, digest=digest, sealed_on=day, sealed_by=deed.by, version=now.version + 1
    )
    made.refresh_from_db()
    deed.write("certification sealed", now.ticket, certification=str(now.pk), digest=digest)
    touch(now.ticket)


def digest_of(content: Mapping[str, Any]) -> str:
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
