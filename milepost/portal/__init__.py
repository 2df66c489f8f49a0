"""The mirror of SSA's Ticket Portal: its four lists, compared with our records and with the last of their kind."""
