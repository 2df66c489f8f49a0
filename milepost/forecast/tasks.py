"""Looking ahead on thousands of Tickets beside the pages."""

from __future__ import annotations

import logging
from uuid import UUID

from django.core.cache import cache
from django_tasks import task

from milepost.forecast.keeping import Asked, failed, look_ahead, say_working
from milepost.organizations.models import Organization
from milepost.organizations.scope import for_organization

ASK_AGAIN_AFTER = 900
log = logging.getLogger(__name__)


def look_ahead_in_background(asked: Asked) -> None:
    """Ask for it once; a page that is looked at twice does not ask twice."""
    if cache.add(_key(asked), 1, ASK_AGAIN_AFTER):
        with for_organization(asked.organization):
            say_working(asked)
        look_ahead_on.enqueue(str(asked.organization.pk), asked.reading, asked.figures_of)


def _key(asked: Asked) -> str:
    return f"forecast:{asked.organization.pk}:{asked.reading}:{asked.figures_of}"


@task
def look_ahead_on(organization_id: str, reading: str, figures_of: int) -> None:
    asked = Asked(Organization.objects.get(pk=UUID(organization_id)), reading, figures_of)
    try:
        look_ahead(asked)
    except Exception:  # a task must end in a state that the page can show
        log.exception("looking ahead stopped")
        failed(asked)
    finally:
        cache.delete(_key(asked))
