"""Documents about Ticketholders: kept sealed, shown only through a check, each reading journaled."""
