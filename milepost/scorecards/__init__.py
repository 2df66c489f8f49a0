"""Scorecards: how the work for Ticketholders goes at each partner, with the records behind every figure."""
