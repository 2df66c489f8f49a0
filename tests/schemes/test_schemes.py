"""Schemes in versions, written in the form, as files, over a caseload; and what each pays for a Ticketholder."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pikepdf
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from milepost.desk.models import Thing
from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.organizations.models import StaffMember
from milepost.rulebook.law import Law
from milepost.rulebook.schemes import Scheme as Content
from milepost.rulebook.schemes import evaluate, read, written
from milepost.schemes import actions, record_actions
from milepost.schemes.deciding import decided
from milepost.schemes.models import BoughtService, SchemeInvoice, SchemeVersion
from milepost.schemes.packaged import packaged
from milepost.schemes.scheme_form import SchemeForm, typed_of
from milepost.schemes.trying import sums, tried
from milepost.tickets.models import Assignment, Ticket
from milepost.tickets.touched import touch
from tests.plans.pdf_text import text_in
from tests.rulebook.schemes.test_texas import EIGHT
from tests.rulebook.schemes.texas import PAID_FIRST, SECOND, SGA_2014, WHOLE, row
from tests.schemes.conftest import CLOSED, complete, earned
from tests.website.conftest import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.database]
TEXAS = packaged()["texas-dars-5-13"].scheme


def typed(scheme: Content) -> dict[str, Any]:
    """As a browser sends the form: boxes that are empty are not sent."""
    return {
        name: value for name, value in typed_of(scheme).items() if value is not None and value is not False
    }


@pytest.mark.parametrize("name", sorted(packaged()))
def test_a_scheme_written_in_the_form_is_the_same_scheme(client: Client, name: str) -> None:
    scheme = packaged()[name].scheme
    sent = client.post(reverse("scheme_new"), typed(scheme))
    assert sent.status_code == 302
    version = SchemeVersion.objects.get()
    assert version.content == packaged()[name].text
    assert client.get(reverse("scheme_export", args=[version.pk])).content.decode() == packaged()[name].text
    assert client.get(reverse("scheme", args=[version.pk])).status_code == 200


def test_it_gives_the_same_answers_as_the_scheme_in_code(client: Client) -> None:
    form = SchemeForm(typed(TEXAS))
    assert form.is_valid(), form.errors
    assert form.scheme == TEXAS
    person = replace(
        WHOLE, months=row("2014-08", SGA_2014) | row("2014-11", *EIGHT), claims=(PAID_FIRST, SECOND)
    )
    asked = [evaluate(one, person, Law.packaged(), as_of=date(2015, 8, 1)) for one in (form.scheme, TEXAS)]
    assert asked[0] == asked[1]
    assert [str(one.standing) for one in asked[0].payments] == ["paid", "payable"]


def test_rows_are_added_without_a_script_and_nothing_typed_is_lost(client: Client) -> None:
    sent = {**typed(TEXAS), "name": "Half written"}
    for name in (
        "conditions",
        "payments",
        "payments-1-amounts",
        "payments-1-bonuses",
        "referral_forms",
        "papers-ticket_proof_any_of",
    ):
        shown = client.post(reverse("scheme_new"), {**sent, "add": name})
        form = shown.context["form"]
        assert shown.status_code == 200
        before = int(str(sent.get(f"rows-{name}") or 0))
        assert int(form[f"rows-{name}"].value()) == before + 1
        assert form["name"].value() == "Half written"
    added = client.post(reverse("scheme_new"), {**sent, "add": "payments"}).context["form"]
    assert added["payments-2-number"].value() == 3
    assert added["payments-2-needs_notice"].value() is True
    assert added["payments-1-may_reuse_months"].value()
    assert not added["is_confirmed"].value()
    again = {one.name: one.value() for one in added if one.value() not in (None, False)}
    again |= {"payments-2-number": ""}
    assert SchemeVersion.objects.count() == 0
    assert client.post(reverse("scheme_new"), {**again, "name": TEXAS.name}).status_code == 302
    assert SchemeVersion.objects.get().content == written(TEXAS)


def test_a_wrong_scheme_is_refused_where_it_is_wrong(client: Client) -> None:
    wrong = {
        **typed(TEXAS),
        "payments-1-outcome-months": "13",
        "payments-0-amounts-1-sum": "six hundred",
        "conditions-10-form": "",
    }
    answer = client.post(reverse("scheme_new"), wrong)
    errors = answer.context["form"].errors
    assert answer.status_code == 422
    assert "dollars and cents" in errors["payments-0-amounts-1-sum"][0]
    right = {**wrong, "payments-0-amounts-1-sum": "$600"}
    errors = client.post(reverse("scheme_new"), right).context["form"].errors
    assert "13 of 12 months cannot be" in errors["payments-1-outcome-months"][0]
    assert "Name the form" in errors["conditions-10-form"][0]
    text = packaged()["texas-dars-5-13"].text.replace('"months": 8,', '"months": 13,')
    file = SimpleUploadedFile("scheme.json", text.encode())
    refused = client.post(reverse("scheme_from_file"), {"file": file})
    line = next(place for place, one in enumerate(text.splitlines(), 1) if '"months": 13' in one)
    assert refused.status_code == 422
    assert f"Line {line}" in refused.content.decode()
    assert "payments[1].outcome.months" in refused.content.decode()
    assert SchemeVersion.objects.count() == 0


def test_a_file_that_was_shared_is_taken_as_a_draft(client: Client, texas: SchemeVersion) -> None:
    shared = written(replace(TEXAS, id="ours", name="Ours"))
    answer = client.post(reverse("scheme_from_file"), {"file": SimpleUploadedFile("x.json", shared.encode())})
    assert answer.status_code == 302
    assert SchemeVersion.objects.get(scheme__code="ours").content == shared
    client.post(reverse("scheme_take"), {"which": "california-dor-partnership-plus"})
    assert SchemeVersion.objects.filter(name__contains="DOR").count() == 1
    client.post(reverse("scheme_next", args=[texas.pk]))
    shown = client.get(reverse("schemes"))
    assert shown.context["in_force"] == 1
    assert [(one.scheme.code, one.number) for one, _content in shown.context["schemes"]] == [
        ("california-dor-partnership-plus", 1), ("ours", 1), ("texas-dars-5-13", 2), ("texas-dars-5-13", 1),
    ]  # fmt: skip


def test_versions_follow_one_another_and_never_hold_together(texas: SchemeVersion, deed: Deed) -> None:
    with pytest.raises(ValidationError, match="Make the next one"):
        actions.redraft(texas, TEXAS, texas.version, deed=deed)
    second = actions.draft(replace(TEXAS, name="Second"), deed=deed)
    with pytest.raises(ValidationError, match="open already"):
        actions.draft(TEXAS, deed=deed)
    with pytest.raises(ValidationError, match="never hold on one day"):
        actions.put_in_force(second, date(2009, 1, 1), None, deed=deed)
    with pytest.raises(ValidationError, match="Another id"):
        actions.redraft(second, replace(TEXAS, id="other"), second.version, deed=deed)
    actions.put_in_force(second, date(2025, 1, 16), None, deed=deed)
    texas.refresh_from_db()
    assert texas.in_force_to == CLOSED
    with pytest.raises(ValidationError, match="never hold on one day"):
        actions.end(texas, date(2025, 2, 1), "too long by far", deed=deed)
    actions.withdraw(second, "It was a mistake", deed=deed)
    assert SchemeVersion.objects.count() == 2
    done = list(
        Entry.objects.filter(subject="schemes.schemeversion").order_by("pk").values_list("action", flat=True)
    )
    assert done == [
        "scheme drafted",
        "scheme in force",
        "scheme drafted",
        "scheme ended",
        "scheme in force",
        "scheme withdrawn",
    ]


def test_the_version_holds_that_was_in_force_at_closure(
    ready: Ticket, texas: SchemeVersion, deed: Deed
) -> None:
    second = actions.draft(replace(TEXAS, name="Second"), deed=deed)
    actions.put_in_force(second, date(2025, 1, 16), None, deed=deed)
    assert [one.version.pk for one in decided(ready, TODAY)] == [texas.pk]
    actions.withdraw(texas, "It was never agreed on", deed=deed)
    assert decided(ready, TODAY) == []


def test_what_the_records_say_decides(ready: Ticket, deed: Deed) -> None:
    first, second = decided(ready, TODAY)[0].decision.payments
    assert (str(first.standing), first.cents, str(first.month)) == ("payable", 600_00, "2025-04")
    assert str(second.standing) == "waiting"
    service = BoughtService.objects.get()
    record_actions.correct(service, {"provider": "Somebody else"}, service.version, deed=deed)
    assert str(decided(ready, TODAY)[0].decision.payments[0].standing) == "barred"
    record_actions.withdraw(service, "It was another person's", deed=deed)
    assert str(decided(ready, TODAY)[0].decision.payments[0].standing) == "waiting"
    assert BoughtService.every.count() == 1
    written_down = Entry.objects.filter(subject="tickets.ticket", subject_id=str(ready.pk))
    assert {"scheme record added", "scheme record changed", "scheme record withdrawn"} <= set(
        written_down.values_list("action", flat=True)
    )


def test_today_tells_what_a_scheme_pays_until_it_is_asked_for(ready: Ticket, deed: Deed) -> None:
    def told() -> list[tuple[object, ...]]:
        found = Thing.objects.filter(ticket=ready, subject="schemes").order_by("code")
        return [(one.code, one.figures["payment"], one.dollars) for one in found]

    touch(ready)
    assert told() == [("scheme_payable", 1, 600)]
    invoice = SchemeInvoice.objects.get(ticket=ready)
    for state, expected in (
        ("sent", []), ("returned", [("scheme_returned", 1, 600)]), ("denied", []),
    ):  # fmt: skip
        SchemeInvoice.objects.filter(pk=invoice.pk).update(state=state, invoiced_on=TODAY)
        touch(ready)
        assert [one for one in told() if one[1] == 1] == expected, state


def test_payment_two_follows_the_paid_invoice_across_a_new_year(
    ready: Ticket, texas: SchemeVersion, deed: Deed
) -> None:
    invoice = SchemeInvoice.objects.get()
    paid = {"state": "paid", "invoiced_on": date(2025, 5, 2), "paid_on": date(2025, 5, 20), "cents": 600_00}
    record_actions.correct(invoice, paid, invoice.version, deed=deed)
    earned(ready, "2025-06", *[1701_00] * 7, 1774_50)
    first, second = decided(ready, date(2026, 2, 1))[0].decision.payments
    assert (str(first.standing), first.cents) == ("paid", 600_00)
    assert (str(second.month), second.cents) == ("2026-01", 600_00)
    assert {one.code for one in second.missing} == {
        "SCHEME_NOTICE_LACKING", "SCHEME_FORM_LACKING", "SCHEME_EVIDENCE_LACKING",
    }  # fmt: skip


def test_a_draft_is_tried_on_the_caseload_before_it_is_in_force(
    ready: Ticket,
    people: tuple[Ticket, ...],
    texas: SchemeVersion,
    administrator: StaffMember,
    client: Client,
    deed: Deed,
) -> None:
    complete(people[0], texas, deed)
    Assignment.objects.filter(ticket=people[0]).update(assigned_on=date(2025, 1, 14))
    next_one = actions.draft(replace(TEXAS, name="Next"), deed=deed)
    record_actions.add(SchemeInvoice, people[1], {"scheme_id": texas.scheme_id, "payment": 1}, deed=deed)
    rows = list(tried(next_one, administrator, TODAY))
    assert [(one.ticket.reference, one.answer.number, str(one.answer.standing)) for one in rows] == [
        ("HB-1", 1, "barred"), ("HB-1", 2, "barred"), ("NN-1", 1, "payable"), ("NN-1", 2, "waiting"),
    ]  # fmt: skip
    assert sum(one.cents for one in sums(rows) if one.standing == "payable") == 600_00
    page = client.get(reverse("scheme_try", args=[next_one.pk])).content.decode()
    assert "it would pay $600" in page
    lines = list(
        csv.reader(
            io.StringIO(
                client.get(reverse("scheme_try_download", args=[next_one.pk, "csv"]) + "?standing=payable")
                .getvalue()
                .decode()
            )
        )
    )
    assert [line[0] for line in lines[1:]] == ["NN-1"]
    assert lines[1][5] == "600.00"
    assert client.get(reverse("scheme_try_download", args=[next_one.pk, "xlsx"])).status_code == 200


def test_the_page_of_a_ticketholder_says_what_is_paid_and_why(ready: Ticket, client: Client) -> None:
    page = client.get(reverse("schemes_of", args=[ready.pk])).content.decode()
    assert "$600" in page
    assert "April 2025 reached SGA." in page
    assert "DARS 5.13.3" in page
    assert "C-77" not in page
    every: dict[str, dict[str, Any]] = {
        "notice": {"of": "", "given_on": "2025-11-01", "expected_on": "2025-12-05", "in_writing": "on"},
        "paper": {"kind": "ssa_1365", "on": "2025-11-01", "by_holder": "yes", "by_provider": "no"},
        "hours": {"month": "2025-04", "hours": "120", "minutes": "30"},
        "invoice": {"of": "", "time": "1", "state": "prepared", "forms_signed": ["DARS1050"]},
    }
    for kind, values in every.items():
        shown = client.get(reverse("scheme_record_add", args=[ready.pk, kind]))
        form = shown.context["form"]
        if "of" in values:
            values["of"] = form.fields["of"].choices[1][0]
        assert client.post(reverse("scheme_record_add", args=[ready.pk, kind]), values).status_code == 302
    again = {"of": values["of"], "time": "1", "state": "prepared"}
    assert (
        "on record already"
        in client.post(reverse("scheme_record_add", args=[ready.pk, "invoice"]), again).content.decode()
    )
    assert "120 hours · 30 min" in client.get(reverse("schemes_of", args=[ready.pk])).content.decode()


def test_the_request_is_an_accessible_pdf_with_what_is_missing(
    ready: Ticket, texas: SchemeVersion, client: Client
) -> None:
    SchemeInvoice.objects.update(forms=[], evidence=[])
    answer = client.get(reverse("scheme_request", args=[ready.pk, texas.scheme_id, 1]))
    said = text_in(answer.content)
    with pikepdf.open(io.BytesIO(answer.content)) as pdf, pdf.open_metadata() as about:
        assert about["pdfuaid:part"] == "1"
    for words in (
        "Cyrus",
        "C-77",
        "Vera Ray",
        "V-7",
        "79000012340",
        "job placement",
        "April 2025",
        "$1,620",
        "DARS1050, signed by the provider",
        "historic",
    ):
        assert words in said, words
    assert client.get(reverse("scheme_request", args=[ready.pk, texas.scheme_id, 9])).status_code == 404


def test_a_partner_sees_its_own_peoples_answers_and_no_scheme(
    people: tuple[Ticket, ...],
    texas: SchemeVersion,
    paul: StaffMember,
    deed: Deed,
    signed_in: Callable[[StaffMember], Client],
) -> None:
    complete(people[0], texas, deed)
    client = signed_in(paul)
    assert "$600" in client.get(reverse("schemes_of", args=[people[0].pk])).content.decode()
    said = text_in(client.get(reverse("scheme_request", args=[people[0].pk, texas.scheme_id, 1])).content)
    assert "C-77" in said
    assert "V-7" not in said
    assert "79000012340" not in said
    assert client.get(reverse("schemes_of", args=[people[1].pk])).status_code == 404
    assert client.get(reverse("schemes")).status_code == 403
    with pytest.raises(PermissionDenied):
        actions.draft(TEXAS, deed=Deed.of(paul))


def test_a_counselor_sees_the_agencys_own_schemes_and_writes_none(
    counselor: StaffMember, texas: SchemeVersion, signed_in: Callable[[StaffMember], Client]
) -> None:
    agency = counselor.owner
    boss = StaffMember.objects.enrol(
        email="b@vr.example", name="B", organization=agency, role="administrator", password=None
    )
    own = actions.draft(replace(TEXAS, name="Ours alone"), deed=Deed.of(boss))
    client = signed_in(counselor)
    assert "Ours alone" in client.get(reverse("schemes")).content.decode()
    assert client.get(reverse("scheme", args=[own.pk])).status_code == 200
    assert client.get(reverse("scheme", args=[texas.pk])).status_code == 404
    assert client.get(reverse("scheme_new")).status_code == 403


def test_an_agency_decides_for_whom_it_bought_from(counselor: StaffMember) -> None:
    agency = counselor.owner
    boss = StaffMember.objects.enrol(
        email="b@vr.example", name="B", organization=agency, role="administrator", password=None
    )
    deed = Deed.of(boss)
    version = actions.draft(TEXAS, deed=deed)
    actions.put_in_force(version, date(2010, 1, 1), None, deed=deed)
    actions.set_provider(version.scheme, {"contract_from": date(2010, 1, 1)}, deed=deed)
    ticket = Ticket.objects.create(organization=agency, reference="VR-1", program="ssdi")
    Assignment.objects.create(
        organization=agency,
        ticket=ticket,
        provider="Northside",
        kind="en",
        system="milestone_outcome",
        assigned_on=date(2025, 4, 1),
    )
    complete(ticket, version, deed)
    first = decided(ticket, TODAY)[0].decision.payments[0]
    assert {one.code for one in first.missing} == {"SCHEME_EN_UNKNOWN"}
    assert first.cents == 600_00


def test_the_file_that_is_kept_can_always_be_read(texas: SchemeVersion) -> None:
    scheme, faults = read(texas.content)
    assert faults == ()
    assert scheme == TEXAS
