"""Texts, consents to them and what came back, as questions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings as installation
from django.db.models import QuerySet

from milepost.keys.fields import ring
from milepost.notices.models import IncomingText, Text, TextConsent, TextSettings
from milepost.organizations.models import Organization, StaffMember
from milepost.people.models import Ticketholder
from milepost.rulebook.texts import Meaning, next_moment, not_too_many, number_of
from milepost.rulebook.wording import sentence
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_visible_to

COUNTED = (Text.Kind.ASK, Text.Kind.REMINDER)
"""What counts against the most a week; an answer to what somebody wrote does not."""


def settings_of(organization: Organization) -> TextSettings:
    """How it texts: as it was set, or the defaults."""
    found = TextSettings.objects.filter(pk=organization.pk).first()
    return found or TextSettings(organization=organization)


def sender_of(settings: TextSettings, language: str) -> str:
    """Who a text says it is from."""
    chosen = settings.sender_es if language == "es" else settings.sender_en
    return chosen or sentence("TEXT_SENDER", {}, language)


def language_of(ticket: Ticket) -> str:
    """In which of our two languages somebody is written to."""
    holder: Ticketholder | None = getattr(ticket, "holder", None)
    return "es" if holder is not None and holder.language == Ticketholder.Language.SPANISH else "en"


def digest_of_number(organization: Organization, number: str) -> bytes:
    """By what a number is found within an organization, without opening any."""
    return ring().digest_for_look_up(f"telephone {organization.pk}", number)


def consents_in_force(tickets: Iterable[Ticket]) -> dict[object, TextConsent]:
    """The newest consent of each Ticket whose number has not said STOP since; two queries however many Tickets."""
    found = TextConsent.objects.filter(ticket__in=list(tickets), ended_at=None).order_by("recorded_at", "pk")
    newest = {consent.ticket_id: consent for consent in found}
    stopped = numbers_stopped({bytes(one.number_digest) for one in newest.values()})
    return {key: one for key, one in newest.items() if bytes(one.number_digest) not in stopped}


def consent_of(ticket: Ticket) -> TextConsent | None:
    return consents_in_force([ticket]).get(ticket.pk)


def numbers_stopped(digests: Iterable[bytes]) -> set[bytes]:
    """Those of the numbers whose last word was STOP."""
    said = (
        IncomingText.objects.filter(
            number_digest__in=list(digests), meaning__in=(Meaning.STOP.value, Meaning.START.value)
        )
        .order_by("came_at", "pk")
        .values_list("number_digest", "meaning")
    )
    last = {bytes(digest): meaning for digest, meaning in said}
    return {digest for digest, meaning in last.items() if meaning == Meaning.STOP.value}


def moment_for(consent: TextConsent, settings: TextSettings, moment: datetime) -> datetime:
    """When the next text to this number may go: within its hours, and not too many in a week."""
    before = (
        Text.objects.filter(
            organization_id=consent.organization_id, number_digest=consent.number_digest, kind__in=COUNTED
        )
        .exclude(sent_at=None)
        .values_list("sent_at", flat=True)
    )
    free = not_too_many([at for at in before if at is not None], moment, most=settings.most_a_week)
    zone = ZoneInfo(consent.time_zone or settings.time_zone or installation.TIME_ZONE)
    return next_moment(free.astimezone(zone), opens=settings.opens, closes=settings.closes)


def tickets_of_number(organization: Organization, number: str) -> list[Ticket]:
    """Whose number it is: by consents, by texts that were sent, by what stands with the person."""
    digest = digest_of_number(organization, number)
    owners = set(
        TextConsent.objects.filter(organization=organization, number_digest=digest).values_list(
            "ticket", flat=True
        )
    )
    owners |= set(
        Text.objects.filter(organization=organization, number_digest=digest).values_list("ticket", flat=True)
    )
    written = Ticketholder.objects.filter(organization=organization, phone__contains=number[-4:])
    owners |= {
        ticket for ticket, phone in written.values_list("ticket", "phone") if number_of(phone) == number
    }
    return list(Ticket.objects.filter(pk__in=owners, organization=organization, is_withdrawn=False))


def texts_visible_to(member: StaffMember) -> QuerySet[Text]:
    return Text.objects.filter(ticket__in=tickets_visible_to(member)).select_related(
        "ticket", "ticket__holder"
    )


def incoming_visible_to(member: StaffMember) -> QuerySet[IncomingText]:
    found = IncomingText.objects.filter(ticket__in=tickets_visible_to(member))
    return found.select_related("ticket", "ticket__holder")


def organizations_that_text() -> list[Organization]:
    """Those that own Tickets; the texts of a gateway are looked for in each."""
    return list(Organization.objects.filter(partner_of=None))
