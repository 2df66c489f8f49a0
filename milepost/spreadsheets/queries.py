"""Spreadsheets, as questions."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from milepost.organizations.models import StaffMember
from milepost.organizations.policies import staff_of
from milepost.spreadsheets.models import Spreadsheet


def spreadsheets_visible_to(member: StaffMember) -> QuerySet[Spreadsheet]:
    """Those of the organization; a partner's staff, who may not see caseloads, come nowhere near it."""
    given = Spreadsheet.objects.filter(organization=member.owner)
    return given.select_related("by", "organization").defer("content", "sniffed", "settled", "faulty_rows")


def spreadsheet_of(request: HttpRequest, spreadsheet_id: UUID, *, whole: bool = False) -> Spreadsheet:
    """The spreadsheet of an address; others' are not found. `whole`: with the file itself."""
    given = Spreadsheet.objects.filter(organization=staff_of(request).owner).select_related(
        "by", "organization"
    )
    return get_object_or_404(given if whole else given.defer("content"), pk=spreadsheet_id)
