"""Reckoning thousands of Tickets beside the pages."""

from __future__ import annotations

from uuid import UUID

from django.core.cache import cache
from django_tasks import task

from milepost.contacts.standing import reckon_grown_old
from milepost.organizations.models import Organization

ASK_AGAIN_AFTER = 300


def reckon_in_background(organization: Organization) -> None:
    """Ask for it once; a page that is looked at twice does not ask twice."""
    if cache.add(f"contacts:{organization.pk}", 1, ASK_AGAIN_AFTER):
        reckon_organization.enqueue(str(organization.pk))


@task
def reckon_organization(organization_id: str) -> None:
    organization = Organization.objects.get(pk=UUID(organization_id))
    reckon_grown_old(organization)
    cache.delete(f"contacts:{organization.pk}")
