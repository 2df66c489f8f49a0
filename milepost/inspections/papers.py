"""The papers that are made for a packet, in English as the reviewer reads them: its index, the notes, the record of the plan;
and the list of what a review lacks, in the reader's language, for ourselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from milepost.contacts.models import ContactNote
from milepost.contacts.queries import service_words
from milepost.inspections.models import Inspection, Packet
from milepost.keys.fields import opened
from milepost.notices.pdf import pdf_of
from milepost.organizations.languages import language
from milepost.plans.models import Disclosure, Discussion, PlanVersion
from milepost.rulebook.wording import day_in_words, month_in_words

TEMPLATE = "inspections/typst/record.typ"
SENT_IN = "en"
"""The language of what is sent: the reviewer reads it."""


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    columns: tuple[str, ...]
    widths: tuple[int, ...]
    """How wide each column is beside the others."""
    rows: tuple[tuple[str, ...], ...]
    none: str
    lead: str = ""


def paper(
    title: str, review: Inspection, facts: Sequence[tuple[str, str]], sections: Sequence[Section], foot: str
) -> bytes:
    given: dict[str, Any] = {
        "language": language(),
        "title": title,
        "organization": review.organization.name,
        "foot": foot,
        "facts": [list(one) for one in facts],
        "sections": [
            {
                "heading": one.heading,
                "lead": one.lead,
                "columns": list(one.columns),
                "widths": list(one.widths),
                "rows": [list(row) for row in one.rows],
                "none": one.none,
            }
            for one in sections
        ],
    }
    return pdf_of(TEMPLATE, given)


def months_of(review: Inspection) -> str:
    return _("%(first)s to %(last)s") % {
        "first": month_in_words(review.first_month, language()),
        "last": month_in_words(review.last_month, language()),
    }


def title_of(review: Inspection) -> str:
    return _("Quality review %(number)s: %(kind)s") % {
        "number": review.number,
        "kind": review.get_kind_display(),
    }


def head_of(packet: Packet) -> list[tuple[str, str]]:
    """Whose packet it is, for what. No Social Security number stands in a paper of ours."""
    review = packet.inspection
    facts = [
        (_("Employment Network"), review.organization.name),
        (_("Ticketholder"), packet.shown_as),
        (_("Id"), packet.ticket.reference),
        (_("Review"), f"{review.get_kind_display()}, {months_of(review)}"),
        (_("Number in the list"), str(packet.place)),
    ]
    if review.reference:
        facts.append((_("Reference"), review.reference))
    return facts


def index_pdf(packet: Packet, files: Sequence[tuple[str, str, str]]) -> bytes:
    """`files`: name, what it is, and its day."""
    section = Section(
        _("What is in this packet"),
        (_("File"), _("What it is"), _("Of")),
        (3, 3, 2),
        tuple(files),
        _("Nothing is on record."),
    )
    return paper(_("Packet"), packet.inspection, head_of(packet), [section], packet.ticket.reference)


def notes_pdf(packet: Packet, notes: Sequence[ContactNote]) -> bytes:
    """Every note of the months that counts, attempts and letters too, with what passed."""
    section = Section(
        _("Contacts and attempts"),
        (_("When"), _("What happened"), _("Who"), _("What passed")),
        (3, 3, 2, 6),
        tuple(_note(one) for one in notes),
        _("No contact is on record for these months."),
    )
    return paper(_("Case notes"), packet.inspection, head_of(packet), [section], packet.ticket.reference)


def _note(note: ContactNote) -> tuple[str, ...]:
    how = [str(note.get_kind_display()), str(note.get_method_display())]
    if note.minutes is not None:
        how.append(_("%(count)s minutes") % {"count": note.minutes})
    used, left = opened(note.used), opened(note.message_left)
    if used:
        how.append(str(used))
    passed = [str(note.description.open()), ", ".join(service_words(note))]
    if left:
        passed.append(_("Message left: %(message)s") % {"message": left})
    return (
        f"{note.local:%Y-%m-%d %H:%M}",
        "\n".join(how),
        note.by.name,
        "\n".join(part for part in passed if part),
    )


def plan_record_pdf(
    packet: Packet,
    versions: Sequence[PlanVersion],
    talks: Sequence[Discussion],
    told: Sequence[Disclosure],
) -> bytes:
    """When each wording was signed, sent, received and given as a copy; the talks about it; what was told."""
    spoken = language()
    days = tuple(
        (
            _("Version %(number)s") % {"number": one.number},
            *(
                day_in_words(day, spoken) if day else "—"
                for day in (one.signed_on, one.sent_on, one.received_on, one.copy_given_on)
            ),
        )
        for one in versions
    )
    talked = tuple(
        (day_in_words(one.held_on, spoken), str(one.get_manner_display()), one.by.name, _talk(one))
        for one in talks
    )
    said = tuple(
        (day_in_words(one.told_on, spoken), str(one.get_item_display()), one.by.name) for one in told
    )
    sections = [
        Section(
            _("Plans"),
            (_("Plan"), _("Signed"), _("Sent"), _("Received"), _("Copy given")),
            (2, 2, 2, 2, 2),
            days,
            _("No signed plan is on record."),
        ),
        Section(
            _("Talks about the plan"),
            (_("Day"), _("How"), _("Who"), _("Summary and assessment")),
            (2, 2, 2, 6),
            talked,
            _("No talk is on record."),
        ),
        Section(
            _("What was told"), (_("Day"), _("What"), _("Who")), (2, 6, 2), said, _("Nothing is on record.")
        ),
    ]
    return paper(
        _("Record of the plan"), packet.inspection, head_of(packet), sections, packet.ticket.reference
    )


def _talk(one: Discussion) -> str:
    return f"{one.summary.open()}\n{one.assessment.open()}"


def contents_pdf(review: Inspection, packets: Sequence[tuple[Packet, int]]) -> bytes:
    """What lies first in an archive: which number is whose. `packets` with the count of their files."""
    facts = [
        (_("Employment Network"), review.organization.name),
        (_("Review"), f"{review.get_kind_display()}, {months_of(review)}"),
    ]
    if review.reference:
        facts.append((_("Reference"), review.reference))
    rows = tuple(
        (f"{one.place:03}", one.shown_as, one.ticket.reference, str(count)) for one, count in packets
    )
    section = Section(
        _("Packets"),
        (_("Folder"), _("Ticketholder"), _("Id"), _("Files")),
        (1, 4, 3, 1),
        rows,
        _("Nobody is in this review."),
    )
    return paper(_("Contents"), review, facts, [section], title_of(review))


def gaps_pdf(review: Inspection, facts: Sequence[tuple[str, str]], packets: Sequence[Packet]) -> bytes:
    """For ourselves: of each person what lacks, and what cures it."""
    spoken = language()
    sections = [
        Section(
            f"{one.place}. {one.shown_as}",
            (_("What lacks"), _("What to do")),
            (1, 1),
            tuple((gap[spoken], gap["cure"][spoken]) for gap in one.gaps),
            _("Nothing lacks."),
        )
        for one in packets
    ]
    return paper(title_of(review), review, facts, sections, title_of(review))
