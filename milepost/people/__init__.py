"""Ticketholders: the only home of names."""
