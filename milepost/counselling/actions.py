"""The way of one counselling: asked for, taken on, given, closed; each step by the table of lawful moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.counselling.choices import MoveCode, State
from milepost.counselling.holding import Counsellor, File, held, kept_file
from milepost.counselling.models import Advice, Bpqy, Counsel
from milepost.counselling.policies import check_consents, check_is_open, check_may_counsel, next_state
from milepost.counselling.queries import newest_bpqy, settings_of
from milepost.documents.models import Document
from milepost.journal.actions import Deed
from milepost.people.models import Consent
from milepost.tickets.models import Ticket
from milepost.tickets.touched import touch


@transaction.atomic
def ask(ticket: Ticket, asked_by: str, why: str, on: date, *, deed: Deed) -> Counsel:
    """Somebody asks for counselling. ValidationError where one is open already."""
    check_may_counsel(deed.by)
    assert deed.by is not None, "somebody records it"
    try:
        with transaction.atomic():
            made = Counsel.objects.create(
                organization=deed.organization, ticket=ticket, asked_by=asked_by, asked_on=on, why=why, recorded_by=deed.by
            )  # fmt: skip
    except IntegrityError:
        raise ValidationError(
            _("A counselling of this Ticketholder is open already. Go on with that one.")
        ) from None
    deed.write("counselling asked for", made, asked_by=asked_by, on=str(on))
    touch(ticket)
    return made


@transaction.atomic
def choose(counsel: Counsel, counsellor: Counsellor, on: date, *, deed: Deed) -> None:
    """Who counsels. Of one that was only asked for it is taken on by that; later it passes on to somebody else."""
    check_may_counsel(deed.by)
    counsel = held(counsel)
    check_is_open(counsel)
    if counsel.state == State.ASKED:
        counsel.state = next_state(counsel, MoveCode.TAKE)
        counsel.taken_on = on
    counsel.member, counsel.party, counsel.counsellor = counsellor.member, counsellor.party, counsellor.name
    _save(counsel)
    key = counsellor.member.pk if counsellor.member else counsellor.party.pk if counsellor.party else ""
    deed.write("counsellor chosen", counsel, counsellor=str(key), on=str(on))
    touch(counsel.ticket)


def _save(counsel: Counsel) -> None:
    counsel.version += 1
    counsel.save()


@transaction.atomic
def give_back(counsel: Counsel, because: str, *, deed: Deed) -> None:
    """Whoever took it on cannot do it; it waits for another."""
    check_may_counsel(deed.by)
    counsel = held(counsel)
    counsel.state = next_state(counsel, MoveCode.GIVE_BACK)
    counsel.member = counsel.party = counsel.taken_on = None
    counsel.counsellor = ""
    _save(counsel)
    deed.because(because).write("counselling given back", counsel)
    touch(counsel.ticket)


@transaction.atomic
def ask_records(counsel: Counsel, consents: Sequence[Consent], on: date, way: str, *, deed: Deed) -> Bpqy:
    """SSA is asked for the BPQY, with the signed consents."""
    check_may_counsel(deed.by)
    assert deed.by is not None, "somebody records it"
    counsel = held(counsel)
    check_consents(consents, settings_of(deed.organization), on)
    counsel.state = next_state(counsel, MoveCode.ASK_RECORDS)
    made = Bpqy.objects.create(
        organization=deed.organization, ticket=counsel.ticket, counsel=counsel, requested_on=on, way=way, by=deed.by,
        first_consent=consents[0] if consents else None, second_consent=consents[1] if len(consents) > 1 else None,
    )  # fmt: skip
    _save(counsel)
    deed.write("bpqy asked for", counsel, on=str(on), way=way, consents=[str(one.pk) for one in consents])
    touch(counsel.ticket)
    return made


@transaction.atomic
def receive(counsel: Counsel, on: date, file: File | None, *, deed: Deed) -> None:
    check_may_counsel(deed.by)
    counsel = held(counsel)
    bpqy = newest_bpqy(counsel)
    counsel.state = next_state(counsel, MoveCode.RECEIVE)
    assert bpqy is not None, "one was asked for"
    if on < bpqy.requested_on:
        raise ValidationError(_("It cannot have come before it was asked for."))
    document = kept_file(counsel.ticket, file, Document.Kind.BPQY, deed)
    Bpqy.objects.filter(pk=bpqy.pk).update(received_on=on, document=document)
    _save(counsel)
    deed.write("bpqy received", counsel, on=str(on), document=str(document.pk) if document else "")
    touch(counsel.ticket)


@transaction.atomic
def give_up(counsel: Counsel, because: str, *, deed: Deed) -> None:
    """No BPQY comes of this request; another may be made."""
    check_may_counsel(deed.by)
    counsel = held(counsel)
    counsel.state = next_state(counsel, MoveCode.GIVE_UP)
    Bpqy.objects.filter(counsel=counsel, received_on=None, given_up_because="").update(
        given_up_because=because
    )
    _save(counsel)
    deed.because(because).write("bpqy given up", counsel)
    touch(counsel.ticket)


@transaction.atomic
def give(counsel: Counsel, given: Mapping[str, Any], file: File | None, *, deed: Deed) -> Advice:
    """A summary or analysis was given: `kind`, `on`, `incentives`, `words`, `without_because` where no BPQY is here."""
    check_may_counsel(deed.by)
    assert deed.by is not None, "somebody records it"
    counsel = held(counsel)
    before = newest_bpqy(counsel)
    bpqy = before if before and before.received_on else None
    counsel.state = next_state(counsel, MoveCode.GIVE)
    if bpqy is None and not given.get("without_because"):
        raise ValidationError(_("No BPQY is here. Say on what it rests instead."))
    document = kept_file(counsel.ticket, file, Document.Kind.BENEFITS_SUMMARY, deed)
    made = Advice.objects.create(
        organization=deed.organization, ticket=counsel.ticket, counsel=counsel, kind=given["kind"], on=given["on"],
        member=counsel.member, party=counsel.party, counsellor=counsel.counsellor, bpqy=bpqy, document=document,
        without_because="" if bpqy else given["without_because"], incentives=list(given["incentives"]),
        words=given["words"], by=deed.by,
    )  # fmt: skip
    _save(counsel)
    deed.write(
        "advice given",
        counsel,
        advice=str(made.pk),
        kind=made.kind,
        on=str(made.on),
        incentives=made.incentives,
    )
    touch(counsel.ticket)
    return made


@transaction.atomic
def withdraw_advice(advice: Advice, because: str, *, deed: Deed) -> None:
    """It was recorded by mistake: it counts for nobody, and stays on record."""
    check_may_counsel(deed.by)
    counsel = held(advice.counsel)
    moved = Advice.objects.filter(pk=advice.pk, withdrawn_at=None).update(
        withdrawn_at=timezone.now(), withdrawn_because=because
    )
    if not moved:
        raise ValidationError(_("It is withdrawn already."))
    if counsel.state == State.GIVEN and not counsel.advice.filter(withdrawn_at=None).exists():
        bpqy = newest_bpqy(counsel)
        counsel.state = State.READY if bpqy and bpqy.received_on else State.TAKEN
        _save(counsel)
    deed.because(because).write("advice withdrawn", counsel, advice=str(advice.pk))
    touch(counsel.ticket)


@transaction.atomic
def refer(counsel: Counsel, on: date, *, deed: Deed) -> None:
    """Referred to a WIPA on that day. Nothing else of it is kept here."""
    check_may_counsel(deed.by)
    counsel = held(counsel)
    counsel.referred_on = on
    _save(counsel)
    deed.write("referred to a WIPA", counsel, on=str(on))
    touch(counsel.ticket)


@transaction.atomic
def close(counsel: Counsel, because: str, note: str, on: date, *, deed: Deed) -> None:
    check_may_counsel(deed.by)
    counsel = held(counsel)
    counsel.state = next_state(counsel, MoveCode.CLOSE)
    counsel.closed_on, counsel.closed_because, counsel.closed_note = on, because, note
    _save(counsel)
    deed.because(note).write("counselling closed", counsel, because=because, on=str(on))
    touch(counsel.ticket)


@transaction.atomic
def open_again(counsel: Counsel, because: str, *, deed: Deed) -> None:
    """It waits for a counsellor once more; what was given stays as it was."""
    check_may_counsel(deed.by)
    counsel = held(counsel)
    counsel.state = next_state(counsel, MoveCode.OPEN_AGAIN)
    counsel.closed_on, counsel.closed_because, counsel.closed_note = None, "", ""
    counsel.member = counsel.party = counsel.taken_on = None
    counsel.counsellor = ""
    try:
        with transaction.atomic():
            _save(counsel)
    except IntegrityError:
        raise ValidationError(
            _("A counselling of this Ticketholder is open already. Go on with that one.")
        ) from None
    deed.because(because).write("counselling opened again", counsel)
    touch(counsel.ticket)
