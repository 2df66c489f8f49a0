"""Pages of knowledge in the demonstration: a practice, contacts, links."""

from __future__ import annotations

from milepost.journal.actions import Deed
from milepost.knowledge import actions
from milepost.knowledge.models import Kind
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.roles import Role

PRACTICE = """At the first visit everybody is asked one question: **do you get SSDI or SSI?** Nobody has to look ill to be asked.

## What we do then

1. Record them as a candidate, the same day.
2. Ask for the check of assignability before anything is promised.
3. Book the benefits counsellor, so that fear of losing benefits has an answer.

- Bring the pay stub home first, then the claim.
- A job that ends is told to us the same week.
"""
CONTACTS = """## Ticket Program Manager

- The help desk answers Employment Networks: see [Contact us](https://yourtickettowork.ssa.gov/contact-us.html).

## Our own

- Money and requests: Pia Payments.
- Benefits counselling: ask through [Counselling](/counselling/).
"""
LINKS = """- [Resources for Employment Networks](https://yourtickettowork.ssa.gov/)
- [WorkforceGPS: the disability and employment community](https://disability.workforcegps.org/)
- [Timely progress, in short](https://yourtickettowork.ssa.gov/resources/timely-progress-review.html)
"""


def load_knowledge(organization: Organization) -> None:
    by = StaffMember.objects.filter(organization=organization, role=Role.COORDINATOR).first()
    if by is None:
        return
    deed = Deed(organization, by, through="demonstration")
    first = {
        "kind": Kind.PRACTICE,
        "title": "The question at intake",
        "text": PRACTICE.partition("- Bring")[0],
        "is_for_partners": True,
    }
    article = actions.write(first, deed=deed)
    actions.rewrite(article, {**first, "text": PRACTICE}, follows=1, deed=deed)
    actions.write(
        {"kind": Kind.CONTACTS, "title": "Whom to ask", "text": CONTACTS, "is_for_partners": False}, deed=deed
    )
    actions.write(
        {"kind": Kind.LINKS, "title": "Where it is written", "text": LINKS, "is_for_partners": True},
        deed=deed,
    )
