"""The roster audit as an accessible PDF: which file, when, its counts, each difference with what was done and by whom."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from milepost.notices.pdf import pdf_of
from milepost.portal.choices import Kind, State
from milepost.portal.models import PortalFile
from milepost.portal.queries import by_state
from milepost.website.templatetags.words import day, language

TEMPLATE = "portal/typst/audit.typ"
MOST_ROWS = 2_000
"""So many differences stand on paper; the download has all of them."""


def title_of(file: PortalFile) -> str:
    if file.kind == Kind.ASSIGNED:
        return _("Roster audit")
    return _("Comparison with the Portal: %(list)s") % {"list": file.get_kind_display()}


def facts_of(file: PortalFile) -> list[tuple[str, str]]:
    """Date, file and counts."""
    states, found = by_state(file), file.findings
    facts = [
        (_("Organization"), file.organization.name),
        (_("List"), file.get_kind_display()),
        (_("File"), file.file_name),
        (_("Given on"), day(file.at.date())),
        (_("Given by"), file.by.name),
        (_("Rows"), str(file.rows)),
    ]
    if file.before is not None:
        facts += [
            (_("Compared with the file of"), day(file.before.at.date())),
            (_("Rows of that file"), str(file.before.rows)),
            (_("New since then"), str(found.get("new", 0))),
            (_("Changed since then"), str(found.get("changed", 0))),
            (_("Gone since then"), str(found.get("gone", 0))),
        ]
    facts.append((_("Differences to our records"), str(sum(states.values()))))
    facts += [
        (str(state.label).capitalize(), str(states[state.value])) for state in State if states[state.value]
    ]
    if file.override:
        by = file.overridden_by.name if file.overridden_by else ""
        facts.append((_("Taken although it looked wrong"), f"{file.override} ({by})"))
    return facts


def pdf(file: PortalFile, columns: Sequence[str], rows: Sequence[Sequence[object]], more: int) -> bytes:
    """In the reader's language."""
    return pdf_of(
        TEMPLATE,
        {
            "language": language(),
            "title": title_of(file),
            "organization": file.organization.name,
            "foot": title_of(file),
            "facts": facts_of(file),
            "heading": _("Differences"),
            "columns": list(columns),
            "rows": [[str(cell) for cell in row] for row in rows],
            "none": _("The list and our records agree."),
            "more": _("%(count)s more stand in the download.") % {"count": more} if more else "",
            "signature": _("Reviewed by"),
            "date": _("Date"),
        },
    )
