"""Counting thousands of Tickets beside the pages."""

from __future__ import annotations

import logging
from uuid import UUID

from django.core.cache import cache
from django_tasks import task

from milepost.organizations.models import Organization
from milepost.organizations.scope import for_organization
from milepost.scorecards.counting import count_anew, failed, say_working

ASK_AGAIN_AFTER = 900
log = logging.getLogger(__name__)


def count_in_background(organization: Organization) -> None:
    """Ask for it once; a page that is looked at twice does not ask twice."""
    if cache.add(_key(organization), 1, ASK_AGAIN_AFTER):
        with for_organization(organization):
            say_working(organization)
        count_scorecards.enqueue(str(organization.pk))


def _key(organization: Organization) -> str:
    return f"scorecards:{organization.pk}"


@task
def count_scorecards(organization_id: str) -> None:
    organization = Organization.objects.get(pk=UUID(organization_id))
    try:
        count_anew(organization)
    except Exception:  # a task must end in a state that the page can show
        log.exception("counting scorecards stopped")
        failed(organization)
    finally:
        cache.delete(_key(organization))
