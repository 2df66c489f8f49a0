"""Agreements, onboarding and the incubator, as questions. A partner's staff see what is about their own house, and nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from milepost.agreements.choices import ADMINISTRATIVE, OPEN, OVER, Side, State, StepKind, StepState
from milepost.agreements.fields import duties_of, read_of
from milepost.agreements.models import (
    Agreement,
    AgreementSignature,
    AgreementVersion,
    IncubatorPath,
    MentoringNote,
    OnboardingStep,
    Paper,
)
from milepost.journal.models import Entry
from milepost.organizations.models import Identity, Organization, StaffMember
from milepost.organizations.queries import identities_visible_to
from milepost.organizations.suitability import Suitability
from milepost.rulebook.partner_agreements import Tail, Task, is_partners_to_do
from milepost.rulebook.shares.terms import Ending
from milepost.shares.choices import TermsState
from milepost.shares.models import ShareTerms
from milepost.tickets.models import Assignment

SHOWN_TO_PARTNERS = (State.OFFERED, State.IN_FORCE, State.REPLACED)
"""A draft is the EN of Record's own until it is offered, and so is one that came to nothing."""
TOLD_TO_PARTNERS = (
    "agreement offered",
    "agreement signed",
    "agreement signed by both",
    "agreement ended",
    "agreement end taken back",
)


def _own(rows: QuerySet, member: StaffMember) -> QuerySet:  # type: ignore[type-arg]
    found = rows.filter(organization=member.owner)
    return found.filter(partner=member.partner) if member.partner else found


def versions_visible_to(member: StaffMember) -> QuerySet[AgreementVersion]:
    found: QuerySet[AgreementVersion] = _own(AgreementVersion.objects.all(), member)
    if member.partner:
        found = found.filter(state__in=SHOWN_TO_PARTNERS)
    return found.select_related("agreement__identity", "partner", "organization", "terms", "written_by")


def agreements_visible_to(member: StaffMember) -> QuerySet[Any]:
    """With the number and state of the newest version that the member may see, and the term in force."""
    seen = versions_visible_to(member).filter(agreement=OuterRef("pk")).order_by("-number")
    in_force = seen.filter(state=State.IN_FORCE)
    found: QuerySet[Any] = _own(Agreement.objects.all(), member).annotate(
        newest=Subquery(seen.values("number")[:1]),
        state=Subquery(seen.values("state")[:1]),
        begins_on=Subquery(in_force.values("effective_from")[:1]),
        term_ends_on=Subquery(in_force.values("term_ends_on")[:1]),
        signed_on=Subquery(in_force.values("signed_on")[:1]),
    )
    if member.partner:
        found = found.filter(newest__isnull=False)
    return found.select_related("identity", "partner", "organization", "begun_by")


def signatures_visible_to(member: StaffMember) -> QuerySet[AgreementSignature]:
    found: QuerySet[AgreementSignature] = _own(AgreementSignature.objects.all(), member)
    if member.partner:
        found = found.filter(wording__partner=member.partner, wording__state__in=SHOWN_TO_PARTNERS)
    return found.select_related(
        "wording__agreement__identity", "wording__partner", "wording__organization", "scan"
    )


def papers_visible_to(member: StaffMember) -> QuerySet[Paper]:
    """Of a partner those of its own agreements and steps."""
    found: QuerySet[Paper] = _own(Paper.objects.all(), member)
    return found.filter(Q(wording=None) | Q(wording__in=versions_visible_to(member)))


def steps_visible_to(member: StaffMember) -> QuerySet[OnboardingStep]:
    found: QuerySet[OnboardingStep] = _own(OnboardingStep.objects.all(), member)
    return found.select_related("partner", "member", "owner", "organization")


def paths_visible_to(member: StaffMember) -> QuerySet[IncubatorPath]:
    found: QuerySet[IncubatorPath] = _own(IncubatorPath.objects.all(), member)
    return found.select_related("partner", "mentor", "organization")


def administrative_of(member: StaffMember, day: date) -> QuerySet[Identity]:
    """The identities that may have partners."""
    found = identities_visible_to(member).filter(model__in=ADMINISTRATIVE)
    return found.filter(Q(ended_on=None) | Q(ended_on__gte=day))


def standing_of(agreement: Agreement) -> AgreementVersion | None:
    """The wording that both have signed."""
    return agreement.versions.filter(state=State.IN_FORCE).first()


def tasks_of_partners(
    member: StaffMember, partners: Iterable[Organization], day: date
) -> dict[UUID, frozenset[Task]]:
    """What each of these partners has to do, as the agreements in force say; of several, what any of them gives it. One query."""
    in_force = (
        versions_visible_to(member).filter(state=State.IN_FORCE, effective_from__lte=day).select_related(None)
    )
    agreed = defaultdict[UUID, list[Any]](list)
    for partner, content in in_force.order_by().values_list("partner_id", "content"):
        agreed[partner].append(duties_of(content))
    return {
        one.pk: frozenset(
            task for task in Task if any(is_partners_to_do(task, duties) for duties in agreed[one.pk] or [{}])
        )
        for one in partners
    }


def being_made(agreement: Agreement) -> AgreementVersion | None:
    return agreement.versions.filter(state__in=OPEN).first()


def whose_turn(signatures: Iterable[AgreementSignature]) -> AgreementSignature | None:
    return next((one for one in sorted(signatures, key=lambda one: one.place) if not one.is_given), None)


def terms_for(partner: Organization) -> QuerySet[ShareTerms]:
    """The terms of shares that an agreement with this partner may name."""
    return ShareTerms.objects.filter(
        partner=partner, state__in=(TermsState.DRAFT, TermsState.SIGNED), agreement_ended_on=None
    )


def awaited_from(member: StaffMember) -> QuerySet[AgreementSignature]:
    """Signatures of one's own side whose turn it is."""
    mine = Side.PARTNER if member.partner else Side.RECORD
    before = AgreementSignature.objects.filter(
        wording=OuterRef("wording"), at=None, place__lt=OuterRef("place")
    )
    found = signatures_visible_to(member).filter(side=mine, at=None, wording__state=State.OFFERED)
    return found.filter(~Exists(before)).order_by("wording__offered_at")


def running_out(member: StaffMember, until: date) -> QuerySet[AgreementVersion]:
    """Wordings in force whose term ends by this day."""
    found: QuerySet[AgreementVersion] = _own(AgreementVersion.objects.all(), member).filter(
        state=State.IN_FORCE, agreement__ended_on=None, term_ends_on__lte=until
    )
    return found.select_related("agreement", "partner").order_by("term_ends_on", "pk")


def _has_signed_in() -> Q:
    return Q(kind=StepKind.LOG_IN, member__last_login__isnull=False)


def _is_cleared(day: date) -> Q:
    in_time = Q(member__suitability_expires_on=None) | Q(member__suitability_expires_on__gte=day)
    cleared = Q(member__suitability=Suitability.CLEARED) & in_time
    return Q(kind=StepKind.SUITABILITY) & (cleared | Q(member__suitability=Suitability.NOT_REQUIRED))


def open_among(steps: QuerySet[OnboardingStep], day: date) -> QuerySet[OnboardingStep]:
    """Those that wait: neither done nor seen to be done in the records, of people who still work there."""
    works = Q(member=None) | Q(member__is_active=True)
    waiting = steps.filter(works, state=StepState.OPEN, partner__left_on=None)
    return waiting.exclude(_has_signed_in()).exclude(_is_cleared(day))


def open_steps(member: StaffMember, day: date) -> QuerySet[OnboardingStep]:
    return open_among(steps_visible_to(member), day).order_by("due_on", "partner__name", "pk")


def open_paths(member: StaffMember) -> QuerySet[IncubatorPath]:
    return paths_visible_to(member).exclude(stage__in=OVER)


def next_meetings(member: StaffMember, until: date) -> QuerySet[Any]:
    """Open paths whose last meeting left a next step that is due by this day: `next_step`, `next_on`."""
    last = MentoringNote.objects.filter(path=OuterRef("pk"), withdrawn_at=None).order_by("-on", "-at")
    found = open_paths(member).annotate(
        next_step=Subquery(last.values("next_step")[:1]), next_on=Subquery(last.values("next_on")[:1])
    )
    return found.filter(next_on__lte=until).order_by("next_on")


def ending_of(agreement: Agreement, on: date) -> Ending | None:
    """What an end on this day says of the terms of shares. None: another agreement with the partner holds, or no tail was agreed."""
    signed = standing_of(agreement)
    read = read_of(signed.content, has_share_terms=False) if signed else None
    others = Agreement.objects.filter(partner=agreement.partner_id, ended_on=None).exclude(pk=agreement.pk)
    if read is None or read.tail is None or others.filter(versions__state=State.IN_FORCE).exists():
        return None
    return Ending(on, read.tail, read.tail_months if read.tail is Tail.MONTHS else None)


def assigned_before_end(agreement: Agreement) -> int:
    """Tickets that this partner serves and that were assigned by the last day of the agreement: those of the tail."""
    assert agreement.ended_on is not None
    return assigned_by(agreement, agreement.ended_on)


def assigned_by(agreement: Agreement, day: date) -> int:
    """Tickets that this partner serves and that were assigned by this day."""
    found = Assignment.objects.filter(
        ticket__organization=agreement.organization_id,
        ticket__partner=agreement.partner_id,
        ticket__is_withdrawn=False,
        assigned_on__lte=day,
    )
    return found.values("ticket").distinct().count()


def history_of(agreement: Agreement, member: StaffMember) -> Sequence[Entry]:
    """What the journal says of an agreement, the newest first; to a partner what was done with both, not what was drafted."""
    found = Entry.objects.filter(
        organization=agreement.organization_id,
        subject=Agreement._meta.label_lower,
        subject_id=str(agreement.pk),
        kind=Entry.Kind.CHANGE,
    )
    if member.partner:
        found = found.filter(action__in=TOLD_TO_PARTNERS)
    return list(found.select_related("by").order_by("-pk")[:200])
