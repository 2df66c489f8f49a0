"""What a form may carry: no more than can be kept in memory, and never onto the disk unsealed, for whoever sends it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from milepost.documents.models import Document
from milepost.organizations.models import Organization, StaffMember
from milepost.tickets.models import Ticket
from milepost.uploads.models import Upload

SignedIn = Callable[[StaffMember], Client]
pytestmark = pytest.mark.django_db
FORM = "multipart/form-data; boundary=x"


def sent_by_anybody(client: Client, size: int = 0) -> Any:
    """A form with files to the page of signing in, with the token that everybody is given there."""
    page = client.get(reverse("account_login"))
    token = page.cookies["csrf"].value
    head = f'--x\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}\r\n--x--\r\n'
    return client.generic("POST", reverse("account_login"), head, FORM, CONTENT_LENGTH=str(size or len(head)))


def test_nobody_fills_the_disk_or_the_memory(settings: Any, tmp_path: Path) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "nowhere")
    strict = Client(enforce_csrf_checks=True)
    answer = sent_by_anybody(strict, settings.LARGEST_UPLOAD + 2 * 1024 * 1024)
    assert answer.status_code == 413
    assert "larger than 60 MB" in answer.text
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert sent_by_anybody(strict).status_code == 200


def test_a_form_without_files_is_small(client: Client) -> None:
    answer = client.post(reverse("account_login"), {"login": "a" * 5 * 1024 * 1024, "password": "x"})
    assert answer.status_code == 413


def test_what_staff_add_is_never_written_unsealed(
    northside: Organization, administrator: StaffMember, signed_in: SignedIn, settings: Any, tmp_path: Path
) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "nowhere")
    ticket = Ticket.objects.filter(organization=northside)[0]
    scan = SimpleUploadedFile("scan.pdf", b"%PDF-1.7\n" + b"0" * 5 * 1024 * 1024, "application/pdf")
    given = {"kind": "pay_stub", "file": scan}
    answer = signed_in(administrator).post(reverse("documents", args=[ticket.pk]), given)
    assert answer.status_code == 302
    assert Document.objects.filter(ticket=ticket).count() == 1
    rows = b"".join(b"T%d,ssdi,%s\n" % (number, b"x" * 100_000) for number in range(50))
    table = SimpleUploadedFile("tickets.csv", b"ticket,program,note\n" + rows, "text/csv")
    answer = signed_in(administrator).post(reverse("uploads"), {"caseload": table})
    assert answer.status_code == 302
    assert Upload.objects.count() == 1


def test_an_address_with_a_character_that_no_text_has_is_refused_in_words(
    administrator: StaffMember, signed_in: Callable[[StaffMember], Client]
) -> None:
    answer = signed_in(administrator).get("/ticketholders/", {"provider": "a\0b"})
    assert answer.status_code == 400
    assert "none of ours" in answer.content.decode()
