"""Asking by text for evidence, with a link that needs no account, until it is there."""
