"""Social Security numbers and Ticket numbers: how they are written, kept, found and masked."""

from __future__ import annotations

import re

from milepost.keys.fields import ring
from milepost.organizations.models import Organization

_SSN = re.compile(r"(\d{3})[ -]?(\d{2})[ -]?(\d{4})")
_NEVER_ISSUED = re.compile(r"000|666|9\d\d")
_TICKET = re.compile(r"\d{9}[A-Z]{2}\d{2}|\d{9}[A-Z0-9]{2,4}")
"""A Ticket number begins with the holder's SSN, so it is kept and shown like one."""


def is_ssn(text: str) -> bool:
    """Whether it could be somebody's: SSA has never issued 000, 666 or 900 to 999, group 00 or serial 0000."""
    found = _SSN.fullmatch(text.strip())
    return bool(found and not _NEVER_ISSUED.fullmatch(found[1]) and found[2] != "00" and found[3] != "0000")


def ssn_of(text: str) -> str:
    """The nine digits, dashed: `123-45-6789`. ValueError where it is none."""
    if not is_ssn(text):
        raise ValueError("not a Social Security number")
    found = _SSN.fullmatch(text.strip())
    assert found is not None
    return "-".join(found.groups())


def is_ticket_number(text: str) -> bool:
    return bool(_TICKET.fullmatch(text.strip().upper().replace("-", "")))


def digest_of(organization: Organization, ssn: str) -> bytes:
    """By what an SSN is found within an organization, without opening any."""
    return ring().digest_for_look_up(f"ssn {organization.pk}", ssn_of(ssn))


def masked(number: str) -> str:
    """All but the last four hidden: `•••-••-6789`. For those who are cleared; others see no part of it."""
    return f"•••-••-{number[-4:]}"


HIDDEN = "•••-••-••••"
