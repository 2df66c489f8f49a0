"""Tickets, their assignments, State VR cases, and when they are in use."""
