"""Milepost runs the Ticket to Work program for the people who do its work."""

__version__ = "0.1.0"
