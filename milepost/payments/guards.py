"""The database itself refuses to share more than the whole of a payment, and to change or delete what came.

As the guards of Tickets: taken down before tables are migrated, because SQLite makes a changed table anew, and put up again
afterwards. A refusal is an IntegrityError on either database.
"""

from __future__ import annotations

from typing import Any

from django.db import connections

SHARES, STAYS, KEPT = NAMES = ("payments_shares_to_a_hundred", "payments_money_stays", "payments_money_kept")
_SAYS = {
    SHARES: "the shares of one payment add to a hundred at most",
    STAYS: "what came is never changed: it is withdrawn, or reversed by another line",
    KEPT: "what came is never deleted: it is withdrawn, or reversed by another line",
}
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
    connection = connections[using]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for name in (*NAMES, f"{SHARES}_again"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def put_up(using: str = "default", **_: Any) -> None:
    """Once every table is as it is to be; on the way to an older state there is nothing to guard."""
    connection = connections[using]
    with connection.cursor() as cursor:
        there = connection.introspection.table_names(cursor)
        if not {"payments_slotshare", "payments_moneyreceived"} <= set(there):
            return
        for statement in _on_postgresql() if connection.vendor == "postgresql" else _on_sqlite():
            cursor.execute(statement)


def _on_postgresql() -> list[str]:
    """Each function raises a violation of a check, so that it comes as any other refusal of a constraint does.

    The first holds the slot's row until the transaction ends: a second share waits here, and then counts the first.
    """
    refuse = "RAISE EXCEPTION '{0}' USING ERRCODE = 'check_violation'"
    bodies = {
        SHARES: "IF NEW.released_on IS NULL THEN PERFORM 1 FROM payments_paidslot p WHERE p.id = NEW.slot_id FOR UPDATE; "
        f"IF {_TAKEN} THEN {refuse.format(_SAYS[SHARES])}; END IF; END IF; RETURN NEW;",
        STAYS: f"IF {_CHANGED['postgresql']} THEN {refuse.format(_SAYS[STAYS])}; END IF; RETURN NEW;",
        KEPT: f"{refuse.format(_SAYS[KEPT])};",
    }
    when = {
        SHARES: "BEFORE INSERT OR UPDATE ON payments_slotshare",
        STAYS: "BEFORE UPDATE ON payments_moneyreceived",
        KEPT: "BEFORE DELETE ON payments_moneyreceived",
    }
    made = [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$"
        for name, body in bodies.items()
    ]
    return made + [
        f"CREATE OR REPLACE TRIGGER {name} {when[name]} FOR EACH ROW EXECUTE FUNCTION {name}()"
        for name in NAMES
    ]


def _on_sqlite() -> list[str]:
    """One writer at a time, so nothing has to be held. A row that is not inserted yet has no id (-1 stands for it)."""
    taken = f"NEW.released_on IS NULL AND {_TAKEN.replace('NEW.id', 'coalesce(NEW.id, -1)')}"
    return [
        f"CREATE TRIGGER IF NOT EXISTS {name} {when} BEGIN SELECT RAISE(ABORT, '{says}') WHERE {condition}; END"
        for name, when, condition, says in (
            (SHARES, "BEFORE INSERT ON payments_slotshare", taken, _SAYS[SHARES]),
            (f"{SHARES}_again", "BEFORE UPDATE ON payments_slotshare", taken, _SAYS[SHARES]),
            (STAYS, "BEFORE UPDATE ON payments_moneyreceived", _CHANGED["sqlite"], _SAYS[STAYS]),
            (KEPT, "BEFORE DELETE ON payments_moneyreceived", "1", _SAYS[KEPT]),
        )
    ]
