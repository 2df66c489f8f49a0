"""A list of the Portal from the file to the audit and back: by keyboard alone, in Spanish, on a phone, without a script."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from milepost.organizations.models import StaffMember
from milepost.organizations.today import today_for
from milepost.portal.comparing.assignments import assignments_of, running
from milepost.portal.comparing.frame import Compared
from milepost.portal.models import Difference, PortalFile
from milepost.tickets.models import Ticket
from tests.browser.conftest import Visitor
from tests.browser.keyboard import Keyboard, look
from tests.portal.giving import exported, with_number
from tests.spreadsheets.giving import SSNS, csv_of

Visit = Callable[..., Visitor]
NARROW = {"width": 360, "height": 640}


def roster(member: StaffMember) -> list[list[Any]]:
    """What the Portal would say, with one day that is another and one person whom nobody knows here."""
    day = today_for(member.organization)
    held = assignments_of(Compared(member.organization, day, ()))
    rows: list[list[Any]] = []
    for number, (key, mine) in enumerate(held.items(), 10):
        one = running(mine, day)
        if one is not None:
            holder = with_number(Ticket.objects.select_related("organization", "holder").get(pk=key), number)
            rows.append([SSNS[number], holder.name, f"{one.assigned_on:%m/%d/%Y}"])
    first = date.fromisoformat("{2}-{0}-{1}".format(*rows[0][2].split("/"))) + timedelta(10)
    rows[0][2] = f"{first:%m/%d/%Y}"
    return [
        ["Seguro social", "Nombre completo", "Fecha de asignación"],
        *rows,
        [SSNS[3], "Rosa Portal", "03/15/2025"],
    ]


@pytest.mark.parametrize("scripts", [True, False], ids=["with axe", "without a script"])
def test_from_the_list_to_the_audit_and_back(
    visit: Visit, administrator: StaffMember, looked_at: list[str], *, scripts: bool
) -> None:
    """Axe is a script itself, so it looks at the pages on a second walk."""

    def look_at() -> None:
        if scripts:
            look(page, looked_at, 360)
        elif page.evaluate("document.documentElement.scrollWidth") > 360:
            looked_at.append(f"{page.url} is too wide")

    visitor = visit(size=NARROW, scripts=scripts)
    page = visitor.sign_in(administrator.email)
    page.get_by_role("button", name="Español").click()
    keys = Keyboard(page)
    before = exported(administrator.organization)
    rows = roster(administrator)

    visitor.go("/uploads/")
    keys.press("Listas del Portal")
    assert "Aún no se entregó ninguna" in page.inner_text("#main")
    look_at()
    keys.choose("kind", "Tickets asignados a nosotros")
    keys.to("file")
    page.locator("input[name=file]").set_input_files(
        {"name": "lista.csv", "mimeType": "text/csv", "buffer": csv_of(rows) + b"\r\n"}
    )
    keys.press("Entregarla")
    assert "Qué son sus columnas" in page.inner_text("h1")
    look_at()
    keys.press("Revisar cada fila")
    said = page.inner_text("#main")
    assert "Diferencias con sus registros" in said, said
    assert SSNS[3][-4:] not in page.content()
    look_at()
    keys.press("Asignado otro día: 1")
    look_at()
    keys.to("difference")
    page.keyboard.press("Space")
    keys.press("do")
    assert "1 diferencia resuelta" in page.inner_text("body")
    one = Difference.objects.get(code="ASSIGNED_UNKNOWN")
    visitor.go(f"/portal/differences/{one.pk}/")
    look_at()
    keys.choose("program", "SSI")
    keys.press("do")
    assert "realizada" in page.inner_text("#main")
    look_at()
    visitor.go(f"/portal/{one.file_id}/audit/")
    assert "Auditoría de los Tickets asignados" in page.inner_text("h1")
    assert administrator.name in page.inner_text("#main")
    look_at()
    assert exported(administrator.organization) != before

    visitor.go(f"/portal/{one.file_id}/")
    keys.press("Deshacer")
    assert PortalFile.objects.get().state == "undone"
    assert exported(administrator.organization) == before
    look_at()
    assert [one for one in visitor.complaints if "422" not in one] == []
