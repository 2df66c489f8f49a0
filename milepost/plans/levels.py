"""The figures of the law as an organization has them, its entered ones among them.

Those stand in a subject further on, which cannot be called from here: it answers when it is asked.
"""

from __future__ import annotations

from django.dispatch import Signal

from milepost.organizations.models import Organization
from milepost.rulebook.law import Law

law_asked_for = Signal()
"""Sent with `organization`; whoever keeps its figures answers with its Law."""


def law_for(organization: Organization) -> Law:
    for _who, answer in law_asked_for.send(sender=Organization, organization=organization):
        if isinstance(answer, Law):
            return answer
    return Law.packaged()
