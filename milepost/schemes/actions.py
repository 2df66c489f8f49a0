"""Schemes in versions: drafted, put in force, ended, withdrawn. Nothing is deleted, and each step has its line in the journal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from milepost.journal.actions import Deed
from milepost.organizations.languages import language
from milepost.rulebook.schemes import Scheme as Content
from milepost.rulebook.schemes import written
from milepost.rulebook.wording import day_in_words
from milepost.schemes.choices import VersionState
from milepost.schemes.models import Scheme, SchemeProvider, SchemeVersion
from milepost.schemes.policies import check_is, check_may_write
from milepost.schemes.queries import overlapping


@transaction.atomic
def draft(content: Content, *, deed: Deed) -> SchemeVersion:
    """A new draft: the first version of a scheme, or the next one of the scheme that has this id."""
    check_may_write(deed.by)
    assert deed.by is not None, "somebody writes it"
    scheme, _made = Scheme.objects.get_or_create(organization=deed.organization, code=content.id)
    last = SchemeVersion.objects.filter(scheme=scheme).order_by("-number").first()
    try:
        with transaction.atomic():
            made = SchemeVersion.objects.create(
                organization=deed.organization, scheme=scheme, number=last.number + 1 if last else 1, name=content.name,
                content=written(content), made_by=deed.by,
            )  # fmt: skip
    except IntegrityError:
        raise ValidationError(
            _("A draft of the scheme %(code)s is open already. Go on with that one, or give this another id.")
            % {"code": content.id}
        ) from None
    deed.write("scheme drafted", made, code=content.id, number=made.number)
    return made


@transaction.atomic
def redraft(version: SchemeVersion, content: Content, seen: int, *, deed: Deed) -> None:
    """The draft says something else now. Its id stays: another id is another scheme."""
    check_may_write(deed.by)
    held = _held(version)
    check_is(held, VersionState.DRAFT)
    if content.id != held.scheme.code:
        raise ValidationError(
            _("The id of a scheme stays: %(code)s. Another id is another scheme; write a new one.")
            % {"code": held.scheme.code}
        )
    if held.version != seen:
        raise ValidationError(_("Somebody else has changed this meanwhile. Look at it again."))
    before, held.content, held.name = held.content, written(content), content.name
    held.version += 1
    held.save()
    deed.write("scheme redrafted", held, changes={"content": (before, held.content)})


@transaction.atomic
def put_in_force(version: SchemeVersion, since: date, until: date | None, *, deed: Deed) -> None:
    """It decides for people whose VR case is closed from that day on. The version before ends the day before, if it is still open."""
    check_may_write(deed.by)
    held = _held(version)
    check_is(held, VersionState.DRAFT)
    if until is not None and until < since:
        raise ValidationError(_("It would end before it begins."))
    before = SchemeVersion.objects.select_for_update().filter(
        scheme=held.scheme, state=VersionState.IN_FORCE, in_force_to=None, in_force_from__lt=since
    )
    for one in before:
        one.in_force_to = since - timedelta(1)
        one.version += 1
        one.save()
        deed.write("scheme ended", one, changes={"in_force_to": (None, one.in_force_to)})
    clash = overlapping(held.scheme, since, until).first()
    if clash is not None:
        raise ValidationError(
            _("Version %(number)s is in force from %(day)s on. Two versions never hold on one day.")
            % {"number": clash.number, "day": day_in_words(clash.in_force_from or since, language())}
        )
    held.state, held.in_force_from, held.in_force_to = VersionState.IN_FORCE, since, until
    _keep(held)
    deed.write(
        "scheme in force", held, changes={"in_force_from": (None, since), "in_force_to": (None, until)}
    )


@transaction.atomic
def end(version: SchemeVersion, on: date, because: str, *, deed: Deed) -> None:
    """Its last day."""
    check_may_write(deed.by)
    held = _held(version)
    check_is(held, VersionState.IN_FORCE)
    if held.in_force_from is not None and on < held.in_force_from:
        raise ValidationError(_("It would end before it begins."))
    clash = overlapping(held.scheme, held.in_force_from or on, on).exclude(pk=held.pk).first()
    if clash is not None:
        raise ValidationError(
            _("Version %(number)s is in force from %(day)s on. Two versions never hold on one day.")
            % {"number": clash.number, "day": day_in_words(clash.in_force_from or on, language())}
        )
    was, held.in_force_to = held.in_force_to, on
    _keep(held)
    deed.because(because).write("scheme ended", held, changes={"in_force_to": (was, on)})


@transaction.atomic
def withdraw(version: SchemeVersion, because: str, *, deed: Deed) -> None:
    """It decides nothing any more, as if it had never been in force; it stays on record."""
    check_may_write(deed.by)
    held = _held(version)
    if held.state == VersionState.WITHDRAWN:
        raise ValidationError(_("It is withdrawn already."))
    was, held.state, held.withdrawn_because = held.state, VersionState.WITHDRAWN, because
    _keep(held)
    deed.because(because).write("scheme withdrawn", held, changes={"state": (was, held.state)})


@transaction.atomic
def set_provider(scheme: Scheme, values: Mapping[str, Any], *, deed: Deed) -> None:
    """The organization's contract and numbers under a scheme."""
    check_may_write(deed.by)
    kept, _made = SchemeProvider.objects.select_for_update().get_or_create(
        scheme=scheme, defaults={"organization": scheme.organization}
    )
    secret = {"tin"}
    changes = {
        name: (None, None) if name in secret else (getattr(kept, name), value)
        for name, value in values.items()
        if name in secret or getattr(kept, name) != value
    }
    for name, value in values.items():
        setattr(kept, name, value)
    kept.version += 1
    kept.save()
    deed.write(
        "scheme provider changed",
        kept,
        changes={name: one for name, one in changes.items() if name not in secret},
    )


def _held(version: SchemeVersion) -> SchemeVersion:
    """As it stands now, held until the transaction ends."""
    found: SchemeVersion = (
        SchemeVersion.objects.select_for_update(of=("self",)).select_related("scheme").get(pk=version.pk)
    )
    return found


def _keep(held: SchemeVersion) -> None:
    held.version += 1
    held.save()
