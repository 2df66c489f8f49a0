"""Revenue: what Tickets brought, period by period, what they may bring by one's own suppositions, and the year's report."""
