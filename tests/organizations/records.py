"""One record of each kind of this subject for the walk over every route."""

from __future__ import annotations

from typing import Any

from milepost.journal.actions import Deed
from milepost.organizations.bank_actions import set_account
from milepost.tickets.models import Ticket


def records(ticket: Ticket, name: str, deed: Deed) -> tuple[dict[str, Any], list[str]]:
    number = f"{name}000017".upper()
    account = set_account(deed.organization, "021000021", number, follows=None, deed=deed)
    return {"payee_id": str(deed.organization.pk), "account_id": account.pk}, [number]
