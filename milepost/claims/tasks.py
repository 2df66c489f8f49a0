"""Deciding thousands of Tickets beside the pages."""

from __future__ import annotations

from uuid import UUID

from django.core.cache import cache
from django_tasks import task

from milepost.claims.deciding import decide_anew, is_current
from milepost.organizations.models import Organization

ASK_AGAIN_AFTER = 300


def decide_anew_in_background(organization: Organization) -> None:
    """Ask for it once; a page that is looked at twice does not ask twice."""
    if cache.add(f"deciding:{organization.pk}", 1, ASK_AGAIN_AFTER):
        decide_organization.enqueue(str(organization.pk))


@task
def decide_organization(organization_id: str) -> None:
    organization = Organization.objects.get(pk=UUID(organization_id))
    if not is_current(organization):
        decide_anew(organization)
    cache.delete(f"deciding:{organization.pk}")
