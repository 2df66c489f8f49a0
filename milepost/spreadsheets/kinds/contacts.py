"""Rows that are contacts: what passed with a Ticketholder, on which day, and how."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from milepost.contacts.choices import Kind as ContactKind
from milepost.contacts.choices import Method
from milepost.contacts.forms import EARLIEST
from milepost.contacts.models import ContactNote
from milepost.journal.actions import Deed
from milepost.journal.inserting_many import insert_many
from milepost.keys.fields import opened
from milepost.organizations.models import StaffMember
from milepost.organizations.roles import Act
from milepost.spreadsheets.cells import folded, read_minutes, read_text, read_word
from milepost.spreadsheets.days import read_clock, read_past_day
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
from milepost.spreadsheets.kinds.who import WHO, Finder
from milepost.spreadsheets.writing import plain_key
from milepost.tickets.models import Ticket
from milepost.tickets.written import Did

NOON = time(12)
"""Where the file has no time: the day is what the rules count."""
KINDS = tuple(choice for choice in ContactKind.choices if choice[0] != ContactKind.LETTER)
KIND_WORDS = {
    "two_way": ("two way", "two way contact", "successful", "reached", "spoke", "spoke with", "contact", "conversation", "completed", "meeting",
                "answered", "yes", "contacto", "contacto de ida y vuelta", "hablo", "contactado", "contactada", "exitoso", "reunion", "si"),
    "attempt": ("attempted", "attempt not reached", "no answer", "left message", "lm", "lvm", "left voicemail", "voicemail", "not reached",
                "unsuccessful", "no response", "no show", "na", "no", "intento", "no contesto", "sin respuesta", "dejo mensaje", "no localizado"),
    "inbound": ("incoming", "received", "message from them", "client called", "from client", "recibido", "entrante", "mensaje recibido"),
}  # fmt: skip
METHOD_WORDS = {
    "phone": ("telephone", "phone call", "call", "tel", "voice", "cell", "telefono", "llamada", "por telefono"),
    "text": ("sms", "text message", "txt", "mensaje de texto", "texto", "whatsapp"),
    "email": ("e mail", "mail electronic", "correo", "correo electronico"),
    "video": ("video call", "zoom", "teams", "virtual", "facetime", "google meet", "videollamada", "video conference"),
    "in_person": ("in person", "face to face", "f2f", "ftf", "office", "office visit", "visit", "en persona", "presencial", "visita", "meeting"),
    "mail": ("postal mail", "us mail", "usps", "letter", "post", "correo postal", "carta"),
    "portal": ("client portal", "web", "website", "portal del cliente"),
    "other": ("another way", "misc", "otro", "otra", "otro medio"),
}  # fmt: skip
SERVICE_WORDS = {
    "career_planning": ("career planning", "career counseling", "planning", "iwp", "planificacion", "planificacion de carrera"),
    "benefits": ("benefits counseling", "benefits planning", "wipa", "work incentives", "asesoria de beneficios", "beneficios"),
    "job_search": ("job search", "placement", "job placement", "job development", "job leads", "busqueda de empleo", "colocacion"),
    "applications": ("resume", "interview", "interview preparation", "applications", "resume and interview preparation", "curriculo", "entrevista"),
    "training": ("training", "education", "school", "class", "capacitacion", "educacion", "formacion"),
    "accommodation": ("accommodation", "accommodations", "assistive technology", "at", "adaptacion", "acomodo", "tecnologia asistiva"),
    "ongoing_support": ("ongoing support", "job coaching", "coaching", "retention", "follow up", "follow along", "apoyo continuo", "seguimiento"),
    "wage_reporting": ("wage reporting", "wages", "pay stubs", "earnings", "reporte de salarios", "talones"),
    "referral": ("referral", "referred", "remision", "referido"),
}  # fmt: skip
PLAIN = ("kind", "method", "on", "minutes")
SEALED = ("used", "description", "message_left", "other_service")
_service = read_word(SERVICE_WORDS)


class Contacts:
    code = "contacts"
    label = _("contacts")
    act = Act.CHANGE_PEOPLE
    fields = (
        *WHO,
        Field("on", _("Day"), read_past_day,
              "date|contact date|date of contact|day|call date|note date|activity date|service date|date of service|dos|entry date|fecha|"
              "fecha de contacto|fecha del contacto|dia|fecha de la nota|fecha de servicio", required=True, is_day=True),
        Field("clock", _("Time"), read_clock, "time|contact time|start time|time of contact|call time|hora|hora de contacto|hora de inicio"),
        Field("kind", _("What happened"), read_word(KIND_WORDS),
              "contact type|type|result|outcome|contact result|status|disposition|reached|tipo de contacto|tipo|resultado|estado", choices=KINDS),
        Field("method", _("How"), read_word(METHOD_WORDS),
              "contact method|mode|mode of contact|contact mode|via|channel|means|medium|metodo|modo|medio|via de contacto|forma de contacto", choices=Method.choices),
        Field("description", _("What passed, in a sentence"), read_text(8_000),
              "notes|note|case note|case notes|comments|comment|summary|narrative|details|description of contact|contact note|progress note|"
              "notas|nota|comentarios|comentario|resumen|detalles|descripcion|nota del caso", required=True, keeps_nothing_words=False),
        Field("minutes", _("Minutes"), read_minutes, "duration|length|time spent|duration minutes|minutes spent|total minutes|min|duracion|minutos|tiempo"),
        Field("services", _("Services given"), read_text(300), "service|services|services provided|service provided|service type|purpose|reason|servicio|servicios|servicios prestados|motivo"),
        Field("used", _("Number or address used"), read_text(300), "number used|number called|phone used|address used|contact info|numero usado|numero marcado"),
        Field("message_left", _("Message left, after an attempt"), read_text(1_000), "message|message left|voicemail message|mensaje|mensaje dejado"),
        Field("by", _("Who"), read_text(120),
              "staff|staff name|staff member|counselor|case manager|worker|entered by|author|made by|contacted by|specialist|coordinator|personal|"
              "consejero|consejera|hecho por|registrado por|coordinador|coordinadora|responsable"),
    )  # fmt: skip

    def plan(self, rows: Sequence[Row], settled: Settled) -> list[Planned]:
        finder, staff = Finder(settled), _staff(settled)
        whose = []
        for row in rows:
            _look(row, staff)
            key = finder.known(row)
            if key is not None and not row.problems:
                whose.append((row, key))
        known = _notes({key for _row, key in whose})
        seen: set[Any] = set()
        planned = []
        for row, key in whose:
            given = _given(row, staff, settled)
            mark = (key, given["at"], tuple(str(given.get(name)) for name in (*PLAIN, *SEALED)))
            if mark in seen:
                planned.append(Planned(row.number, finder.shown(key), TWICE, {}, None, key))
                continue
            seen.add(mark)
            planned.append(_planned(row, key, given, known[key], finder.shown(key)))
        return planned

    def write(self, planned: Iterable[Planned], settled: Settled, deed: Deed) -> Written:
        assert deed.by is not None, "a note is written by somebody"
        every = list(planned)
        written = Written(tickets={one.ticket for one in every if one.ticket})
        tickets = {
            one.pk: one
            for one in Ticket.objects.filter(organization=settled.organization)
            if one.pk in written.tickets
        }
        fresh, corrected = [], []
        for one in every:
            given, known = one.what["given"], one.what.get("note")
            fresh.append(
                ContactNote(
                    organization=settled.organization,
                    ticket_id=one.key,
                    entered_by=deed.by,
                    entered_on=settled.today,
                    zone=settled.zone.key,
                    corrects=known,
                    because="spreadsheet" if known else None,
                    **{**given, "by": given["by"] or deed.by},
                )
            )
            if known is not None:
                corrected.append(known.pk)
            action = "contact corrected" if known else "contact noted"
            assert one.ticket is not None
            written.lines.append((action, tickets[one.ticket], one.changes))
        for start in range(0, len(corrected), 500):
            ContactNote.objects.filter(pk__in=corrected[start : start + 500]).update(is_current=False)
        insert_many(fresh)
        after = {"is_current": True, "withdrawn_at": None}
        written.did += [
            {"model": "contacts.contactnote", "pk": plain_key(one), "before": None, "after": after}
            for one in fresh
        ]
        return written

    def after_undo(self, did: Did, deed: Deed) -> None:
        """The version before one that is withdrawn counts again: a version of its own, that corrects the withdrawn one."""
        keys = [one["pk"] for one in did]
        again = []
        for start in range(0, len(keys), 500):
            gone = ContactNote.objects.filter(pk__in=keys[start : start + 500], corrects__isnull=False)
            for note in gone.select_related("corrects"):
                before = note.corrects
                assert before is not None
                values = {
                    field.attname: getattr(before, field.attname)
                    for field in ContactNote._meta.concrete_fields
                    if not field.primary_key
                    and field.name not in {"corrects", "once", "is_current", "because"}
                }
                again.append(ContactNote(**values, corrects=note, because=deed.why or "undone"))
        insert_many(again)


def _staff(settled: Settled) -> dict[str, StaffMember]:
    found: dict[str, StaffMember] = {}
    for member in StaffMember.objects.filter(organization=settled.organization):
        found[folded(member.name)] = found[folded(member.email)] = member
    return found


def _look(row: Row, staff: dict[str, StaffMember]) -> None:
    if row.get("on") and row.get("on") < EARLIEST:
        row.wrong("on", "BEFORE_PROGRAM")
    if row.get("by") and folded(row.get("by")) not in staff:
        row.wrong("by", "UNKNOWN_STAFF")


def _given(row: Row, staff: dict[str, StaffMember], settled: Settled) -> dict[str, Any]:
    """The note as it is kept."""
    services, others = _services(row, settled)
    at = datetime.combine(row.get("on"), row.get("clock") or NOON, settled.zone)
    return {
        "kind": row.get("kind") or settled.defaults.get("kind") or ContactKind.TWO_WAY.value,
        "method": row.get("method") or settled.defaults.get("method") or Method.PHONE.value,
        "on": row.get("on"),
        "at": at,
        "minutes": row.get("minutes"),
        "description": row.get("description"),
        "services": services,
        "other_service": others or None,
        "used": row.get("used") or None,
        "message_left": row.get("message_left") or None,
        "by": staff[folded(row.get("by"))] if row.get("by") else None,
    }


def _services(row: Row, settled: Settled) -> tuple[list[str], str]:
    """The services that have a code, and those of the organization's own, as they were written."""
    codes: list[str] = []
    others: list[str] = []
    for part in str(row.get("services") or "").replace(";", ",").replace("/", ",").split(","):
        code = _service(part, settled.ways) if part.strip() else ""
        if isinstance(code, str) and code:
            codes.append(code)
        elif part.strip():
            others.append(part.strip())
    return list(dict.fromkeys([*codes, *(["other"] if others else [])])), ", ".join(others)[:200]


def _notes(keys: set[UUID]) -> dict[UUID, list[ContactNote]]:
    found: dict[UUID, list[ContactNote]] = defaultdict(list)
    every = list(keys)
    for start in range(0, len(every), 500):
        for note in ContactNote.objects.filter(ticket__in=every[start : start + 500], is_current=True):
            found[note.ticket_id].append(note)
    return found


def _planned(row: Row, key: UUID, given: dict[str, Any], known: list[ContactNote], who: str) -> Planned:
    """The same note, another version of the one at the same moment by the same way, or a new one.

    Without a time two calls of a day cannot be told from one that was written down twice in other words: they are two.
    """
    same_day = [note for note in known if note.on == given["on"] and note.method == given["method"]]
    for note in same_day:
        if not _changes(note, given, row):
            return Planned(row.number, who, SAME, {}, None, key)
    moment = [note for note in same_day if row.get("clock") and note.at == given["at"]]
    if len(moment) == 1 and moment[0].kind != ContactKind.LETTER:
        note = moment[0]
        changes = _changes(note, given, row)
        kept = {name: getattr(note, name) for name in (*SEALED, "minutes") if given.get(name) is None}
        kept["services"] = given["services"] or note.services
        what = {"given": {**given, **kept, "by": given["by"] or note.by}, "note": note}
        return Planned(row.number, who, CHANGED, changes, what, key)
    told = {
        name: (None, given[name])
        for name in (*PLAIN, *SEALED, "services")
        if given.get(name) not in (None, [])
    }
    return Planned(row.number, who, NEW, told, {"given": given}, key)


def _changes(note: ContactNote, given: dict[str, Any], row: Row) -> dict[str, tuple[Any, Any]]:
    changes: dict[str, tuple[Any, Any]] = {}
    if row.get("clock") and note.at != given["at"]:
        changes["at"] = (note.at.isoformat(), given["at"].isoformat())
    for name in (*PLAIN, *SEALED):
        was = opened(getattr(note, name)) if name in SEALED else getattr(note, name)
        said = name not in {"kind", "method"} or row.get(name)
        if said and given.get(name) is not None and str(was) != str(given[name]):
            changes[name] = (was, given[name])
    if given["services"] and set(given["services"]) != set(note.services):
        changes["services"] = (list(note.services), given["services"])
    return changes
