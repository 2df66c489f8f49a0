"""One record of each kind of payments, for the walk over every route."""

from __future__ import annotations

from typing import Any

from milepost.journal.actions import Deed
from milepost.payments.choices import Kind, State
from milepost.payments.models import MoneyReceived, Recovery, Remittance, SplitAgreement
from milepost.tickets.models import Ticket
from tests.website.conftest import TODAY


def records(ticket: Ticket, name: str, deed: Deed) -> tuple[dict[str, Any], list[str]]:
    owner = ticket.organization
    deposit = Remittance.objects.create(
        organization=owner,
        deposited_on=TODAY,
        cents=100_000,
        reference=f"{name} deposit",
        note=f"{name} remark",
        made_by=deed.by,
    )
    line = MoneyReceived.objects.create(
        organization=owner,
        ticket=ticket,
        kind=Kind.PAYMENT,
        received_on=TODAY,
        cents=12_345,
        reference=f"{name} ACH",
        work_case=f"{name} WC",
        provider=name,
        about=f"{name} notice",
        remittance=deposit,
        state=State.UNMATCHED,
        made_by=deed.by,
    )
    recovery = Recovery.objects.create(
        organization=owner,
        ticket=ticket,
        money=line,
        cents=12_345,
        noticed_on=TODAY,
        received_on=TODAY,
        moved_on=TODAY,
        cause="benefit_rights",
        said=f"{name} said so",
        made_by=deed.by,
    )
    parties = [{"name": f"{name} EN", "pid": "1"}, {"name": f"{name} earlier", "pid": "2"}]
    agreement = SplitAgreement.objects.create(
        organization=owner,
        ticket=ticket,
        edition=1,
        content={"parties": parties, "rows": [["p1m1", None, None, [70, 30]]]},
        made_by=deed.by,
    )
    parts = {
        "money_id": str(line.pk),
        "remittance_id": str(deposit.pk),
        "recovery_id": str(recovery.pk),
        "agreement_id": str(agreement.pk),
    }
    words = [
        f"{name} deposit",
        f"{name} remark",
        f"{name} ACH",
        f"{name} WC",
        f"{name} notice",
        f"{name} said so",
        f"{name} earlier",
    ]
    return parts, words
