"""Lists that are searched, sorted, filtered, paged and downloaded, all by their address alone."""

from __future__ import annotations

import csv
import io
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import F, Model, QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from milepost.keys.fields import ring

ON_A_PAGE = 50
FIND = "find"
_SEARCHES, _MOST_SEARCHES = "searches", 30
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Heading:
    """One column of a list: what it is called, and by which fields it sorts, if it does."""

    name: str
    text: str
    order: tuple[str, ...] = ()
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class SortLink:
    """A heading as the page draws it: the sort that a click asks for, and how the list is sorted now."""

    heading: Heading
    asks: str
    now: str
    """`ascending`, `descending`, or `none`: the words of aria-sort."""


def sorted_by(rows: QuerySet[Any], headings: Sequence[Heading], wanted: str) -> QuerySet[Any]:
    """Sorted by a heading's name, `-` before it for downwards; what is not known stands last both ways."""
    heading, down = _asked(headings, wanted)
    if heading is None:  # a list in pages needs some order, or a row may stand on two of them
        return rows if rows.ordered else rows.order_by("pk")
    return rows.order_by(
        *(_order(rows.model, field, down=down) for field in heading.order), "-pk" if down else "pk"
    )


def _order(model: type[Model], field: str, *, down: bool) -> Any:
    """What is always known is sorted plainly, so that an index in this order is read; else what is not known stands last."""
    if is_always_known(model, field):
        return f"-{field}" if down else field
    return F(field).desc(nulls_last=True) if down else F(field).asc(nulls_last=True)


@cache
def is_always_known(model: type[Model], path: str) -> bool:
    """Whether every row has this field; False for what is reckoned by a query, and for what lies in a row that may lack."""
    name, _dash, rest = path.partition("__")
    if name not in {field.name for field in model._meta.concrete_fields}:
        return False
    field = model._meta.get_field(name)
    if field.null:
        return False
    return is_always_known(field.related_model, rest) if rest and field.related_model else not rest


def _asked(headings: Sequence[Heading], wanted: str) -> tuple[Heading | None, bool]:
    """The heading by which to sort, and whether downwards."""
    name = wanted.removeprefix("-")
    return next((one for one in headings if one.name == name and one.order), None), wanted.startswith("-")


class InTwo:
    """The rows that have what they are sorted by, then those that have not: one list for a paginator.

    Each part is read in the order of an index, so that the first page of a hundred thousand rows needs no sorting; a single
    query with what is not known at its end would sort them all.
    """

    def __init__(self, known: QuerySet[Any], unknown: QuerySet[Any]) -> None:
        self.known, self.unknown, self.ordered = known, unknown, True

    def count(self) -> int:
        return self.known.count() + self.unknown.count()

    def __getitem__(self, place: slice) -> list[Any]:
        start, stop = place.start or 0, place.stop
        found = list(self.known[start:stop])
        if stop - start > len(found):
            before = start + len(found) if found else self.known.count()
            found += self.unknown[max(0, start - before) : stop - before]
        return found


def sorted_in_two(
    rows: QuerySet[Any], headings: Sequence[Heading], wanted: str, within: Mapping[str, Any]
) -> InTwo | QuerySet[Any]:
    """As `sorted_by`, for a heading whose first field lies in another table that may have no row: `holder__name`.

    `within` names what those rows have in common, by the same way (`{"organization": …}`), so that their index is used.
    """
    heading, down = _asked(headings, wanted)
    if heading is None or "__" not in heading.order[0]:
        return sorted_by(rows, headings, wanted)
    other = heading.order[0].rpartition("__")[0]
    sign = "-" if down else ""
    order = [f"{sign}{field}" for field in heading.order]
    there = {f"{other}__{name}": value for name, value in within.items()}
    known = rows.filter(**{f"{other}__isnull": False, f"{heading.order[0]}__isnull": False}, **there)
    unknown = rows.exclude(pk__in=known.order_by().values("pk"))
    return InTwo(known.order_by(*order, "pk"), unknown.order_by(*order[1:], "pk"))


def sort_links(headings: Sequence[Heading], wanted: str) -> list[SortLink]:
    links = []
    for heading in headings:
        now = {heading.name: "ascending", f"-{heading.name}": "descending"}.get(wanted, "none")
        asks = f"-{heading.name}" if now == "ascending" else heading.name
        links.append(SortLink(heading, asks, now))
    return links


class Counted(Paginator[Any]):
    """Pages of rows whose number is known beforehand, and is not counted again."""

    def __init__(self, rows: Any, many: int) -> None:
        super().__init__(rows, ON_A_PAGE)
        self.__dict__["count"] = many


def page_of(rows: Any, request: HttpRequest, *, many: int | None = None) -> Page[Any]:
    """The page that the address asks for, or the nearest there is; `many` rows, where that is known."""
    pages = Paginator(rows, ON_A_PAGE) if many is None else Counted(rows, many)
    return pages.get_page(request.GET.get("page"))


def download(
    name: str, kind: str, headings: Sequence[str], rows: Iterable[Sequence[object]]
) -> HttpResponse | StreamingHttpResponse:
    """The list as `csv` or `xlsx`."""
    if kind == "xlsx":
        response = HttpResponse(_workbook(headings, rows), content_type=EXCEL)
    else:
        response = StreamingHttpResponse(_csv_lines(headings, rows), content_type="text/csv; charset=utf-8")  # type: ignore[assignment]
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response


def _csv_lines(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    yield "\ufeff"  # so that Excel reads it as UTF-8
    yield _csv_line(headings)
    for row in rows:
        yield _csv_line([_plain(cell) for cell in row])


def _csv_line(row: Sequence[object]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerow(row)
    return text.getvalue()


def _plain(cell: object) -> str:
    """A cell's text; one that a spreadsheet would run as a formula is quoted."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_DANGEROUS) else text


def _workbook(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    import xlsxwriter

    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(made, options) as workbook:
        sheet = workbook.add_worksheet()
        bold = workbook.add_format({"bold": True, "bottom": 1})
        for place, heading in enumerate(headings):
            sheet.write_string(0, place, heading, bold)
            sheet.set_column(place, place, max(12, len(heading) + 2))
        sheet.freeze_panes(1, 0)
        for line, row in enumerate(rows, 1):
            for place, cell in enumerate(row):
                if type(cell) is int:  # a month is a number too, and is written as text
                    sheet.write_number(line, place, cell)
                else:
                    sheet.write_string(line, place, "" if cell is None else str(cell))
    return made.getvalue()


def filters_of(request: HttpRequest, known: Mapping[str, Callable[[Any, str], Any]], rows: Any) -> Any:
    """The rows narrowed by each filter that the address names; one that is not known is passed over."""
    for name, narrow in known.items():
        value = typed(request) if name == FIND else request.GET.get(name, "").strip()
        if value:
            rows = narrow(rows, value)
    return rows


def search_asked_for(request: HttpRequest, route: str, *args: object) -> HttpResponse:
    """Leads to the list with the filters of a sent form in its address, and what was typed out of it.

    A name or a number never stands in an address, where histories and logs would keep it: it is kept, sealed, in the
    session, and the address says only where.
    """
    kept = {
        name: str(value)
        for name, value in request.POST.items()
        if name not in _NOT_FILTERS and value and "\0" not in value
    }
    text = request.POST.get("q", "").replace("\0", "").strip()
    if text:
        searches: dict[str, str] = request.session.get(_SEARCHES, {})
        place = secrets.token_urlsafe(6)
        searches[place] = ring().seal(text.encode(), _SEARCHES).hex()
        while len(searches) > _MOST_SEARCHES:
            searches.pop(next(iter(searches)))
        request.session[_SEARCHES] = searches
        kept[FIND] = place
    address = reverse(route, args=args)
    return redirect(f"{address}?{urlencode(kept)}" if kept else address)


_NOT_FILTERS = {"q", "csrfmiddlewaretoken"}


def typed(request: HttpRequest) -> str:
    """What was typed for the search that this address names; nothing once the session has forgotten it."""
    sealed = request.session.get(_SEARCHES, {}).get(request.GET.get(FIND, ""))
    return ring().open(bytes.fromhex(sealed), _SEARCHES).decode() if sealed else ""
