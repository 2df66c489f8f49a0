"""Asking by text: the pages of staff, and the page that a link opens."""
