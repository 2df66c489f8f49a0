"""A spreadsheet from the file to the records and back: by keyboard alone, in Spanish, on a phone, without a script."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from milepost.organizations.models import StaffMember
from milepost.people.models import Ticketholder
from milepost.spreadsheets.models import Spreadsheet
from milepost.tickets.queries import tickets_of
from tests.browser.conftest import FULL, Visitor
from tests.browser.keyboard import Keyboard, look
from tests.spreadsheets.giving import csv_of

Visit = Callable[..., Visitor]
NARROW = {"width": 360, "height": 640}
HEAD: list[object] = [
    "Número de caso",
    "Nombre completo",
    "Seguro social",
    "Fecha de nacimiento",
    "Programa",
    "Teléfono",
    "Talla",
]
ROWS: list[list[object]] = [
    HEAD,
    ["C-1", "Peña Núñez, María", "123-45-6781", "03/04/1985", "SSDI", "212-555-0100", "38"],
    ["C-2", "Rosa, Luis", "123-45-6782", "05/06/1990", "SSI", "212-555-0101", "42"],
    ["C-3", "Sol, Ana", "123-45-6783", "07/08/1991", "SSI", "212-555-0102", "41"],
    ["C-4", "Mar, Eva", "666-45-6784", "09/10/1992", "SSI", "no tiene idea", "40"],
]


@pytest.mark.parametrize("scripts", [True, False], ids=["with axe", "without a script"])
def test_from_the_file_to_the_records_and_back(
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
    before = tickets_of(administrator.organization).count()

    visitor.go("/uploads/")
    keys.press("De cualquier otra hoja de cálculo")
    look_at()
    keys.choose("kind", "personas")
    keys.to("file")
    page.locator("input[name=file]").set_input_files(
        {"name": "personas.csv", "mimeType": "text/csv", "buffer": csv_of(ROWS)}
    )
    keys.press("Entregarla")

    assert "Qué son sus columnas" in page.inner_text("h1")
    assert "Talla" in page.inner_text("#main"), "a column that is not used is named"
    look_at()
    keys.press("Revisar cada fila")
    assert "Diga qué va primero" in page.inner_text("#main")
    look_at()
    keys.choose("date_order", "primero el mes")
    keys.type("remember_as", " Lista de casos")
    keys.press("Revisar cada fila")

    said = page.inner_text("#main")
    assert "Nunca se dio un número de Seguro Social así" in said
    assert "Esto no es un número de teléfono" in said
    assert "6784" not in page.content()
    assert tickets_of(administrator.organization).count() == before
    look_at()
    keys.press("3")
    assert "María Peña Núñez" in page.inner_text("#main")
    look_at()
    page.go_back()
    keys.press("Adoptar las filas sin faltas")
    assert "adoptado" in page.inner_text("#main")
    assert tickets_of(administrator.organization).count() == before + 3
    assert Ticketholder.objects.get(ticket__reference="C-1").name == "María Peña Núñez"
    look_at()
    keys.press("Deshacer")
    assert tickets_of(administrator.organization).count() == before
    assert Spreadsheet.objects.get().state == "undone"
    look_at()
    assert [one for one in visitor.complaints if "422" not in one] == []


def test_what_changes_and_what_looks_wrong_is_for_everyone(
    visit: Visit, administrator: StaffMember, looked_at: list[str]
) -> None:
    visitor = visit(size=FULL)
    page = visitor.sign_in(administrator.email)
    holder = Ticketholder.objects.filter(organization=administrator.organization).first()
    assert holder is not None
    rows: list[list[object]] = [["ID", "Name", "Phone"], [holder.ticket.reference, "", "212-555-0100"]]
    rows += [[f"X-{number}", "Ann Good", "?"] for number in range(6)]
    for name, some in (("changes.csv", rows[:2]), ("wrong.csv", rows)):
        visitor.go("/spreadsheets/")
        page.get_by_label("What its rows are").select_option("people")
        page.locator("input[name=file]").set_input_files(
            {"name": name, "mimeType": "text/csv", "buffer": csv_of(some)}
        )
        page.get_by_role("button", name="Give it").click()
        page.get_by_role("button", name="Check every row").click()
        look(page, looked_at, 1280)
        if name == "changes.csv":
            page.get_by_role("link", name="1", exact=True).click()
            assert "212-555-0100" in page.inner_text("#main")
        else:
            assert "Too much of it looks wrong" in page.inner_text("#main")
            page.get_by_label("Why?").fill("The other rows come later")
            page.get_by_role("button", name="Take over the rows without a fault").click()
            assert "Taken over all the same: The other rows come later" in page.inner_text("#main")
        look(page, looked_at, 1280)
    assert [one for one in visitor.complaints if "422" not in one] == []
