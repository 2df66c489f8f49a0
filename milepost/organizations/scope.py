"""For whom the program works at this moment, told to the database so that its own wall stands where it should."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.backends.signals import connection_created

from milepost.organizations.models import Organization, StaffMember


@dataclass(frozen=True, slots=True)
class Scope:
    """Nothing, one organization (and perhaps one partner of it), or everything."""

    organization: str = ""
    partner: str = ""
    everything: bool = False

    @classmethod
    def of(cls, member: StaffMember) -> Scope:
        partner = member.partner
        return cls(str(member.owner.pk), str(partner.pk) if partner else "")


NOTHING, EVERYTHING = Scope(), Scope(everything=True)
_current: ContextVar[Scope] = ContextVar("scope", default=NOTHING)
_TELL = (
    "SELECT set_config('milepost.organization', %s, false), set_config('milepost.partner', %s, false), "
    "set_config('milepost.everything', %s, false)"
)


@contextmanager
def within(scope: Scope) -> Iterator[None]:
    """Work in this scope; afterwards the one before holds again."""
    before = _current.set(scope)
    _tell()
    try:
        yield
    finally:
        _current.reset(before)
        _tell()


@contextmanager
def for_organization(organization: Organization) -> Iterator[None]:
    """Long work for one organization."""
    with within(Scope(str(organization.pk))):
        yield


def work_in(scope: Scope) -> None:
    """From now on, before any connection stands: a command of the operator, or a worker, sees everything."""
    _current.set(scope)


def _tell() -> None:
    """Told at once, unless no connection stands yet (it is told when it is made) or one waits to be rolled back."""
    if (
        connection.vendor == "postgresql"
        and connection.connection is not None
        and not connection.needs_rollback
    ):
        _tell_to(connection)


def _tell_to(told: Any) -> None:
    scope = _current.get()
    with told.cursor() as cursor:
        cursor.execute(_TELL, [scope.organization, scope.partner, "yes" if scope.everything else ""])


def _when_connected(connection: Any, **_: Any) -> None:
    if connection.vendor == "postgresql":
        _tell_to(connection)


connection_created.connect(_when_connected, dispatch_uid="milepost scope")
