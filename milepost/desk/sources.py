"""From where duties may come that most organizations have none of on most days: one short question instead of one for each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists

from milepost.agreements.choices import OVER, State, StepState
from milepost.agreements.models import AgreementSignature, AgreementVersion, IncubatorPath, OnboardingStep
from milepost.handoffs.models import HandOff
from milepost.inspections.models import Inspection
from milepost.organizations.models import Organization
from milepost.planning.models import PlanStep
from milepost.planning.models import StepState as PlanStepState
from milepost.portal.choices import UNSETTLED
from milepost.portal.models import Difference
from milepost.shares.models import Ledger


@dataclass(frozen=True, slots=True)
class Sources:
    """Which of them an organization has, whoever may see them: what is seen is asked for where there is any."""

    signatures: bool
    """Agreements lack one."""
    terms: bool
    """Of agreements in force that end by a day."""
    steps: bool
    """Of onboarding, open."""
    paths: bool
    """Of the incubator, open."""
    inspections: bool
    differences: bool
    """To the Portal, unsettled."""
    ledger: bool
    """Of shares."""
    hand_offs: bool
    """Somebody has chosen the organization at a State VR agency, and nobody has taken them over."""
    plan: bool
    """Items of the way to becoming an EN, open, with a day that is near or over."""


def sources_of(owner: Organization, terms_until: date, plan_until: date) -> Sources:
    """One query. `terms_until`, `plan_until`: the day by which terms of agreements, and items of the plan, are asked about."""
    rows = (
        AgreementSignature.objects.filter(organization=owner, at=None),
        AgreementVersion.objects.filter(
            organization=owner, state=State.IN_FORCE, term_ends_on__lte=terms_until
        ),
        OnboardingStep.objects.filter(organization=owner, state=StepState.OPEN),
        IncubatorPath.objects.filter(organization=owner).exclude(stage__in=OVER),
        Inspection.objects.filter(organization=owner),
        Difference.objects.filter(organization=owner, state__in=UNSETTLED),
        Ledger.objects.filter(organization=owner),
        HandOff.objects.filter(network=owner, network_ticket=None),
        PlanStep.objects.filter(organization=owner, state=PlanStepState.OPEN, due_on__lte=plan_until),
    )
    asked = {f"source_{place}": Exists(one.order_by()) for place, one in enumerate(rows)}
    return Sources(*Organization.objects.filter(pk=owner.pk).annotate(**asked).values_list(*asked).get())
