"""Writing the journal: the one way in."""

from __future__ import annotations

from typing import Any

from django.db import models

from milepost.journal.models import Entry
from milepost.organizations.models import Organization, StaffMember


def write(
    action: str,
    subject: models.Model,
    *,
    organization: Organization,
    by: StaffMember | None,
    **figures: Any,
) -> Entry:
    """One line: `action` on `subject`, with the figures that say what changed; no names, no numbers of people."""
    return Entry.objects.create(
        organization=organization,
        by=by,
        action=action,
        subject=subject._meta.label_lower,
        subject_id=str(subject.pk),
        figures=figures,
    )
