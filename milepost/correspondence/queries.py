"""Cases and messages, as questions. A partner's staff see those of their own house about people whom it serves now."""

from __future__ import annotations

from typing import Any

from django.db.models import F, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from milepost.correspondence.choices import Side
from milepost.correspondence.models import Case, Message, MessageFile, MessageMail, Seen
from milepost.correspondence.policies import side_of
from milepost.organizations.models import StaffMember
from milepost.organizations.roles import MAY, Act, Role
from milepost.people.words import named
from milepost.tickets.models import Ticket

TOLD_BY_ITSELF = (Role.COORDINATOR, Role.ADMINISTRATOR)
"""Whom of the EN of Record an e-mail tells where nobody has written in the case and nobody coordinates the Ticket."""


def cases_visible_to(member: StaffMember) -> QuerySet[Case]:
    """With whom they are about, and `read`: up to which message the member has read."""
    found = Case.objects.filter(organization=member.owner, ticket__is_withdrawn=False)
    if member.partner:
        found = found.filter(partner=member.partner, ticket__partner=member.partner)
    seen = Seen.objects.filter(case=OuterRef("pk"), member=member).values("through")[:1]
    return found.select_related("ticket__holder", "ticket__organization", "partner").annotate(
        read=Coalesce(Subquery(seen, output_field=IntegerField()), 0)
    )


def unread(rows: QuerySet[Case], member: StaffMember) -> QuerySet[Case]:
    """Those whose newest messages the member has not read. One's own are read by being written."""
    return rows.filter(count__gt=F("read"))


def messages_of(case: Case) -> QuerySet[Message]:
    """The newest first, with what is known of their files."""
    files = Prefetch("files", MessageFile.objects.defer("content"))
    return Message.objects.filter(case=case).select_related("by").prefetch_related(files)


def read_by_others(case: Case, side: str) -> int:
    """Up to which message somebody of the other side has read it."""
    house = Q(member__organization=case.partner_id)
    others = Seen.objects.filter(case=case).filter(~house if side == Side.PARTNER else house)
    return max(others.values_list("through", flat=True), default=0)


def case_of(ticket: Ticket, member: StaffMember) -> Case | None:
    """The case with the partner that serves the Ticketholder now."""
    return cases_visible_to(member).filter(ticket=ticket, partner_id=ticket.partner_id).first()


def awaiting(rows: QuerySet[Case], member: StaffMember) -> QuerySet[Case]:
    """Those in which the member's side must answer."""
    return rows.filter(awaits=side_of(member))


def searched(rows: Any, text: str, member: StaffMember) -> Any:
    """By the case number, or by who it is about."""
    who = named(text, member.owner, "ticket__")
    bare = text.strip().removeprefix("#").strip()
    return rows.filter(
        who | Q(number=int(bare)) if bare.isascii() and bare.isdecimal() and len(bare) < 9 else who
    )


def told_about(message: Message) -> list[tuple[StaffMember, str]]:
    """Whom of the other side an e-mail tells, each with the language: who has written in the case or coordinates the Ticket;
    where there is nobody, everybody of the partner, or the coordinators and administrators of the EN of Record."""
    ticket = message.case.ticket
    house = message.partner_id if message.side == Side.RECORD else ticket.organization_id
    writers = [role for role, acts in MAY.items() if Act.WRITE_MESSAGES in acts]
    there = StaffMember.objects.filter(organization=house, is_active=True, role__in=writers)
    theirs = Message.objects.filter(case=message.case).exclude(side=message.side).values("by")
    near = Q(pk__in=theirs) | Q(pk=ticket.coordinator_id)
    everybody = Q() if message.side == Side.RECORD else Q(role__in=TOLD_BY_ITSELF)
    found = list(there.filter(near)) or list(there.filter(everybody))
    wishes = {one.member_id: one for one in MessageMail.objects.filter(member__in=found)}
    told = []
    for one in found:
        wish = wishes.get(one.pk)
        if wish is None or wish.is_wanted:
            told.append((one, wish.language if wish else MessageMail.Language.ENGLISH.value))
    return told
