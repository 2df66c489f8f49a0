"""Payments that were asked for, and what the rulebook decides of every Ticket."""
