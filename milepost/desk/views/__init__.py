"""Today, the list of Ticketholders, and one Ticketholder."""
