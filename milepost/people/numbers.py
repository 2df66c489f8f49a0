"""Social Security numbers and Ticket numbers: how they are written, kept, found and masked."""

from __future__ import annotations

import re
from collections.abc import Callable

from milepost.keys.fields import ring
from milepost.organizations.models import Organization

_SSN = re.compile(r"(\d{3})[ -]?(\d{2})[ -]?(\d{4})")
_NEVER_ISSUED = re.compile(r"000|666|9\d\d")
_TICKET = re.compile(r"\d{9}[A-Z]{2}\d{2}|\d{9}[A-Z0-9]{2,4}")
"""A Ticket number begins with the holder's SSN, so it is kept and shown like one."""


def is_ssn(text: str) -> bool:
    """Whether it could be somebody's: SSA has never issued 000, 666 or 900 to 999, group 00 or serial 0000."""
    found = _SSN.fullmatch(text.strip())
    return found is not None and _is_issued(*found.groups())


def _is_issued(area: str, group: str, serial: str) -> bool:
    return group != "00" and serial != "0000" and not _NEVER_ISSUED.fullmatch(area)


def ssn_of(text: str) -> str:
    """The nine digits, dashed: `123-45-6789`. ValueError where it is none."""
    found = _SSN.fullmatch(text.strip())
    if found is None or not _is_issued(*found.groups()):
        raise ValueError("not a Social Security number")
    return "-".join(found.groups())


def is_ticket_number(text: str) -> bool:
    return bool(_TICKET.fullmatch(text.strip().upper().replace("-", "")))


def digest_of(organization: Organization, ssn: str) -> bytes:
    """By what an SSN is found within an organization, without opening any."""
    return digests_of(organization)(ssn)


def digests_of(organization: Organization) -> Callable[[str], bytes]:
    """The same for many numbers, with the key looked up once: a rotation never changes the one for look-ups."""
    kept, scope = ring(), f"ssn {organization.pk}"
    return lambda ssn: kept.digest_for_look_up(scope, ssn_of(ssn))


def masked(number: str) -> str:
    """All but the last four hidden: `•••-••-6789`. For those who are cleared; others see no part of it."""
    return f"•••-••-{number[-4:]}"


HIDDEN = "•••-••-••••"
