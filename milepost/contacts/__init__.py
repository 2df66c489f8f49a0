"""Contacts with Ticketholders: notes, letters with their proof of mailing, and when the next contact is due."""
