"""What a reader of a forecast may choose."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from milepost.claims.figures import law_of
from milepost.forecast.models import ONLY_PUBLISHED
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.queries import partners_visible_to
from milepost.rulebook.forecast import complete_years
from milepost.rulebook.readings import PRACTICE, READINGS

YEARS_OFFERED = 6
"""The last years whose figures are complete; older ones are offered by the command line."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a list to choose from."""

    value: str
    text: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """The reading, whose figures hold, and whose Ticketholders are counted."""

    reading: str
    figures_of: int
    partner: Organization | None
    readings: tuple[Choice, ...]
    years: tuple[Choice, ...]
    partners: tuple[Choice, ...]
    newest: int
    """The newest year whose figures are complete."""


def chosen(request: HttpRequest, member: StaffMember) -> Chosen:
    """What the address asks for; what it does not know is passed over, another's partner is not found."""
    reading = request.GET.get("reading", PRACTICE.name)
    reading = reading if reading in READINGS else PRACTICE.name
    complete = complete_years(law_of(member.owner))[-YEARS_OFFERED:][::-1]
    asked = request.GET.get("figures", "")
    figures_of = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else ONLY_PUBLISHED
    figures_of = figures_of if figures_of in complete else ONLY_PUBLISHED
    partners = [] if member.partner else list(partners_visible_to(member))
    wanted = "" if member.partner else request.GET.get("partner", "")
    partner = next((one for one in partners if str(one.pk) == wanted), None)
    if wanted and partner is None:
        raise Http404
    published = Choice(str(ONLY_PUBLISHED), _("only what is published"), figures_of == ONLY_PUBLISHED)
    as_if = (
        Choice(str(year), _("as if the figures of %(year)s held") % {"year": year}, year == figures_of)
        for year in complete
    )
    return Chosen(
        reading,
        figures_of,
        partner,
        tuple(Choice(name, name, name == reading) for name in READINGS),
        (published, *as_if),
        tuple(Choice(str(one.pk), one.name, one == partner) for one in partners),
        complete[0] if complete else ONLY_PUBLISHED,
    )
