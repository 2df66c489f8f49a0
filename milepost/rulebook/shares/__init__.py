"""How money that SSA paid is shared inside an Administrative EN: terms, the split, who had the Ticket, the books, the statement."""
