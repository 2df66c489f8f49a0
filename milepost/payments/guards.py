"""The database itself refuses to share more than the whole of a payment, and to change or delete what came.

A refusal is an IntegrityError on either database.
"""

from __future__ import annotations

from typing import Any

from django.db import connections

from milepost.organizations import guards
from milepost.organizations.guards import Guard

SHARES, STAYS, KEPT = NAMES = ("payments_shares_to_a_hundred", "payments_money_stays", "payments_money_kept")
_SAYS = {
    SHARES: "the shares of one payment add to a hundred at most",
    STAYS: "what came is never changed: it is withdrawn, or reversed by another line",
    KEPT: "what came is never deleted: it is withdrawn, or reversed by another line",
}
_CAME = "payments_moneyreceived"
_MONEY = ("organization_id", "kind", "received_on", "cents", "made_at")
_CHANGED = {
    "postgresql": " OR ".join(f"NEW.{one} IS DISTINCT FROM OLD.{one}" for one in _MONEY),
    "sqlite": " OR ".join(f"NEW.{one} IS NOT OLD.{one}" for one in _MONEY),
}
_TAKEN = (
    "(SELECT coalesce(sum(s.percent), 0) FROM payments_slotshare s "
    "WHERE s.slot_id = NEW.slot_id AND s.released_on IS NULL AND s.id <> NEW.id) + NEW.percent > 100"
)


def take_down(using: str = "default", **_: Any) -> None:
    """Before tables change."""
    guards.take_down((*NAMES, f"{SHARES}_again"), using)


def put_up(using: str = "default", **_: Any) -> None:
    """Once every table is as it is to be; on the way to an older state there is nothing to guard."""
    connection = connections[using]
    with connection.cursor() as cursor:
        there = connection.introspection.table_names(cursor)
        if not {"payments_slotshare", "payments_moneyreceived"} <= set(there):
            return
        shares = _shares_on_postgresql() if connection.vendor == "postgresql" else _shares_on_sqlite()
        changed = _CHANGED[connection.vendor]
        for statement in (
            *shares,
            *guards.statements(
                Guard(STAYS, f"BEFORE UPDATE ON {_CAME}", changed, _SAYS[STAYS]), connection.vendor
            ),
            *guards.statements(Guard(KEPT, f"BEFORE DELETE ON {_CAME}", "", _SAYS[KEPT]), connection.vendor),
        ):
            cursor.execute(statement)


def _shares_on_postgresql() -> tuple[str, ...]:
    """It holds the slot's row until the transaction ends: a second share waits here, and then counts the first."""
    return guards.on_postgresql(
        SHARES,
        "BEFORE INSERT OR UPDATE ON payments_slotshare",
        "IF NEW.released_on IS NULL THEN PERFORM 1 FROM payments_paidslot p WHERE p.id = NEW.slot_id FOR UPDATE; "
        f"IF {_TAKEN} THEN {guards.refusing(_SAYS[SHARES])} END IF; END IF; RETURN NEW;",
    )


def _shares_on_sqlite() -> tuple[str, ...]:
    """One writer at a time, so nothing has to be held. A row that is not inserted yet has no id (-1 stands for it)."""
    taken = f"NEW.released_on IS NULL AND {_TAKEN.replace('NEW.id', 'coalesce(NEW.id, -1)')}"
    moments = ((SHARES, "BEFORE INSERT"), (f"{SHARES}_again", "BEFORE UPDATE"))
    return tuple(
        statement
        for name, when in moments
        for statement in guards.statements(
            Guard(name, f"{when} ON payments_slotshare", taken, _SAYS[SHARES]), "sqlite"
        )
    )
