"""One packet, built: every paper and document that is sent about a person, in order, as a new edition beside those before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone, translation

from milepost.contacts.choices import Kind as NoteKind
from milepost.contacts.letter_pdf import pdf as letter_pdf
from milepost.contacts.models import ContactNote, Letter, NoteDocument
from milepost.documents.kinds import TAKEN
from milepost.documents.models import Document
from milepost.earnings.models import PayStub
from milepost.inspections.choices import FileKind, Kind
from milepost.inspections.looking import SIGNED, look
from milepost.inspections.models import Packet, PacketFile
from milepost.inspections.papers import SENT_IN, index_pdf, notes_pdf, plan_record_pdf
from milepost.journal.actions import Deed
from milepost.plans.models import PlanVersion, Signature
from milepost.plans.queries import disclosures_of, discussions_of
from milepost.requests.models import Certification
from milepost.requests.papers import certification_pdf
from milepost.rulebook.wording import day_in_words

PDF = ".pdf"


@dataclass(frozen=True, slots=True)
class Part:
    """One file before it has its place: either made now, or a document that is kept."""

    kind: FileKind
    name: str
    on: date | None = None
    content: bytes | None = None
    document: Document | None = None


@transaction.atomic
def build(packet: Packet, day: date, *, deed: Deed) -> Packet:
    """Gather everything anew. What was built before stays: an archive that was sent names its edition."""
    locked = Packet.objects.select_for_update(no_key=True).get(pk=packet.pk)
    edition = locked.edition + 1
    with translation.override(SENT_IN):
        files = _placed(list(parts_of(packet)))
        listed = [
            (file.name, str(file.get_kind_display()), day_in_words(file.on, SENT_IN) if file.on else "—")
            for file in files
        ]
        index = _file(Part(FileKind.INDEX, "index", content=index_pdf(packet, listed)), 0)
    made = [index, *files]
    for file in made:
        file.organization_id, file.ticket_id = packet.organization_id, packet.ticket_id
        file.packet, file.edition = packet, edition
    PacketFile.objects.bulk_create(made)
    look([packet], day)
    now = timezone.now()
    Packet.objects.filter(pk=packet.pk).update(edition=edition, built_at=now)
    packet.edition, packet.built_at = edition, now
    deed.write(
        "packet built", packet.ticket, packet=str(packet.pk), edition=edition, files=len(made), lacks=packet.grave
    )  # fmt: skip
    return packet


def parts_of(packet: Packet) -> Iterator[Part]:
    """What a packet of its review's kind holds, in the order in which it is read. Withdrawn documents are left out."""
    review, seen = packet.inspection, set[object]()
    with_notes = review.kind in (Kind.SERVICES, Kind.CERTIFICATION)
    if review.kind in (Kind.SERVICES, Kind.PLAN):
        yield from _once(_plans(packet), seen)
    if with_notes:
        yield from _certifications(packet)
        notes = _notes(packet)
        yield Part(FileKind.NOTES, "notes", content=notes_pdf(packet, notes))
        if review.kind == Kind.SERVICES:
            yield from _once(_letters(packet), seen)
        yield from _once(_attached(notes), seen)
    if review.with_earnings:
        yield from _once(_stubs(packet), seen)


def _once(parts: Iterable[Part], seen: set[object]) -> Iterator[Part]:
    """A document that two records name goes once, and a withdrawn one not at all."""
    for part in parts:
        if part.document is not None:
            if part.document.pk in seen or part.document.withdrawn_at is not None:
                continue
            seen.add(part.document.pk)
        yield part


def _plans(packet: Packet) -> Iterator[Part]:
    """Each signed wording as it was signed, the papers behind it, and the record of talks and copies."""
    signed = PlanVersion.objects.filter(ticket=packet.ticket_id, state__in=SIGNED)
    versions = list(
        signed.select_related("signed_en", "signed_es", "employment_plan").order_by("signed_on", "number")
    )
    for one in versions:
        kind = FileKind.AMENDMENT if one.is_amendment else FileKind.PLAN
        name = f"{'amendment' if one.is_amendment else 'plan'}-version-{one.number}"
        document = one.signed_en or one.signed_es
        if document is not None:
            yield Part(kind, name, one.signed_on, document=document)
        if one.employment_plan is not None:
            yield Part(kind, f"employment-plan-{one.number}", one.signed_on, document=one.employment_plan)
    papers = Signature.objects.filter(version__in=versions, paper__isnull=False).select_related("paper")
    for signature in papers.order_by("signed_on", "place"):
        yield Part(FileKind.PLAN, "signed-paper", signature.signed_on, document=signature.paper)
    scans = Document.objects.filter(ticket=packet.ticket_id, kind=Document.Kind.PLAN, withdrawn_at=None)
    used = [one.pk for version in versions for one in _pdfs(version)]
    for scan in scans.exclude(pk__in=used).filter(through="page").order_by("added_at"):
        yield Part(FileKind.PLAN, "plan-scan", scan.added_at.date(), document=scan)
    ticket = packet.ticket
    content = plan_record_pdf(packet, versions, discussions_of(ticket), disclosures_of(ticket))
    yield Part(FileKind.RECORD, "plan-record", content=content)


def _pdfs(version: PlanVersion) -> list[Document]:
    """The wording as it was shown and signed, in both languages: the signed one goes, the others say the same."""
    keys = [version.pdf_en_id, version.pdf_es_id, version.signed_en_id, version.signed_es_id]
    return list(Document.objects.filter(pk__in=[key for key in keys if key]))


def _certifications(packet: Packet) -> Iterator[Part]:
    """Those that are sealed and cover any of the months."""
    review = packet.inspection
    sealed = Certification.objects.filter(
        ticket=packet.ticket_id,
        state=Certification.State.SEALED,
        first_month__lte=review.last_month,
        last_month__gte=review.first_month,
    ).select_related("made_by", "sealed_by")
    for one in sealed.order_by("first_month", "sealed_on"):
        content = certification_pdf(one, packet.ticket, SENT_IN)
        yield Part(FileKind.CERTIFICATION, "certification-of-services", one.sealed_on, content=content)


def _notes(packet: Packet) -> list[ContactNote]:
    """The notes of the months that count, the first one first."""
    review = packet.inspection
    notes = ContactNote.objects.filter(
        ticket=packet.ticket_id,
        is_current=True,
        on__gte=review.first_month.first_day,
        on__lte=review.last_month.last_day,
    )
    return list(notes.select_related("by").order_by("on", "at"))


def _letters(packet: Packet) -> Iterator[Part]:
    """Each letter mailed in the months: the copy that is kept, or the letter as it was mailed; and what proves it."""
    review = packet.inspection
    letters = Letter.objects.filter(
        ticket=packet.ticket_id,
        state=Letter.State.MAILED,
        mailed_on__gte=review.first_month.first_day,
        mailed_on__lte=review.last_month.last_day,
    ).select_related("copy", "certificate", "receipt")
    for one in letters.order_by("mailed_on", "pk"):
        if one.copy is not None and one.copy.withdrawn_at is None:
            yield Part(FileKind.LETTER, "letter", one.mailed_on, document=one.copy)
        else:
            yield Part(FileKind.LETTER, "letter", one.mailed_on, content=letter_pdf(one))
        if one.certificate is not None:
            yield Part(FileKind.PROOF, "certificate-of-mailing", one.mailed_on, document=one.certificate)
        if one.receipt is not None:
            yield Part(FileKind.PROOF, "return-receipt", one.received_on, document=one.receipt)


def _attached(notes: Sequence[ContactNote]) -> Iterator[Part]:
    """What is attached to the notes: copies of e-mails, logs of calls."""
    kept = [one for one in notes if one.kind != NoteKind.LETTER]
    found = NoteDocument.objects.filter(note__in=kept).select_related("document", "note")
    for one in found.order_by("note__on", "pk"):
        yield Part(FileKind.DOCUMENT, "with-note", one.note.on, document=one.document)


def _stubs(packet: Packet) -> Iterator[Part]:
    review = packet.inspection
    stubs = PayStub.objects.filter(
        ticket=packet.ticket_id,
        withdrawn_at=None,
        document__isnull=False,
        paid_on__gte=review.first_month.first_day,
        paid_on__lte=review.last_month.last_day,
    ).select_related("document")
    for one in stubs.order_by("paid_on", "pk"):
        yield Part(FileKind.DOCUMENT, "pay-stub", one.paid_on, document=one.document)


def _placed(parts: Sequence[Part]) -> list[PacketFile]:
    return [_file(part, place) for place, part in enumerate(parts, 1)]


def _file(part: Part, place: int) -> PacketFile:
    ending = TAKEN[part.document.content_type] if part.document else PDF
    sealable = PacketFile._meta.get_field("content").sealable
    return PacketFile(
        place=place,
        kind=part.kind,
        on=part.on,
        name=f"{place:02}-{part.name}{ending}",
        content=None if part.content is None else sealable(part.content),
        document=part.document,
        size=part.document.size if part.document else len(part.content or b""),
    )


def bytes_of(file: PacketFile) -> bytes:
    """What the file holds, opened."""
    if file.document is not None:
        kept: bytes = file.document.content.content.open()
        return kept
    made: bytes = file.content.open()
    return made
