"""What was shown is what is signed, in order, once; and the days that follow from the last signature."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from milepost.documents.models import Content, Document
from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.plans import actions
from milepost.plans.models import Method, PlanSettings, PlanVersion, Signature
from milepost.plans.queries import in_force, latest_signature
from milepost.plans.sealing import bytes_of, content_is_whole, verify_signature
from milepost.plans.states import State
from milepost.rulebook.plans import Order
from milepost.tickets.models import Assignment, Ticket
from milepost.tickets.touched import touched
from tests.plans.making import BOTH, draft, names_of, offered, signed, signed_by, whole
from tests.website.conftest import TODAY

HOLDER, NETWORK = Signature.Role.TICKETHOLDER, Signature.Role.EMPLOYMENT_NETWORK


def test_signers_go_in_order_and_each_once(ticket: Ticket, deed: Deed) -> None:
    version = offered(ticket, deed)
    with pytest.raises(ValidationError, match="first signs Ticketholder"):
        signed_by(version, NETWORK, deed)
    assert not Signature.objects.filter(at__isnull=False).exists()
    signed_by(version, HOLDER, deed)
    with pytest.raises(ValidationError, match="signed already"):
        signed_by(version, HOLDER, deed)
    assert signed_by(version, NETWORK, deed).state == State.SIGNED
    with pytest.raises(ValidationError, match="signed already"):
        signed_by(version, NETWORK, deed)


@pytest.mark.parametrize(
    ("order", "first"), [(Order.NETWORK_FIRST, NETWORK), (Order.ANY, NETWORK), (Order.ANY, HOLDER)]
)
def test_an_organization_chooses_the_order(ticket: Ticket, deed: Deed, order: str, first: str) -> None:
    PlanSettings.objects.create(organization=ticket.organization, order=order)
    version = offered(ticket, deed)
    second = next(role for role in BOTH if role != first)
    signed_by(version, first, deed)
    assert signed_by(version, second, deed).state == State.SIGNED


def test_a_representative_signs_between(ticket: Ticket, deed: Deed) -> None:
    roles = (HOLDER, Signature.Role.REPRESENTATIVE, NETWORK)
    version = actions.offer(draft(ticket, deed), names_of(ticket, *roles), deed=deed)
    for role in roles:
        assert version.state == State.OFFERED
        version = signed_by(version, role, deed)
    assert version.state == State.SIGNED


def test_another_wording_than_the_one_shown_is_not_signed(ticket: Ticket, deed: Deed) -> None:
    first = offered(ticket, deed)
    second = actions.rework(first, "the hours were wrong", deed=deed)
    actions.write(second, whole(ticket.holder.name, short_hours=20), seen=1, deed=deed)
    second = actions.offer(PlanVersion.objects.get(pk=second.pk), names_of(ticket), deed=deed)
    assert second.digest != first.digest
    with pytest.raises(ValidationError, match="not the wording that you were shown"):
        signed_by(second, HOLDER, deed, digest=first.digest)
    with pytest.raises(ValidationError, match="taken back"):
        signed_by(first, HOLDER, deed, digest=first.digest)
    assert not Signature.objects.filter(at__isnull=False).exists()


def another_document(document: Document | None, content: bytes) -> int:
    """Its content changed by somebody who has the keys."""
    assert document is not None
    return Content.objects.filter(pk=document.pk).update(
        content=Content._meta.get_field("content").sealable(content)
    )


TAMPERINGS: dict[str, Callable[[PlanVersion], object]] = {
    "content": lambda one: PlanVersion.objects.filter(pk=one.pk).update(
        content={**one.content.open(), "short_cents": 1}
    ),
    "page": lambda one: PlanVersion.objects.filter(pk=one.pk).update(
        shown={**one.shown.open(), "en": {**one.shown.open()["en"], "title": "Another"}}
    ),
    "pdf": lambda one: Content.objects.filter(pk=one.pdf_en_id).update(content=b"%PDF another"),
    "sealed pdf": lambda one: another_document(one.pdf_en, b"%PDF another"),
    "digest": lambda one: PlanVersion.objects.filter(pk=one.pk).update(digest="0" * 64),
    "signer": lambda one: one.signatures.filter(role=NETWORK).update(asked_name="Another"),
}


@pytest.mark.parametrize("what", TAMPERINGS)
def test_tampering_with_what_was_shown_is_noticed(ticket: Ticket, deed: Deed, what: str) -> None:
    version = offered(ticket, deed)
    signed_by(version, HOLDER, deed)
    signature = Signature.objects.get(version=version, role=HOLDER)
    assert verify_signature(signature)
    TAMPERINGS[what](PlanVersion.objects.get(pk=version.pk))
    assert not verify_signature(Signature.objects.get(pk=signature.pk))
    assert not content_is_whole(PlanVersion.objects.get(pk=version.pk))
    now = PlanVersion.objects.get(pk=version.pk)
    with pytest.raises(ValidationError, match="not what was offered"):
        signed_by(now, NETWORK, deed)


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Another"},
        {"signed_on": TODAY - timedelta(days=1)},
        {"method": Method.WET},
        {"language": "es"},
        {"asked_name": "Another"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_tampering_with_a_signature_is_noticed(ticket: Ticket, deed: Deed, change: dict[str, object]) -> None:
    version = signed(ticket, deed)
    assert all(verify_signature(one) for one in version.signatures.all())
    Signature.objects.filter(version=version, role=HOLDER).update(**change)
    assert not verify_signature(Signature.objects.get(version=version, role=HOLDER))


def test_half_a_signature_cannot_be_kept(ticket: Ticket, deed: Deed) -> None:
    version = offered(ticket, deed)
    with pytest.raises(IntegrityError), transaction.atomic():
        Signature.objects.filter(version=version, role=HOLDER).update(signed_on=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanVersion.objects.filter(pk=version.pk).update(state=State.IN_FORCE)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"name": "  "}, "has a name"),
        ({"signed_on": TODAY + timedelta(days=1)}, "still ahead"),
        ({"method": Method.SCANNED}, "Add the scan"),
        ({"method": Method.VERBAL, "witness": "W"}, "does not take this way"),
    ],
)
def test_a_signature_that_is_not_one_is_refused(
    ticket: Ticket, deed: Deed, changes: dict[str, Any], why: str
) -> None:
    version = offered(ticket, deed)
    with pytest.raises(ValidationError, match=why):
        signed_by(version, HOLDER, deed, **changes)


def test_nobody_signs_before_those_who_sign_first(ticket: Ticket, deed: Deed) -> None:
    version = offered(ticket, deed)
    signed_by(version, HOLDER, deed, method=Method.WET, signed_on=date(2025, 12, 10))
    with pytest.raises(ValidationError, match="before those who sign first"):
        signed_by(version, NETWORK, deed, method=Method.WET, signed_on=date(2025, 12, 9))
    assert signed_by(version, NETWORK, deed, signed_on=date(2025, 12, 10)).signed_on == date(2025, 12, 10)


def test_a_spoken_one_has_its_witness(ticket: Ticket, deed: Deed) -> None:
    PlanSettings.objects.create(organization=ticket.organization, verbal=True)
    version = offered(ticket, deed)
    with pytest.raises(ValidationError, match="witness"):
        signed_by(version, HOLDER, deed, method=Method.VERBAL)
    signed_by(version, HOLDER, deed, method=Method.VERBAL, witness="Wanda Witness")
    assert Signature.objects.get(version=version, role=HOLDER).witness.open() == "Wanda Witness"


def test_the_last_signature_starts_the_clock_and_tells_the_assignment(ticket: Ticket, deed: Deed) -> None:
    told: list[object] = []

    def listen(*, tickets: list[Ticket], **_: object) -> None:
        told.extend(tickets)

    touched.connect(listen)
    try:
        version = offered(ticket, deed)
        signed_by(version, HOLDER, deed, method=Method.WET, signed_on=date(2025, 12, 3))
        assert latest_signature(ticket) is None
        signed_by(version, NETWORK, deed, signed_on=date(2025, 12, 5))
    finally:
        touched.disconnect(listen)
    assert latest_signature(ticket) == date(2025, 12, 5)
    assert Assignment.objects.get(ticket=ticket).plan_signed_on == date(2025, 12, 5)
    assert ticket in told
    version.refresh_from_db()
    sent = actions.Sending(date(2025, 12, 6), "portal", date(2025, 12, 8))
    actions.record_sending(version, sent, day=TODAY, deed=deed)
    assert Assignment.objects.get(ticket=ticket).plan_received_on == date(2025, 12, 8)
    now = in_force(ticket)
    assert now is not None
    assert now.in_force_on == date(2025, 12, 5)
    assert Entry.objects.filter(action="plan days set").count() == 2


def test_days_that_an_assignment_knows_already_are_left_alone(ticket: Ticket, deed: Deed) -> None:
    Assignment.objects.filter(ticket=ticket).update(plan_signed_on=date(2025, 12, 1))
    version = signed(ticket, deed)
    actions.record_sending(version, actions.Sending(TODAY, "fax", TODAY), day=TODAY, deed=deed)
    kept = Assignment.objects.get(ticket=ticket)
    assert (kept.plan_signed_on, kept.plan_received_on) == (date(2025, 12, 1), None)


def test_without_an_assignment_the_plan_keeps_its_day(ticket: Ticket, deed: Deed) -> None:
    Assignment.objects.filter(ticket=ticket).delete()
    signed(ticket, deed, on=date(2025, 12, 9))
    assert latest_signature(ticket) == date(2025, 12, 9)


def test_an_amendment_replaces_and_keeps_the_day_of_the_first_plan(ticket: Ticket, deed: Deed) -> None:
    first = signed(ticket, deed, on=date(2025, 12, 2))
    with pytest.raises(ValidationError, match="Record that first"):
        actions.amend(first, "more hours", deed=deed)
    actions.record_sending(first, actions.Sending(None, "portal", date(2025, 12, 3)), day=TODAY, deed=deed)
    second = actions.amend(PlanVersion.objects.get(pk=first.pk), "more hours", deed=deed)
    actions.write(second, whole(ticket.holder.name, short_hours=30), seen=1, deed=deed)
    second = actions.offer(PlanVersion.objects.get(pk=second.pk), names_of(ticket), deed=deed)
    signed_by(second, HOLDER, deed)
    assert in_force(ticket) == first, "the plan in force holds until both have signed the new one"
    signed_by(second, NETWORK, deed)
    assert in_force(ticket) == second
    first.refresh_from_db()
    assert first.state == State.REPLACED
    assert latest_signature(ticket) == date(2025, 12, 2)
    assert Assignment.objects.get(ticket=ticket).plan_signed_on == date(2025, 12, 2)


def test_withdrawing_a_plan_in_force_ends_its_open_amendment(ticket: Ticket, deed: Deed) -> None:
    first = signed(ticket, deed)
    actions.record_sending(first, actions.Sending(TODAY, "portal", TODAY), day=TODAY, deed=deed)
    second = actions.amend(PlanVersion.objects.get(pk=first.pk), "more hours", deed=deed)
    actions.withdraw(PlanVersion.objects.get(pk=first.pk), "moved away", deed=deed)
    second.refresh_from_db()
    assert second.state == State.WITHDRAWN
    assert latest_signature(ticket) is None
    assert draft(ticket, deed).number == 1


def test_an_incomplete_plan_is_not_offered_and_every_gap_is_named(ticket: Ticket, deed: Deed) -> None:
    made = draft(ticket, deed, says_privacy=False, long_work="")
    with pytest.raises(ValidationError) as refused:
        actions.offer(made, names_of(ticket), deed=deed)
    assert refused.value.messages == [
        "The plan is not complete yet.",
        "Add the long-term goal: which work and advancement, in 3 to 5 years.",
        "Add that personal information is kept confidential.",
    ]
    complete = PlanVersion.objects.get(pk=made.pk)
    actions.write(complete, whole(ticket.holder.name), seen=complete.version, deed=deed)
    complete.refresh_from_db()
    with pytest.raises(ValidationError, match="The Ticketholder or a representative signs"):
        actions.offer(complete, names_of(ticket, NETWORK), deed=deed)


def test_the_example_is_nobodys_plan(ticket: Ticket, deed: Deed) -> None:
    made = actions.begin(ticket, "iwp", from_example=True, deed=deed)
    with pytest.raises(ValidationError, match="still the text of the filled example"):
        actions.offer(made, names_of(ticket), deed=deed)


def test_an_employment_plan_in_its_place_is_sealed_too(ticket: Ticket, deed: Deed) -> None:
    made = draft(ticket, deed, kind="iep", in_plan_goal="page 1", short_work="", long_work="")
    with pytest.raises(ValidationError, match="Individual Employment Plan itself"):
        actions.offer(made, names_of(ticket), deed=deed)
    actions.stand_in(made, "iep.pdf", "application/pdf", b"%PDF-1.7 plan", deed=deed)
    version = actions.offer(PlanVersion.objects.get(pk=made.pk), names_of(ticket), deed=deed)
    signed_by(version, HOLDER, deed)
    signature = Signature.objects.get(version=version, role=HOLDER)
    assert verify_signature(signature)
    document = version.employment_plan
    assert document is not None
    another_document(document, b"%PDF-1.7 another")
    assert not verify_signature(Signature.objects.get(pk=signature.pk))


def test_what_was_offered_cannot_be_written_on(ticket: Ticket, deed: Deed) -> None:
    version = offered(ticket, deed)
    assert not actions.write(version, whole("Another"), seen=version.version, deed=deed)
    assert content_is_whole(PlanVersion.objects.get(pk=version.pk))


def text_of(pdf: bytes) -> str:
    """The words of a PDF, by its own map of characters: what a screen reader and a search find."""
    from tests.plans.pdf_text import text_in

    return text_in(pdf)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_signed_pdf_is_accessible_and_says_the_same(ticket: Ticket, deed: Deed, language: str) -> None:
    version = signed(ticket, deed)
    version.refresh_from_db()
    content = bytes_of(getattr(version, f"signed_{language}"))
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert str(pdf.Root.Lang) == language
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
            assert about["dc:title"]
        tags = [str(one.get("/S", "")) for one in walk(pdf.Root.StructTreeRoot)]
        assert tags.count("/Table") >= 2
        assert tags.count("/TH") >= 8
        assert "/H1" in tags
    words = squeezed(text_of(content))
    shown = version.shown.open()[language]
    for section in shown["sections"]:
        parts = [
            section["heading"],
            *section.get("lines", []),
            *[one for pair in section.get("pairs", []) for one in pair],
        ]
        parts += [cell for row in (section.get("table") or {"rows": []})["rows"] for cell in row]
        for part in parts:
            assert squeezed(part) in words, part
    for signature in version.signatures.all():
        assert squeezed(signature.name.open()) in words
    assert version.digest in words
    assert "UTC-0500" in words


def squeezed(text: str) -> str:
    return "".join(text.split())


def walk(node: pikepdf.Object) -> list[pikepdf.Object]:
    found: list[pikepdf.Object] = []
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting += list(one)
        elif isinstance(one, pikepdf.Dictionary):
            found.append(one)
            if "/K" in one:
                waiting.append(one["/K"])
    return found
