"""Timely-progress reviews: each period, how its review is carried out, study, and a page for the Ticketholder."""
