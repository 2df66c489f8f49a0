"""The organization's own ids for Tickets: `T-000123`, never a number of SSA."""

from __future__ import annotations

import re

from milepost.intake.models import Numbering
from milepost.organizations.models import Organization
from milepost.organizations.scope import for_organization
from milepost.tickets.models import Ticket

_OURS = re.compile(r"T-(\d{6,9})")


def next_references(organization: Organization, many: int = 1) -> list[str]:
    """So many ids after the last one given, passing over those that an uploaded caseload has taken."""
    given: list[str] = []
    with for_organization(organization):  # a partner's staff do not see what the others are called
        numbering, _made = Numbering.objects.get_or_create(organization=organization)
        numbering = Numbering.objects.select_for_update().get(pk=organization.pk)
        known = Ticket.objects.filter(organization=organization)
        if numbering.last == 0:
            ours = known.filter(reference__startswith="T-").values_list("reference", flat=True)
            numbering.last = max(
                (int(found[1]) for one in ours if (found := _OURS.fullmatch(one))), default=0
            )
        while len(given) < many:
            wanted = [f"T-{numbering.last + place:06}" for place in range(1, min(many - len(given), 500) + 1)]
            taken = set(known.filter(reference__in=wanted).values_list("reference", flat=True))
            given += [one for one in wanted if one not in taken]
            numbering.last += len(wanted)
        numbering.save(update_fields=["last"])
    return given
