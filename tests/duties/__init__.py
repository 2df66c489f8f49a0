"""Duties with a date."""
