"""Working out the forecasts of an organization and keeping them: of all its Tickets, and of each partner's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from milepost.claims.figures import TICKETS_AT_A_TIME, law_of
from milepost.claims.stored_facts import facts_of
from milepost.forecast.as_json import as_object, said_in_both
from milepost.forecast.models import ONLY_PUBLISHED, ForecastKept
from milepost.organizations.models import Organization
from milepost.organizations.scope import for_organization
from milepost.organizations.today import today_for
from milepost.rulebook.forecast import TicketAhead, forecast, law_as_if, ticket_ahead
from milepost.rulebook.law import Law
from milepost.rulebook.readings import READINGS
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_of

WORTH_A_TASK = 60
"""So many Tickets are looked ahead on at once; more beside the pages."""
YEARS_AHEAD = 3
TELL_EVERY = 50
State = ForecastKept.State


@dataclass(frozen=True, slots=True)
class Asked:
    """Which forecasts of an organization are wanted: the reading, and whose figures hold (0: only published ones)."""

    organization: Organization
    reading: str
    figures_of: int = ONLY_PUBLISHED

    @property
    def which(self) -> dict[str, Any]:
        return {
            "organization": self.organization,
            "reading": self.reading,
            "figures_of": self.figures_of,
        }


def is_current(kept: ForecastKept | None, organization: Organization) -> bool:
    """Whether the answer is of today, with the figures in force, and nothing was decided anew since."""
    return (
        kept is not None
        and kept.state == State.DONE
        and kept.day == today_for(organization)
        and kept.fingerprint == law_of(organization).fingerprint
    )


def forget(organization: Organization) -> None:
    """Everything was decided anew: what is kept is shown as it is, and worked out anew when somebody looks."""
    ForecastKept.objects.filter(organization=organization).update(fingerprint="")


def bring_up_to_date(asked: Asked) -> bool:
    """Few Tickets are looked ahead on at once (True); many in a task beside the pages (False)."""
    with for_organization(asked.organization):
        few = tickets_of(asked.organization).count() <= WORTH_A_TASK
    if few:
        look_ahead(asked)
        return True
    from milepost.forecast.tasks import look_ahead_in_background

    look_ahead_in_background(asked)
    return False


def look_ahead(asked: Asked) -> None:
    """Work out and keep the forecast of all, and of each partner; whoever asked, even a partner's staff."""
    with for_organization(asked.organization):
        scopes = _scopes(asked.organization)
        say_working(asked)
        day, law = today_for(asked.organization), law_of(asked.organization)
        fingerprint = law.fingerprint
        if asked.figures_of:
            law = law_as_if(law, asked.figures_of, through=day.year + YEARS_AHEAD)
        work = _Work(asked, day, law, tickets_of(asked.organization).count())
        tickets = list(work.summed())
        work.plan(tickets)
        for partner in scopes:
            own = [one for served_by, one in tickets if partner is None or served_by == partner.pk]
            _keep(asked, partner, day, fingerprint, work.answer(own))


def failed(asked: Asked) -> None:
    """A task that stopped says so, so that the page can."""
    with for_organization(asked.organization):
        ForecastKept.objects.filter(**asked.which).update(state=State.FAILED)


def _scopes(organization: Organization) -> list[Organization | None]:
    return [None, *Organization.objects.filter(partner_of=organization).order_by("name")]


def say_working(asked: Asked) -> None:
    """From now on the pages of these forecasts say that they are being worked out."""
    day = today_for(asked.organization)
    for partner in _scopes(asked.organization):
        ForecastKept.objects.get_or_create(**asked.which, partner=partner, defaults={"day": day})
    ForecastKept.objects.filter(**asked.which).update(state=State.WORKING, done=0, total=0)


def _keep(
    asked: Asked, partner: Organization | None, day: date, fingerprint: str, answer: dict[str, Any]
) -> None:
    ForecastKept.objects.filter(**asked.which, partner=partner).update(
        day=day,
        fingerprint=fingerprint,
        answer=answer,
        state=State.DONE,
        made_at=timezone.now(),
        done=0,
        total=0,
    )


class _Work:
    """The work on one request, telling how far it is."""

    def __init__(self, asked: Asked, day: date, law: Law, tickets: int) -> None:
        self.asked, self.day, self.law = asked, day, law
        self.reading = READINGS[asked.reading]
        self.done, self.total = 0, 2 * tickets

    def plan(self, tickets: list[tuple[UUID | None, TicketAhead]]) -> None:
        """How much there is to do is known once it is known who is served by partners."""
        self.total = 2 * len(tickets) + sum(1 for served_by, _one in tickets if served_by is not None)

    def summed(self) -> Any:
        """Each Ticket summed up, with the partner that serves it; a few hundred facts in memory at a time."""
        keys = list(tickets_of(self.asked.organization).order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(keys), TICKETS_AT_A_TIME):
            batch = list(Ticket.objects.filter(pk__in=keys[start : start + TICKETS_AT_A_TIME]).order_by("pk"))
            held = facts_of(batch)
            for ticket in batch:
                summed = ticket_ahead(held[ticket.pk], self.law, as_of=self.day, reading=self.reading)
                yield ticket.partner_id, summed
            self.done += len(batch)
            self._tell()

    def answer(self, tickets: list[TicketAhead]) -> dict[str, Any]:
        found = forecast(
            tickets,
            self.law,
            as_of=self.day,
            reading=self.reading,
            figures_of=self.asked.figures_of or None,
            progress=self._progress(),
        )
        return as_object(found, said_in_both)

    def _progress(self) -> Callable[[int], None]:
        def tell(_done: int) -> None:
            self.done += 1
            if self.done % TELL_EVERY == 0:
                self._tell()

        return tell

    def _tell(self) -> None:
        ForecastKept.objects.filter(**self.asked.which, state=State.WORKING).update(
            done=min(self.done, self.total), total=self.total
        )
