"""A stub from photograph to month and claim, as everybody who may: by keyboard alone, at phone width, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from milepost.earnings.models import Job, MonthOfWork, PayStub
from milepost.organizations.models import Organization
from milepost.organizations.roles import Act, Role
from milepost.rulebook.months import Month
from milepost.tickets.models import Ticket
from tests.browser.conftest import LANGUAGES, PHONE, Visitor, violations
from tests.browser.goers import goer, who_may
from tests.browser.keyboard import Keyboard

Visit = Callable[..., Visitor]
WORDS = {
    "en": {
        "add_job": "Add a job", "save": "Save", "file": "file", "keep": "Keep it and read it",
        "see": "Save and see", "next": "Save and enter the next", "counts": "It counts.", "correct": "Correct it",
        "refused": "It is refused", "earned": "$2,900 earned", "payable": "Phase 1 milestone 1",
    },
    "es": {
        "add_job": "Añadir un empleo", "save": "Guardar", "file": "file", "keep": "Guardarlo y leerlo",
        "see": "Guardar y ver", "next": "Guardar y anotar", "counts": "Cuenta.", "correct": "Corregir",
        "refused": "Está rechazado", "earned": "$2,900 ganados", "payable": "Hito 1 de la Fase 1",
    },
}  # fmt: skip
NOVEMBER = Month.parse("2025-11")


@pytest.fixture
def photograph(tmp_path: Path) -> Path:
    made = BytesIO()
    Image.new("RGB", (600, 900), "white").save(made, "JPEG")
    path = tmp_path / "IMG_0001.jpg"
    path.write_bytes(made.getvalue())
    return path


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", who_may(Act.CHANGE_PEOPLE, Act.ADD_DOCUMENTS))
def test_a_stub_from_photograph_to_month(
    visit: Visit, northside: Organization, photograph: Path, role: Role, language: str
) -> None:
    words = WORDS[language]
    ticket = Ticket.objects.filter(
        organization=northside,
        program="ssdi",
        ended_on=None,
        vocationalrehabilitationcase=None,
        recordedpayment=None,
        assignment__assigned_on__lt=date(2025, 10, 1),
        assignment__unassigned_on=None,
        assignment__system="milestone_outcome",
    ).order_by("reference")[0]
    MonthOfWork.objects.filter(ticket=ticket).delete()
    visitor = visit(size=PHONE)
    page = visitor.sign_in(goer(northside, role).email, language)
    keys = Keyboard(page)
    address = f"/ticketholders/{ticket.pk}/earnings/"
    visitor.go(address)
    assert violations(page) == []
    keys.press(words["add_job"])
    keys.type("employer_name", "Cedar Street Clinic")
    keys.day("started_on", date(2025, 10, 19))
    keys.to("frequency")
    keys.key("ArrowDown", 2)
    keys.press(words["save"])
    assert Job.objects.get(ticket=ticket).frequency == "two_weekly"

    page.set_input_files("input[type=file]", photograph)
    keys.press(words["keep"])
    assert "document=" in page.url
    assert page.locator("img.paper").evaluate("image => image.complete && image.naturalWidth") == 600
    assert violations(page) == []
    keys.day("paid_on", date(2025, 11, 7))
    keys.day("period_begins", date(2025, 10, 19))
    keys.day("period_ends", date(2025, 11, 1))
    for name, text in (("gross", "1,400"), ("withheld", "150"), ("net", "1250"), ("ytd_gross", "1400")):
        keys.type(name, text)
    keys.press(words["next"])
    assert page.locator("[name=paid_on]").input_value() == "2025-11-21", "the next one is filled in"
    assert page.locator("[name=period_begins]").input_value() == "2025-11-02"
    for name, text in (("gross", "1450"), ("withheld", "150"), ("net", "1300"), ("ytd_gross", "2850")):
        keys.type(name, text)
    keys.to("dates_shown")
    keys.key("ArrowDown", 3)
    keys.press(words["see"])
    assert words["refused"] in page.content()
    assert violations(page) == []
    keys.press(words["correct"])
    keys.to("dates_shown")
    keys.key("ArrowUp", 3)
    keys.press(words["see"])
    assert words["counts"] in page.content()
    assert violations(page) == []
    assert PayStub.objects.filter(ticket=ticket, state="valid").count() == 2

    # one day of the first stub, all of the second: $100 + $1,450
    row = MonthOfWork.objects.get(ticket=ticket, month=NOVEMBER)
    assert (row.earned, row.paid, row.evidence) == (155_000, 285_000, "primary")
    visitor.go(f"{address}months/{NOVEMBER}/")
    assert "$1,550" in page.content()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    visitor.go(f"/ticketholders/{ticket.pk}/")
    cell = page.locator("a.cell").first
    assert words["payable"] in cell.inner_text() or words["payable"] in (cell.text_content() or "")
    ticket.refresh_from_db()
    assert ticket.decided_claims.filter(claim="p1m1", month__lte=NOVEMBER).exists()
    assert visitor.complaints == []
