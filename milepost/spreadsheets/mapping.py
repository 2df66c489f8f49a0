"""Which column holds which of our fields, and how its days and names are written: suggested, chosen, and remembered."""

from __future__ import annotations

from collections.abc import Mapping as Given
from dataclasses import asdict, dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from milepost.contacts.standing import settings_of
from milepost.keys.fields import opened
from milepost.organizations.models import Organization
from milepost.organizations.today import today_for
from milepost.spreadsheets.cells import Ways, folded
from milepost.spreadsheets.kinds.frame import Columns, Settled
from milepost.spreadsheets.models import ColumnMap, GivenFile
from milepost.spreadsheets.reading import sheets_in
from milepost.spreadsheets.sniffing import (
    Seen,
    as_json,
    best_of,
    digest_of_headings,
    from_json,
    known_headings,
    seen,
)


@dataclass(slots=True)
class Mapping:
    """One file's answer: sheet, row of headings, place of each field, order of days and names, what counts for all."""

    sheet: str
    header: int
    columns: dict[str, int] = field(default_factory=dict)
    date_order: str = ""
    name_order: str = ""
    defaults: dict[str, str] = field(default_factory=dict)
    headings: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of(cls, spreadsheet: GivenFile) -> Mapping:
        return cls(**(opened(spreadsheet.settled) or {"sheet": "", "header": 0}))


def sheets_of(spreadsheet: GivenFile) -> list[Seen]:
    return from_json(opened(spreadsheet.sniffed) or [])


def suggestion(kind: Columns, sheet: Seen) -> Mapping:
    """What the headings say, in English or Spanish; of two columns for one field the first."""
    known = known_headings(kind)
    mapping = Mapping(sheet.name, sheet.header, headings=[one.heading for one in sheet.columns])
    taken: set[int] = set()
    for wanted in kind.fields:
        for column in sheet.columns:
            said = folded(column.heading)
            is_its = said in wanted.headings and known.get(said) == wanted.name
            if is_its and wanted.name not in mapping.columns and column.place not in taken:
                mapping.columns[wanted.name] = column.place
                taken.add(column.place)
    mapping.date_order = order_of_days(kind, sheet, mapping.columns)
    mapping.name_order = "last_first" if has_commas(sheet, mapping.columns) else ""
    return mapping


def remembered(organization: Organization, kind: Columns, sheet: Seen) -> ColumnMap | None:
    """The map that was kept for these very headings, the latest of them."""
    digest = digest_of_headings([one.heading for one in sheet.columns])
    maps = ColumnMap.objects.filter(organization=organization, kind=kind.code, headings=digest)
    return maps.order_by("-at").first()


def first_mapping(spreadsheet: GivenFile, kind: Columns) -> tuple[Mapping, str]:
    """What the page of the columns begins with, and the name of the kept map that it comes from."""
    sheet = best_of(sheets_of(spreadsheet))
    kept = remembered(spreadsheet.organization, kind, sheet)
    if kept is None:
        return suggestion(kind, sheet), ""
    known: dict[str, Any] = kept.mapping.open()
    mapping = Mapping(**{**known, "sheet": sheet.name, "header": sheet.header})
    found = order_of_days(kind, sheet, mapping.columns)
    mapping.date_order = found or mapping.date_order
    return mapping, kept.name


def order_of_days(kind: Columns, sheet: Seen, columns: Given[str, int]) -> str:
    """`month` or `day` where the file itself shows it; nothing where it does not matter or cannot be told."""
    orders = _orders(kind, sheet, columns)
    certain = orders & {"month", "day"}
    return certain.pop() if len(certain) == 1 and "both" not in orders else ""


def days_can_be_two(kind: Columns, sheet: Seen, columns: Given[str, int]) -> bool:
    """Whether somebody must say in which order the days stand."""
    return bool(_orders(kind, sheet, columns)) and not order_of_days(kind, sheet, columns)


def _orders(kind: Columns, sheet: Seen, columns: Given[str, int]) -> set[str]:
    places = {columns[one.name] for one in kind.fields if one.is_day and one.name in columns}
    return {one.order for one in sheet.columns if one.place in places} - {""}


def has_commas(sheet: Seen, columns: Given[str, int]) -> bool:
    return any(one.has_commas for one in sheet.columns if one.place == columns.get("name"))


def unused(mapping: Mapping, sheet: Seen) -> list[str]:
    """The headings of the columns that nothing is taken from."""
    used = set(mapping.columns.values())
    return [one.heading for one in sheet.columns if one.place not in used]


def settled_of(organization: Organization, mapping: Mapping) -> Settled:
    ways = Ways(today_for(organization), mapping.date_order, mapping.name_order)
    zone = ZoneInfo(settings_of(organization).zone)
    return Settled(organization, ways, mapping.defaults, zone, frozenset(mapping.columns))


def look_again(spreadsheet: GivenFile, place: int, header: int, kind: Columns) -> Seen | None:
    """Another sheet or another row of headings, as somebody who looks at the file sees it; None where nothing stands there."""
    found = sheets_of(spreadsheet)
    sheets = sheets_in(spreadsheet.content.open())
    if not 0 <= place < min(len(found), len(sheets)):
        return None
    wanted = seen(sheets[place], kind, header or found[place].header)
    if not wanted.columns:
        return None
    wanted.score = 1 + max(one.score for one in found)  # it is the best now, because somebody says so
    found[place] = wanted
    model = type(spreadsheet)
    model._base_manager.filter(pk=spreadsheet.pk).update(sniffed=model(sniffed=as_json(found)).sniffed)
    spreadsheet.refresh_from_db(fields=["sniffed"])
    return wanted
