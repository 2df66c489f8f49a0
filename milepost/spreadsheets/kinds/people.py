"""Rows that are people: a Ticket with its holder, new or changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from milepost.intake.numbering import next_references
from milepost.journal.actions import Deed
from milepost.journal.inserting_many import insert_many
from milepost.keys.fields import Sealed
from milepost.organizations.models import StaffMember
from milepost.organizations.roles import Act
from milepost.people.models import Ticketholder
from milepost.people.numbers import digests_of
from milepost.rulebook.facts import Program
from milepost.spreadsheets.cells import (
    folded,
    read_email,
    read_name,
    read_phone,
    read_text,
    read_word,
    read_yes_or_no,
)
from milepost.spreadsheets.days import read_birth_date
from milepost.spreadsheets.kinds.frame import (
    CHANGED,
    NEW,
    SAME,
    TWICE,
    Field,
    Planned,
    Row,
    Settled,
    Written,
)
from milepost.spreadsheets.kinds.who import WHO, Finder, name_of
from milepost.spreadsheets.writing import change_rows, make_rows
from milepost.tickets.models import Ticket
from milepost.tickets.written import Did

PROGRAMS = (("ssdi", _("SSDI")), ("ssi", _("SSI")), ("concurrent", _("both, SSDI and SSI")))
PROGRAM_WORDS = {
    "ssdi": ("ssd", "t2", "title ii", "title 2", "t 2", "di", "dib", "cdb", "dwb", "disability insurance", "titulo ii", "titulo 2",
             "seguro por discapacidad", "ssdi only", "solo ssdi", "sdi"),
    "ssi": ("t16", "title xvi", "title 16", "t 16", "supplemental security income", "titulo xvi", "titulo 16", "ssi only", "solo ssi",
            "seguridad de ingreso suplementario"),
    "concurrent": ("both", "ssdi ssi", "ssi ssdi", "ssdi and ssi", "ssi and ssdi", "t2 t16", "t16 t2", "conc", "dual", "concurrente",
                   "ambos", "ssdi y ssi", "ssi y ssdi", "title ii and title xvi"),
}  # fmt: skip
LANGUAGE_WORDS = {
    "en": ("english", "eng", "ingles"),
    "es": ("spanish", "spa", "espanol", "castellano", "esp"),
    "ase": ("american sign language", "asl", "sign language", "lenguaje de senas", "lengua de senas", "lsa"),
    "other": ("another", "otro", "otra", "vietnamese", "chinese", "mandarin", "cantonese", "korean", "russian", "arabic", "tagalog",
              "french", "haitian creole", "creole", "portuguese", "polish", "hmong", "somali", "farsi"),
}  # fmt: skip
FORMAT_WORDS = {
    "standard": ("standard print", "print", "normal", "regular", "letra normal", "estandar"),
    "large_print": ("large", "large print", "18 point", "letra grande", "grande"),
    "braille": ("brl",),
    "audio": ("audio cd", "cd de audio"),
    "data": ("data cd", "word", "cd de datos"),
    "read_aloud": ("read aloud", "telephone call", "phone call", "call", "llamada"),
}
OF_TICKET = ("program", "blind", "born_on", "coordinator")
OF_HOLDER = ("name", "called", "phone", "email", "address", "language", "format", "ssn", "ticket_number")
ADDRESS_PARTS = ("address", "address_2", "city", "state", "zip")
_ALL = (*OF_TICKET, *OF_HOLDER)


class People:
    code = "people"
    label = _("people")
    act = Act.CHANGE_PEOPLE
    fields = (
        *WHO,
        Field("called", _("What they like to be called"), read_name, "preferred name|nickname|goes by|apodo|prefiere que le llamen|nombre preferido"),
        Field("born_on", _("Birth date"), read_birth_date,
              "dob|date of birth|birth date|birthdate|birthday|d o b|born|fecha de nacimiento|nacimiento|fecha nac|f nac|fdn", secret=True, is_day=True),
        Field("program", _("Program"), read_word(PROGRAM_WORDS),
              "benefit|benefit type|benefits|ssa benefit|type of benefit|benefit program|title|entitlement|programa|beneficio|tipo de beneficio|prestacion",
              choices=PROGRAMS),
        Field("blind", _("Blind"), read_yes_or_no, "is blind|blindness|statutorily blind|statutory blindness|ciego|ciega|ceguera"),
        Field("phone", _("Telephone"), read_phone,
              "phone number|phone no|tel|telephone number|mobile|cell|cell phone|cellphone|home phone|primary phone|contact number|telefono|"
              "celular|movil|numero de telefono|telefono celular"),
        Field("email", _("E-mail address"), read_email, "email|email address|e mail|mail|correo|correo electronico|direccion de correo"),
        Field("address", _("Postal address"), read_text(200),
              "street|street address|address 1|address line 1|mailing address|home address|addr|direccion|calle|domicilio|direccion postal"),
        Field("address_2", _("Postal address, second line"), read_text(100), "address 2|address line 2|apt|unit|suite|direccion 2|apartamento|apto"),
        Field("city", _("City"), read_text(80), "town|ciudad|municipio|poblacion"),
        Field("state", _("State"), read_text(30), "st|state province|estado|provincia"),
        Field("zip", _("ZIP code"), read_text(12), "zip code|zipcode|postal code|postcode|codigo postal|cp|c p"),
        Field("language", _("Language"), read_word(LANGUAGE_WORDS), "preferred language|primary language|spoken language|lang|idioma|idioma preferido|lengua"),
        Field("format", _("Format for letters"), read_word(FORMAT_WORDS), "notice format|letter format|special notice option|formato|formato de cartas"),
        Field("coordinator", _("Coordinator"), read_text(120),
              "counselor|case manager|caseworker|case worker|staff|assigned staff|assigned to|worker|job coach|specialist|advisor|owner|coordinador|"
              "coordinadora|consejero|consejera|asesor|asesora|trabajador|encargado"),
    )  # fmt: skip

    def plan(self, rows: Sequence[Row], settled: Settled) -> list[Planned]:
        finder = Finder(settled, withdrawn=True)
        staff = _staff(settled)
        seen: dict[object, Row] = {}
        found: list[tuple[Row, UUID | None, dict[str, Any]]] = []
        twice: list[Planned] = []
        for row in rows:
            digest = finder.digest_in(row)
            key = finder.by_id_or_digest(row, digest)
            values = _values(row, staff, settled)
            if row.problems:
                continue
            first = _seen_before(row, key, digest, seen)
            if first is not None:
                if first.values == row.values:
                    twice.append(Planned(row.number, name_of(row) or str(row.get("reference")), TWICE, {}))
                else:
                    row.wrong("reference" if row.get("reference") else "ssn", "TWICE", row=first.number)
                continue
            found.append((row, key, values))
        tickets = {one.pk: one for one in _tickets([key for _row, key, _values in found if key], settled)}
        planned = [
            one
            for row, key, values in found
            if (one := _planned(row, tickets.get(key) if key else None, values, settled)) is not None
        ]
        return sorted([*planned, *twice], key=lambda one: one.row)

    def write(self, planned: Iterable[Planned], settled: Settled, deed: Deed) -> Written:
        every = list(planned)
        written = Written()
        _write_new([one for one in every if one.outcome == NEW], settled, deed, written)
        _write_changed([one for one in every if one.outcome == CHANGED], settled, written)
        return written

    def after_undo(self, did: Did, deed: Deed) -> None:
        """A number of somebody who is shown no more finds nobody; one that stands again finds its holder again."""
        digest_of = digests_of(deed.organization)
        for one in did:
            before = one["before"] or {}
            if one["model"] == "people.ticketholder" and "ssn" in before:
                digest = digest_of(before["ssn"]) if before["ssn"] else None
                Ticketholder.objects.filter(pk=one["pk"]).update(ssn_digest=digest)
        shown_no_more = [
            one["pk"] for one in did if one["model"] == "tickets.ticket" and "is_withdrawn" in one["after"]
        ]
        for start in range(0, len(shown_no_more), 500):
            Ticketholder.objects.filter(ticket__in=shown_no_more[start : start + 500]).update(ssn_digest=None)


def _staff(settled: Settled) -> dict[str, StaffMember]:
    """Staff by their e-mail address and by their name."""
    found: dict[str, StaffMember] = {}
    for member in StaffMember.objects.filter(organization=settled.organization, is_active=True):
        found[folded(member.name)] = member
        found[folded(member.email)] = member
    return found


def _values(row: Row, staff: dict[str, StaffMember], settled: Settled) -> dict[str, Any]:
    """What the row says, by the fields of the records; what it leaves empty is not there."""
    values = {name: row.get(name) for name in _ALL if row.get(name) not in (None, "")}
    if name_of(row):
        values["name"] = name_of(row)
        if len(values["name"]) > 120:
            row.wrong("name", "TOO_LONG", count=len(values["name"]), limit=120)
    address = _address(row)
    if address:
        values["address"] = address
    if "coordinator" in values:
        member = staff.get(folded(values["coordinator"]))
        if member is None:
            row.wrong("coordinator", "UNKNOWN_STAFF")
        else:
            values["coordinator"] = member
    ssn, number = str(row.get("ssn") or ""), str(row.get("ticket_number") or "")
    if ssn and number and ssn.replace("-", "") != number[:9]:
        row.wrong("ticket_number", "NUMBERS_DIFFER")
    return values


def _address(row: Row) -> str:
    street = ", ".join(str(row.get(part)) for part in ("address", "address_2", "city") if row.get(part))
    region = " ".join(str(row.get(part)) for part in ("state", "zip") if row.get(part))
    return ", ".join(part for part in (street, region) if part)[:300]


def _seen_before(row: Row, key: UUID | None, digest: bytes | None, seen: dict[object, Row]) -> Row | None:
    marks: list[object] = [key] if key else []
    marks += [str(row.get("reference")).casefold()] if row.get("reference") else []
    marks += [digest] if digest else []
    if not marks:
        marks = [("name", folded(name_of(row)), row.get("born_on"))]
    first = next((seen[mark] for mark in marks if mark in seen), None)
    for mark in marks:
        seen.setdefault(mark, row)
    return first


def _tickets(keys: Sequence[UUID], settled: Settled) -> Iterable[Ticket]:
    for start in range(0, len(keys), 500):
        yield from Ticket.objects.filter(
            organization=settled.organization, pk__in=keys[start : start + 500]
        ).select_related("holder", "coordinator")


def _planned(row: Row, ticket: Ticket | None, values: dict[str, Any], settled: Settled) -> Planned | None:
    """What the row does; None where it lacks what a new Ticketholder needs, which it says."""
    who = str(values.get("name") or row.get("reference") or "")
    holder: Ticketholder | None = getattr(ticket, "holder", None) if ticket else None
    is_new = ticket is None or ticket.is_withdrawn
    if "name" not in values and (is_new or holder is None):
        row.wrong("name", "EMPTY")
    if "program" not in values and is_new and settled.defaults.get("program"):
        values["program"] = settled.defaults["program"]
    if "program" not in values and is_new:
        row.wrong("program", "PROGRAM_MISSING")
    if row.problems:
        return None
    if ticket is None or ticket.is_withdrawn:
        changes = {name: (None, value) for name, value in values.items()}
        what = {"ticket": ticket, "holder": holder, "values": values, "reference": row.get("reference")}
        return Planned(row.number, who, NEW, changes, what, ticket.pk if ticket else None)
    changes = {}
    for name, value in values.items():
        was = _plain(getattr(ticket if name in OF_TICKET else holder, name, None))
        if was != value and not (isinstance(was, str) and isinstance(value, str) and str(was) == str(value)):
            changes[name] = (was, value)
    what = {"ticket": ticket, "holder": holder, "values": {name: values[name] for name in changes}}
    return Planned(
        row.number, who or ticket.reference, CHANGED if changes else SAME, changes, what, ticket.pk
    )


def _plain(value: Any) -> Any:
    return value.open() if isinstance(value, Sealed) else value


def _write_new(planned: list[Planned], settled: Settled, deed: Deed, written: Written) -> None:
    lacking = sum(one.what["ticket"] is None and not one.what["reference"] for one in planned)
    references = iter(next_references(settled.organization, lacking))
    fresh: list[Ticket] = []
    again: list[tuple[Any, dict[str, Any]]] = []
    for one in planned:
        ticket, values = one.what["ticket"], one.what["values"]
        of_ticket = {name: values.get(name) for name in OF_TICKET}
        of_ticket["program"] = Program(of_ticket["program"])
        if ticket is None:
            reference = one.what["reference"] or next(references)
            ticket = Ticket(organization=settled.organization, reference=reference, **of_ticket)
            fresh.append(ticket)
            one.what["ticket"] = ticket
        else:
            named = one.what["reference"] or ticket.reference
            again.append((ticket, {**of_ticket, "reference": named, "is_withdrawn": False}))
    insert_many(fresh)
    written.did += [
        {"model": "tickets.ticket", "pk": str(one.pk), "before": {"is_withdrawn": True}, "after": {"is_withdrawn": False}}
        for one in fresh
    ]  # fmt: skip
    written.did += change_rows(Ticket, again)
    written.tickets |= {one.what["ticket"].pk for one in planned}
    _write_holders(planned, settled, written)


def _write_holders(planned: list[Planned], settled: Settled, written: Written) -> None:
    """The holders of Tickets that are new, or shown again."""
    digest_of = digests_of(settled.organization)
    fresh, again, lines = [], [], []
    for one in planned:
        values = {name: one.what["values"][name] for name in OF_HOLDER if name in one.what["values"]}
        digest = digest_of(values["ssn"]) if "ssn" in values else None
        holder = one.what["holder"]
        if holder is None:
            holder = Ticketholder(
                organization=settled.organization, ticket=one.what["ticket"], ssn_digest=digest, **values
            )
            fresh.append(holder)
        else:
            holder.ssn_digest = digest
            again.append((holder, {**values, "version": holder.version + 1}))
        lines.append(("introduced", holder, one.changes))
    written.did += make_rows(fresh, Ticketholder)
    written.did += change_rows(Ticketholder, again, also=("ssn_digest",))
    written.lines += lines


def _write_changed(planned: list[Planned], settled: Settled, written: Written) -> None:
    digest_of = digests_of(settled.organization)
    tickets, holders, fresh = [], [], []
    for one in planned:
        ticket, holder, values = one.what["ticket"], one.what["holder"], one.what["values"]
        of_ticket = {name: values[name] for name in OF_TICKET if name in values}
        of_holder = {name: values[name] for name in OF_HOLDER if name in values}
        if of_ticket:
            tickets.append((ticket, of_ticket))
            written.tickets.add(ticket.pk)
        if of_holder and holder is None:
            holder = Ticketholder(organization=settled.organization, ticket=ticket, **of_holder)
            fresh.append(holder)
        elif of_holder:
            holders.append((holder, {**of_holder, "version": holder.version + 1}))
        if "ssn" in of_holder:
            holder.ssn_digest = digest_of(of_holder["ssn"])
        written.lines.append(("changed", holder or ticket, one.changes))
    written.did += change_rows(Ticket, tickets)
    written.did += make_rows(fresh, Ticketholder)
    written.did += change_rows(Ticketholder, holders, also=("ssn_digest",))
