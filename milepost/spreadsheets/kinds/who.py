"""Whose row it is: found by our id, by the digest of a Social Security number, or by a name that one person alone has."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from milepost.people.models import Ticketholder
from milepost.people.numbers import digests_of, is_ssn
from milepost.spreadsheets.cells import folded, read_name, read_reference, read_ssn, read_ticket_number
from milepost.spreadsheets.kinds.frame import Field, Row, Settled
from milepost.tickets.models import Ticket

REFERENCE = Field(
    "reference", _("Your id of the Ticketholder"), read_reference,
    "id|reference|ref|client id|case id|case number|case no|participant id|consumer id|customer id|ticketholder id|record id|file number|"
    "client number|client no|participant number|beneficiary id|ticket id|uid|no|number|referencia|identificador|id del cliente|"
    "numero de caso|caso|expediente|numero de expediente|id del participante|numero de cliente|clave|folio",
    keeps_nothing_words=True,
)  # fmt: skip
SSN = Field(
    "ssn", _("Social Security number"), read_ssn,
    "ss|ss no|ss number|ssn no|social|social security|social security no|social security number|soc sec no|ss n|full ssn|client ssn|"
    "numero de seguro social|numero del seguro social|seguro social|nss|no de seguro social|n de seguro social",
    secret=True,
)  # fmt: skip
TICKET_NUMBER = Field(
    "ticket_number", _("Ticket number"), read_ticket_number,
    "ticket no|ticket|ticket to work number|ttw number|ttw ticket|numero de boleto|numero de ticket|numero del ticket|boleto",
    secret=True,
)  # fmt: skip
NAME = Field(
    "name", _("Name"), read_name,
    "full name|client name|client|participant|participant name|consumer|consumer name|customer|customer name|beneficiary|"
    "beneficiary name|ticketholder|ticketholder name|ticket holder|holder|employee|employee name|person|legal name|name last first|"
    "last first|last name first name|last name first|name of client|nombre completo|nombre y apellido|nombre y apellidos|apellidos y nombre|"
    "apellidos y nombres|cliente|participante|beneficiario|titular|titular del ticket|nombre del cliente|persona|nombre del participante",
    keeps_nothing_words=True,
)  # fmt: skip
FIRST_NAME = Field(
    "first_name", _("First name"), read_name,
    "first|given name|fname|forename|client first name|nombre|nombres|primer nombre|nombre de pila", keeps_nothing_words=True,
)  # fmt: skip
MIDDLE_NAME = Field(
    "middle_name", _("Middle name"), read_name,
    "middle|middle initial|mi|m i|mname|segundo nombre|inicial", keeps_nothing_words=True,
)  # fmt: skip
LAST_NAME = Field(
    "last_name", _("Last name"), read_name,
    "last|surname|family name|lname|client last name|apellido|apellidos|primer apellido|apellido paterno", keeps_nothing_words=True,
)  # fmt: skip
WHO = (REFERENCE, SSN, TICKET_NUMBER, NAME, FIRST_NAME, MIDDLE_NAME, LAST_NAME)


def name_of(row: Row) -> str:
    """The name in its order, from one column or from several."""
    if row.get("name"):
        return str(row.get("name"))
    return " ".join(
        str(row.get(part)) for part in ("first_name", "middle_name", "last_name") if row.get(part)
    )


def ssn_in(row: Row) -> str | None:
    """The number itself, or the one that a Ticket number begins with."""
    if row.get("ssn"):
        return str(row.get("ssn"))
    beginning = str(row.get("ticket_number") or "")[:9]
    return beginning if is_ssn(beginning) else None


class Finder:
    """The Ticketholders of one organization, by whatever a row may call them."""

    def __init__(self, settled: Settled, *, withdrawn: bool = False) -> None:
        self.organization = settled.organization
        self.digest_of = digests_of(settled.organization)
        tickets = Ticket.objects.filter(organization=self.organization)
        if not withdrawn:
            tickets = tickets.filter(is_withdrawn=False)
        self.references: dict[UUID, str] = dict(tickets.values_list("pk", "reference"))
        self.by_reference = {reference.casefold(): key for key, reference in self.references.items()}
        self.by_digest: dict[bytes, UUID] = {}
        self.names: dict[UUID, str] = {}
        holders = Ticketholder.objects.filter(organization=self.organization)
        for key, name, digest in holders.values_list("ticket_id", "name", "ssn_digest").iterator():
            if key in self.references:
                self.names[key] = name
                if digest is not None:
                    self.by_digest[bytes(digest)] = key

    @cached_property
    def by_name(self) -> dict[str, list[UUID]]:
        found: dict[str, list[UUID]] = defaultdict(list)
        for key, name in self.names.items():
            found[_parts(name)].append(key)
        return found

    def named(self, name: str) -> list[UUID]:
        """Everybody of this name, whatever its order, accents and capitals."""
        return self.by_name.get(_parts(name), [])

    def shown(self, key: UUID | None) -> str:
        return self.names.get(key) or self.references.get(key, "") if key else ""

    def digest_in(self, row: Row) -> bytes | None:
        """By what the Social Security number of the row is found."""
        ssn = ssn_in(row)
        return self.digest_of(ssn) if ssn else None

    def by_numbers(self, row: Row) -> UUID | None:
        """By our id or the Social Security number; a row in which the two name two people says so."""
        return self.by_id_or_digest(row, self.digest_in(row))

    def by_id_or_digest(self, row: Row, digest: bytes | None) -> UUID | None:
        """The same where the digest is at hand."""
        reference = row.get("reference")
        by_id = self.by_reference.get(str(reference).casefold()) if reference else None
        by_ssn = self.by_digest.get(digest) if digest else None
        if by_id is not None and by_ssn is not None and by_id != by_ssn:
            row.wrong("reference", "TWO_PEOPLE")
            return None
        return by_id or by_ssn

    def known(self, row: Row) -> UUID | None:
        """Whose row it is, among those who are known; otherwise the row says what lacks."""
        key = self.by_numbers(row)
        name = name_of(row)
        if row.problems:
            return None
        if key is None and not row.get("reference") and not ssn_in(row) and name:
            same = self.named(name)
            if len(same) > 1:
                row.wrong("name", "SEVERAL_OF_A_NAME", count=len(same))
                return None
            key = same[0] if same else None
        elif key is not None and name and key in self.names and not _may_be_same(name, self.names[key]):
            row.wrong("name" if row.get("name") else "last_name", "OTHER_NAME")
            return None
        if key is None:
            first = next((one.name for one in WHO if row.get(one.name)), "reference")
            lacks = "WHO_MISSING" if first == "reference" and not row.get("reference") else "UNKNOWN_PERSON"
            row.wrong(first, lacks)
        return key


def _parts(name: str) -> str:
    return " ".join(sorted(folded(name).split()))


def _may_be_same(one: str, other: str) -> bool:
    """Two names of one person share a word of more than an initial: people marry, and shorten."""
    return bool({word for word in folded(one).split() if len(word) > 1} & set(folded(other).split()))
