"""What an organization settles about its requests, and the columns of its batch file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from milepost.editing.records import change
from milepost.journal.actions import Deed
from milepost.requests.columns import columns_of
from milepost.requests.models import BatchColumns, RequestSettings


@transaction.atomic
def settle(settings: RequestSettings, values: Mapping[str, Any], *, version: int, deed: Deed) -> bool:
    """Whether the settings still had this version."""
    if settings._state.adding:
        RequestSettings.objects.get_or_create(organization=deed.organization)
        settings = RequestSettings.objects.get(organization=deed.organization)
    return change(settings, values, version=version, deed=deed, action="request settings changed")


@transaction.atomic
def keep_columns(columns: Sequence[Sequence[str]], *, deed: Deed) -> None:
    """Saved for the organization; what they were stands in the journal."""
    before, wanted = columns_of(deed.organization), [list(column) for column in columns]
    BatchColumns.objects.update_or_create(organization=deed.organization, defaults={"columns": wanted})
    deed.write("batch columns changed", deed.organization, changes={"columns": (before, wanted)})
