"""Releasing a request: by somebody who may, after the check, and over its findings only for a reason that is kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.journal.actions import Deed
from milepost.organizations.languages import language
from milepost.requests import moving
from milepost.requests.certifying_actions import seal
from milepost.requests.checking import look_at
from milepost.requests.models import PaymentRequest
from milepost.requests.moving import Told
from milepost.requests.policies import check_may_release
from milepost.requests.queries import settings_of
from milepost.tickets.touched import touch_all


@transaction.atomic
def release(
    request: PaymentRequest, day: date, *, override: str = "", deed: Deed, tell: bool = True
) -> PaymentRequest:
    """It may be sent. ValidationError where the preparer may not release it, or something stops it and `override` is empty.

    `override` is the reason why it is sent all the same; it is kept with what it overrode, and stands in the journal. The
    certification of services that goes with it is sealed.
    """
    assert deed.by is not None, "somebody releases"
    now = moving.locked(request)
    check_may_release(deed.by, now, settings_of(now.organization))
    stops = look_at(now, day).stops
    if stops and not override:
        raise ValidationError(
            _(
                "Something stands in the way: %(found)s Cure it, or say why the request is to be sent all the same."
            )
            % {"found": " ".join(one.reason.finding(language()) for one in stops)}
        )
    codes = sorted({one.code.value for one in stops if one.code is not None})
    values = {
        "released_by": deed.by,
        "released_at": timezone.now(),
        "overridden": codes,
        "overridden_because": override[:300] if stops else "",
    }
    if now.certification is not None:
        seal(now.certification, day, deed=deed)
    if codes:
        deed.because(override).write("check overridden", now.ticket, request=str(now.pk), reasons=codes)
    return moving.move(request, "release", Told(day, values=values), deed=deed, tell=tell)


@transaction.atomic
def send_back(request: PaymentRequest, day: date, *, deed: Deed) -> PaymentRequest:
    """Whoever prepared it has something to change: what, is the reason of the deed."""
    return moving.move(request, "send_back", Told(day, note=deed.why), deed=deed)


@transaction.atomic
def reopen(request: PaymentRequest, day: date, *, deed: Deed) -> PaymentRequest:
    """Released, not sent, and to be changed again. It must be released anew."""
    values: dict[str, Any] = {
        "released_by": None,
        "released_at": None,
        "overridden": [],
        "overridden_because": "",
    }
    return moving.move(request, "reopen", Told(day, note=deed.why, values=values), deed=deed)


@transaction.atomic
def release_many(requests: Sequence[PaymentRequest], day: date, *, deed: Deed) -> tuple[int, int]:
    """Release those in whose way nothing stands; how many, and how many were left for somebody to look at."""
    released = []
    for request in requests:
        try:
            with transaction.atomic():
                released.append(release(request, day, deed=deed, tell=False))
        except ValidationError:
            continue
    touch_all({one.ticket_id: one.ticket for one in released}.values())
    return len(released), len(requests) - len(released)
