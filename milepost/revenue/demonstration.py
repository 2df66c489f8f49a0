"""A projection in the demonstration. Each of its chances and costs is made up."""

from __future__ import annotations

from datetime import date
from typing import Any

from milepost.claims.figures import law_of
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.roles import Role
from milepost.revenue import actions
from milepost.rulebook.forecast import complete_years
from milepost.rulebook.months import Month
from milepost.rulebook.revenue import Group

STEPS = {
    "p1m1": (4, 3_000, 4_000, 5_000), "p1m2": (7, 2_200, 3_000, 4_000), "p1m3": (11, 1_600, 2_300, 3_200),
    "p1m4": (15, 1_200, 1_800, 2_600), "p2": (16, 900, 1_400, 2_000), "outcome": (26, 500, 900, 1_400),
}  # fmt: skip
BASIS = "Made up for the demonstration: nobody has measured these chances, and no paper gives them. Put your own in their place."


def made_up_content() -> dict[str, Any]:
    return {
        "basis": BASIS, "lag": 4, "seen": 250, "kept": 10_000, "planned_title_2": 3, "planned_title_16": 2, "planned_months": 24,
        "steps": {
            step: dict(zip(("after", "low", "middle", "high"), values, strict=True)) for step, values in STEPS.items()
        },
        "goes_on": {
            "p2": {"low": 8_500, "middle": 9_000, "high": 9_400}, "outcome": {"low": 9_000, "middle": 9_400, "high": 9_700},
        },
        "monthly": {group.value: cents for group, cents in zip(Group, (20_000, 0, 0, 40_000, 30_000, 60_000), strict=True)},
        "each": {group.value: cents for group, cents in zip(Group, (0, 9_000, 60_000, 0, 0, 0), strict=True)},
    }  # fmt: skip


def load_revenue(organization: Organization, day: date) -> None:
    by = StaffMember.objects.filter(organization=organization, role=Role.PAYMENTS).first()
    years = complete_years(law_of(organization))
    if by is None or not years:
        return
    deed = Deed(organization, by, through="demonstration")
    common = {"months": 60, "figures_of": years[-1]}
    plan = {
        **common,
        "name": "Five years, new Tickets alone",
        "begins": Month.of(day),
        "counts_caseload": False,
    }
    actions.write({**plan, "content": made_up_content()}, deed=deed)
    past = {
        **common,
        "name": "Everybody, as it began in January",
        "begins": Month.of(date(day.year, 1, 1)),
        "counts_caseload": True,
    }
    actions.write({**past, "content": made_up_content()}, deed=deed)
