"""Every payment of one Ticket: attained, waiting, barred, closed or lost, each with its reasons (subpart H)."""

from milepost.rulebook.claims.ladder import decide

__all__ = ["decide"]
