"""The filled example: a made-up plan that carries all ten elements, to learn from and to begin with.

Its goals and services count as not written until they are replaced: a plan is made for one person.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from milepost.plans.models import Plan
from milepost.rulebook.plans import STATEMENTS


def example_content(kind: str = Plan.Kind.INDIVIDUAL_WORK_PLAN) -> dict[str, Any]:
    """What the example says, in the language of the reader. It names nobody."""
    content: dict[str, Any] = {
        "manner": "in_person",
        "model": "traditional",
        "best_contact": _("EXAMPLE: text message, in the afternoon"),
        "short_work": _(
            "EXAMPLE: Cashier in a grocery store, 25 hours a week, found within six months. Reached when the first full "
            "month is worked."
        ),
        "short_months": 9,
        "short_cents": 150_000,
        "short_pay": "hourly",
        "short_hours": 25,
        "long_work": _(
            "EXAMPLE: Shift supervisor, full time, with the store's training for supervisors finished. Cash benefits are "
            "no longer needed."
        ),
        "long_years": 3,
        "long_cents": 340_000,
        "long_pay": "hourly",
        "long_hours": 40,
        "service_1_what": _("EXAMPLE: Help with the résumé and with applications"),
        "service_1_by": _("the Employment Network"),
        "service_1_when": _("from the first week, weekly until work begins"),
        "service_2_what": _(
            "EXAMPLE: Help to ask for a seat at the register, and follow-up with the employer"
        ),
        "service_2_by": _("the Employment Network"),
        "service_2_when": _("when work begins, then monthly for a year"),
        "advocacy": _("EXAMPLE: Protection and Advocacy of the State, 555-0100"),
        "copy_format": "large_print",
    }
    content |= {f"says_{element}": True for element in STATEMENTS}
    if kind == Plan.Kind.EMPLOYMENT_PLAN:
        content |= {
            "programs": _("EXAMPLE: workforce program for adults"),
            "service_1_paid": "wioa",
            "service_2_paid": "ticket",
        }
    return content
