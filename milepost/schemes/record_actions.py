"""What schemes ask of a person: written down, corrected, taken back. Each change stands in the history of the Ticketholder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.journal.actions import Deed, changed
from milepost.schemes.models import CaseDetail
from milepost.schemes.policies import check_may_keep
from milepost.tickets.models import Correctable, Ticket
from milepost.tickets.touched import touch

SEALED = {"case_number", "counselor"}


@transaction.atomic
def add(model: type[Correctable], ticket: Ticket, values: Mapping[str, Any], *, deed: Deed) -> Correctable:
    check_may_keep(deed.by)
    try:
        with transaction.atomic():
            made: Correctable = model.objects.create(organization=deed.organization, ticket=ticket, **values)
    except IntegrityError:
        raise ValidationError(_("This is on record already. Correct that one instead.")) from None
    deed.write(
        "scheme record added",
        ticket,
        changes={name: (None, value) for name, value in values.items() if value not in (None, "", [])},
        record=model._meta.model_name,
    )
    touch(ticket)
    return made


@transaction.atomic
def correct(record: Correctable, values: Mapping[str, Any], seen: int, *, deed: Deed) -> None:
    check_may_keep(deed.by)
    changes = changed(record, values)
    if not changes:
        return
    model = type(record)
    try:
        with transaction.atomic():
            written = model.objects.filter(pk=record.pk, version=seen).update(version=seen + 1, **values)
    except IntegrityError:
        raise ValidationError(_("This is on record already. Correct that one instead.")) from None
    if not written:
        raise ValidationError(_("Somebody else has changed this meanwhile. Look at it again."))
    deed.write("scheme record changed", record.ticket, changes=changes, record=model._meta.model_name)
    touch(record.ticket)


@transaction.atomic
def withdraw(record: Correctable, because: str, *, deed: Deed) -> None:
    """It was written down by mistake: it counts for nothing, and stays on record."""
    check_may_keep(deed.by)
    model = type(record)
    moved = model.objects.filter(pk=record.pk, withdrawn_at=None).update(
        withdrawn_at=timezone.now(), withdrawn_because=because
    )
    if not moved:
        raise ValidationError(_("It is withdrawn already."))
    deed.because(because).write("scheme record withdrawn", record.ticket, record=model._meta.model_name)
    touch(record.ticket)


@transaction.atomic
def set_case(ticket: Ticket, values: Mapping[str, Any], *, deed: Deed) -> None:
    """What the State VR case itself does not say."""
    check_may_keep(deed.by)
    kept, _made = CaseDetail.objects.select_for_update().get_or_create(
        ticket=ticket, defaults={"organization": ticket.organization}
    )
    changes = changed(kept, values)
    if not changes:
        return
    for name, value in values.items():
        setattr(kept, name, value)
    kept.version += 1
    kept.save()
    deed.write(
        "scheme case changed",
        ticket,
        changes={name: (None, None) if name in SEALED else one for name, one in changes.items()},
    )
