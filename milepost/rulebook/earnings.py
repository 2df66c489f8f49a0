"""What a month of work brought, by each program's way of attributing wages (20 CFR 411.575; readings.md)."""

from __future__ import annotations

from milepost.rulebook.facts import MonthOfWork, Program


def gross_of(row: MonthOfWork | None, program: Program) -> int:
    """Gross wages and net self-employment of a month, in cents.

    SSDI counts the month in which wages were earned, SSI the month in which they were paid, concurrent the
    larger of the two sums. If only one of the two is given it serves as both; a month without any figure
    is zero (finer point 15), and a loss from self-employment counts as it stands (34).
    """
    if row is None:
        return 0
    earned = row.earned if row.earned is not None else row.paid
    paid = row.paid if row.paid is not None else row.earned
    net = row.self_employed_net or 0
    if program is Program.SSDI:
        return (earned or 0) + net
    if program is Program.SSI:
        return (paid or 0) + net
    return max(earned or 0, paid or 0) + net
