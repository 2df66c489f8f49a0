"""The database itself refuses to change what an agreement says once it is offered, a signature once it is given, and a paper."""

from __future__ import annotations

from typing import Any

from django.db import connections

from milepost.organizations import guards
from milepost.organizations.guards import Guard

_SAYS_OTHERWISE = (
    "OLD.digest <> '' AND (NEW.digest <> OLD.digest OR NEW.content <> OLD.content OR NEW.shown <> OLD.shown "
    "OR NEW.number <> OLD.number OR NEW.agreement_id <> OLD.agreement_id)"
)
_SIGNED_OTHERWISE = (
    "OLD.at IS NOT NULL AND (NEW.at IS NULL OR NEW.at <> OLD.at OR NEW.name IS NULL OR NEW.seal IS NULL OR NEW.seal <> OLD.seal OR NEW.digest <> OLD.digest OR NEW.signed_on IS NULL "
    "OR NEW.signed_on <> OLD.signed_on OR NEW.method <> OLD.method)"
)
GUARDS = (
    Guard(
        "agreements_version_stays",
        "BEFORE UPDATE ON agreements_agreementversion",
        _SAYS_OTHERWISE,
        "what an offered agreement says is never changed: it is amended",
    ),
    Guard(
        "agreements_version_kept",
        "BEFORE DELETE ON agreements_agreementversion",
        "",
        "a version of an agreement is never deleted: it is withdrawn",
    ),
    Guard(
        "agreements_signature_stays",
        "BEFORE UPDATE ON agreements_agreementsignature",
        _SIGNED_OTHERWISE,
        "a signature that was given is never changed",
    ),
    Guard(
        "agreements_signature_kept",
        "BEFORE DELETE ON agreements_agreementsignature",
        "",
        "a signature is never deleted",
    ),
    Guard("agreements_paper_kept", "BEFORE DELETE ON agreements_paper", "", "a paper is never deleted"),
)
"""A paper's content and a signer's name are sealed anew when keys are rotated; the digest and the seal say what they were."""
NAMES = tuple(one.name for one in GUARDS)
TABLES = {"agreements_agreementversion", "agreements_agreementsignature", "agreements_paper"}


def take_down(using: str = "default", **_: Any) -> None:
    """Before tables change."""
    guards.take_down(NAMES, using)


def put_up(using: str = "default", **_: Any) -> None:
    """Once every table is as it is to be; on the way to an older state there is nothing to guard."""
    connection = connections[using]
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        if there >= TABLES:
            for guard in GUARDS:
                for statement in guards.statements(guard, connection.vendor):
                    cursor.execute(statement)
