"""A large organization in a PostgreSQL of its own, for measuring pages: built once, kept beside the other measurements.

A thousand Tickets go the ordinary way: simulated, kept, decided, what waits gathered. Then SQL copies them and everything
that belongs to them a hundred times; each copy has keys of its own that follow from the first ones'.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

BUILD = Path(__file__).parents[1] / "build" / "bench"
BASE, MONTHS_EACH, CONTACTS_EACH = 1_000, 20, 10
PARTNERS, COORDINATORS = 8, 8
DAY = date(2025, 12, 15)
SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_wal_size": "'8GB'"}
FIRST = (
    "Ana,Luis,Rosa,James,Keisha,Duc,Anthony,Linda,Maria,Omar,Pia,Rita,Zoe,Ivan,Noor,Tess,Hugo,Lena,Otto,Vera"
)
LAST = "Sample,Testcase,Demo,Fixture,Placeholder,Mockup,Example,Specimen,Ejemplo,Prueba,Muestra,Modelo,Ensayo"


def server() -> tuple[Any, str, bool]:
    """The running server, the address of its database, and whether the organization is in it."""
    BUILD.mkdir(parents=True, exist_ok=True)
    os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="milepost-run-")
    import pgserver.postgres_server

    folder = BUILD / f"pages-{_fingerprint()}"
    started = pgserver.postgres_server.get_server(folder, cleanup_mode="stop")
    if not (folder / "ready").exists():
        started.psql("DROP DATABASE IF EXISTS milepost;")
        started.psql("DROP ROLE IF EXISTS milepost;")
        started.psql("CREATE ROLE milepost LOGIN CREATEDB NOSUPERUSER NOBYPASSRLS;")
        for name, value in SETTINGS.items():
            started.psql(f"ALTER SYSTEM SET {name} = {value};")
        started.psql("SELECT pg_reload_conf();")
        started.psql("CREATE DATABASE milepost OWNER milepost;")
    host = str(started.get_uri()).split("host=")[1]
    return started, f"postgresql://milepost@/milepost?host={host}", (folder / "ready").exists()


def mark_ready() -> None:
    (BUILD / f"pages-{_fingerprint()}" / "ready").touch()


def _fingerprint() -> str:
    """Of the tables and of this file: either changed, and it is built anew."""
    made = hashlib.sha256(Path(__file__).read_bytes())
    for path in sorted(Path(__file__).parents[1].glob("milepost/*/migrations/*.py")):
        made.update(path.read_bytes())
    return made.hexdigest()[:12]


def build(copies: int) -> None:
    """The base by the ordinary way, then its copies."""
    began = time.perf_counter()

    def told(what: str) -> None:
        print(f"  {time.perf_counter() - began:6.1f} s  {what}", flush=True)

    from django.db import connection

    _base()
    told(f"{BASE:,} Tickets decided, and what waits for them gathered")
    with connection.cursor() as cursor:
        _copy_everything(cursor, copies, told)
    told("copied")
    _count_anew()
    told("counted")
    with connection.cursor() as cursor:
        cursor.execute(
            'INSERT INTO people_nameword (organization_id, ticket_id, "of", word) SELECT h.organization_id, '
            "h.ticket_id, 'name', w FROM people_ticketholder h CROSS JOIN LATERAL people_words_of(h.name) w WHERE NOT EXISTS "
            "(SELECT 1 FROM people_nameword k WHERE k.ticket_id = h.ticket_id AND k.of = 'name')"
        )
        told("names split")
        cursor.execute("VACUUM ANALYZE")
    told("analyzed")


def _base() -> None:
    from dataclasses import replace

    from milepost.caseload.simulation import simulate
    from milepost.claims.deciding import decide_anew
    from milepost.claims.stored_facts import keep_facts
    from milepost.organizations.models import Organization, StaffMember
    from milepost.people.models import Ticketholder
    from milepost.people.numbers import digest_of
    from milepost.tickets.models import Ticket

    owner = Organization.objects.create(name="Measured", demonstration_day=DAY)
    partners = [
        Organization.objects.create(name=f"Partner {number}", kind="partner", partner_of=owner)
        for number in range(PARTNERS)
    ]
    _enrol(StaffMember, "administrator@measured.example", owner, "administrator")
    for number, partner in enumerate(partners):
        _enrol(StaffMember, f"partner{number}@measured.example", partner, "partner_coordinator")
    coordinators = [
        _enrol(StaffMember, f"coordinator{number}@measured.example", owner, "coordinator")
        for number in range(COORDINATORS)
    ]
    keep_facts(
        owner,
        (
            replace(
                facts, months={month: facts.months[month] for month in sorted(facts.months)[-MONTHS_EACH:]}
            )
            for facts in simulate(BASE, 7, as_of=DAY)
        ),
    )
    tickets = list(Ticket.objects.filter(organization=owner).order_by("reference"))
    for number, ticket in enumerate(tickets):
        ticket.coordinator = coordinators[number % COORDINATORS]
        ticket.partner = partners[number // 2 % PARTNERS] if number % 2 else None
        ssn = f"219-09-{number + 1:04}"
        Ticketholder.objects.create(
            organization=owner,
            ticket=ticket,
            name=f"{FIRST.split(',')[number % 20]} {LAST.split(',')[number % 13]} {number}",
            ssn=ssn,
            ssn_digest=digest_of(owner, ssn),
        )
    Ticket.objects.bulk_update(tickets, ["coordinator", "partner"], batch_size=200)
    _contacts(owner)
    decide_anew(owner)
    _requests(owner)
    decide_anew(owner)


def _count_anew() -> None:
    """As at the end of a whole deciding."""
    from milepost.claims.counting import count_all_anew
    from milepost.claims.deciding import all_decided
    from milepost.organizations.models import Organization

    owner = Organization.objects.get(name="Measured")
    count_all_anew(owner)
    all_decided.send(sender=Organization, organization=owner, day=DAY)


def _enrol(staff: Any, email: str, organization: Any, role: str) -> Any:
    return staff.objects.enrol(
        email=email, name=email.split("@")[0], organization=organization, role=role, password=None
    )


def _contacts(owner: Any) -> None:
    """Contacts as the subject's own demonstration makes them, then older ones until each Ticket has ten."""
    from datetime import timedelta

    from django.db.models import Count

    from milepost.contacts.demonstration import load_contacts
    from milepost.contacts.models import ContactNote

    load_contacts(owner, DAY)
    sample = ContactNote.objects.filter(organization=owner, minutes__isnull=False).earliest("at")
    has = dict(
        ContactNote.objects.filter(organization=owner).values_list("ticket").annotate(many=Count("pk"))
    )
    older = []
    for ticket in owner.tickets.values_list("pk", flat=True):
        for number in range(has.get(ticket, 0), CONTACTS_EACH):
            back = timedelta(days=400 + 30 * number)
            older.append(
                ContactNote(
                    organization=owner,
                    ticket_id=ticket,
                    kind=sample.kind,
                    method=sample.method,
                    on=DAY - back,
                    at=sample.at - back,
                    zone=sample.zone,
                    minutes=12,
                    description="Talked about what comes next.",
                    by_id=sample.by_id,
                    entered_by_id=sample.by_id,
                    entered_on=DAY - back,
                )
            )
    ContactNote.objects.bulk_create(older, batch_size=500)


def _requests(owner: Any) -> None:
    """What can be claimed of every eighth Ticket is asked for; the requests stand in every state."""
    from milepost.claims.models import DecidedClaim
    from milepost.journal.actions import Deed
    from milepost.organizations.models import StaffMember
    from milepost.requests.choices import State
    from milepost.requests.models import PaymentRequest
    from milepost.requests.moving import tell_the_rulebook
    from milepost.requests.preparing_actions import Wanted, prepare_many
    from milepost.requests.queries import unasked
    from milepost.rulebook.facts import ClaimCode
    from milepost.rulebook.months import Month
    from milepost.rulebook.requests import DenialCode

    by = StaffMember.objects.get(email="administrator@measured.example")
    claims = unasked(DecidedClaim.objects.filter(organization=owner), DAY).select_related("ticket")
    wanted = [
        Wanted(one.ticket, ClaimCode(one.claim), Month(one.month), one.number)
        for one in claims.order_by("ticket__reference", "place")
        if one.month and int(one.ticket_id) % 8 == 0
    ]
    given: dict[State, dict[str, Any]] = {
        State.DENIED: {"denied_because": DenialCode.EVIDENCE},
        State.DIARY: {"held_because": DenialCode.SAM_LAPSED},
    }
    states = [*(state for state in State if state is not State.RESUBMITTED), *[State.PAID] * 60]
    paid: list[PaymentRequest] = []
    for place, one in enumerate(prepare_many(wanted, DAY, deed=Deed.of(by))):
        state = states[place % len(states)]
        if state is State.PAID:  # what was sent is paid once its money comes
            state = State.SENT
            paid.append(one)
        values: dict[str, Any] = {
            "state": state,
            "moved_on": DAY - timedelta(place % 97),
            **given.get(state, {}),
        }
        PaymentRequest.objects.filter(pk=one.pk).update(**values)
        one.refresh_from_db()
        tell_the_rulebook(one)
    _payments(owner, paid, Deed.of(by))


def _payments(owner: Any, requests: list[Any], deed: Any) -> None:
    """The money for these requests, of every twentieth a part taken back, and some of which nobody knows whose it is."""
    from milepost.payments import matching_actions, recording_actions
    from milepost.payments.recording_actions import Given
    from milepost.rulebook.payments.recoveries import Cause

    lines = [
        Given(
            DAY - timedelta(place % 400),
            one.expected_cents or 55_500,
            ticket=one.ticket,
            claim=one.claim,
            number=one.number,
            month=one.month,
            provider=one.provider,
        )
        for place, one in enumerate(requests)
    ]
    strange = [Given(DAY - timedelta(place), 10_000 + place, about="Nobody we know") for place in range(5)]
    taken = recording_actions.take_lines(owner, [*lines, *strange], deed=deed)
    for line in [one for one in taken.lines if one.request_id][::20]:
        back = recording_actions.record(Given(DAY, -100), deed=deed)
        matching_actions.take_back(back, line, cause=Cause.NOT_SAID, deed=deed)


def _copy_everything(cursor: Any, copies: int, told: Any) -> None:
    """Each table of what belongs to a Ticket, its keys derived from the first ones' and the number of the copy."""
    tables = list(_tables())
    cursor.execute("SET milepost.everything = 'yes'")
    for table in tables:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    constraints, indexes = _without_foreign_keys(cursor, tables), _without_indexes(cursor, tables)
    for table, model in zip(tables, _models(), strict=True):
        columns = [field for field in model._meta.concrete_fields if _is_copied(field)]
        names = ", ".join(f'"{field.column}"' for field in columns)
        values = ", ".join(_value(model, field) for field in columns)
        cursor.execute(
            f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} x CROSS JOIN generate_series(1, {copies - 1}) n"
            + (" WHERE x.role = 'coordinator'" if model.__name__ == "StaffMember" else "")
        )
        told(f"{cursor.rowcount:>10,}  {table}")
    for definition in indexes:
        cursor.execute(definition)
    told("indexes made")
    for table, name, definition in constraints:
        cursor.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition} NOT VALID')
    for table in tables:
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def _without_foreign_keys(cursor: Any, tables: list[str]) -> list[tuple[str, str, str]]:
    """Foreign keys are put back afterwards: copies of rows that keep to them keep to them too."""
    cursor.execute(
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE contype = 'f' AND conrelid::regclass::text = ANY(%s)",
        [tables],
    )
    found: list[tuple[str, str, str]] = cursor.fetchall()
    for table, name, _definition in found:
        cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    return found


def _without_indexes(cursor: Any, tables: list[str]) -> list[str]:
    """Those that hold no constraint are quicker made once over everything."""
    cursor.execute(
        "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid::regclass::text = ANY(%s) "
        "AND NOT indisprimary AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)",
        [tables],
    )
    found = cursor.fetchall()
    for name, _definition in found:
        cursor.execute(f"DROP INDEX {name}")
    return [definition for _name, definition in found]


def _models() -> Iterator[Any]:
    """Coordinators, Tickets, holders, money, and whatever belongs to one of them."""
    from django.apps import apps

    from milepost.claims.models import DecidedClaim, DecidedTicket
    from milepost.organizations.models import StaffMember
    from milepost.payments.models import MoneyReceived
    from milepost.people.models import OfHolder, Ticketholder
    from milepost.tickets.models import OfTicket, Ticket

    yield from (StaffMember, Ticket, Ticketholder, DecidedTicket, DecidedClaim, MoneyReceived)
    for model in apps.get_models():
        if issubclass(model, OfTicket | OfHolder):
            yield model


def _tables() -> Iterator[str]:
    for model in _models():
        yield model._meta.db_table


def _is_copied(field: Any) -> bool:
    """A number that counts up by itself is left to count."""
    return field.get_internal_type() not in {"BigAutoField", "AutoField"}


def _value(model: Any, field: Any) -> str:
    column = f'x."{field.column}"'
    followed = field.remote_field.model if field.remote_field else None
    copied = {one.__name__ for one in _models()} - {"StaffMember"}
    if field.column in {"coordinator_id", "whose_id"}:
        return f"md5({column}::text || n)::uuid"
    if field.primary_key and followed is None and field.get_internal_type() == "UUIDField":
        return f"md5({column}::text || n)::uuid"
    if followed is not None and followed.__name__ in copied and followed._meta.pk.column != "id_":
        is_uuid = followed._meta.pk.target_field if followed._meta.pk.remote_field else followed._meta.pk
        return f"md5({column}::text || n)::uuid" if is_uuid.get_internal_type() == "UUIDField" else column
    return {
        ("RecordedPayment", "origin_key"): f"md5({column}::text || n)::uuid",
        ("MoneyReceived", "digest"): f"md5({column} || n) || md5(n || {column})",
        ("Ticket", "reference"): f"{column} || '-' || n",
        ("StaffMember", "email"): f"n || '.' || {column}",
        ("StaffMember", "name"): f"{column} || ' ' || n",
        ("Ticketholder", "name"): (
            f"(string_to_array('{FIRST}', ','))[1 + n % 20] || ' ' || initcap(translate(substr(md5({column} || n), 1, 2), "
            f"'0123456789', 'ghijklmnop') || lower(split_part({column}, ' ', 2))) || ' ' || n || split_part({column}, ' ', 3)"
        ),
        ("Ticketholder", "ssn_digest"): f"decode(md5({column} || n::text::bytea) || md5(n::text || x.id::text), 'hex')",
    }.get((model.__name__, field.column), column)  # fmt: skip
