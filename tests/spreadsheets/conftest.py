"""Spreadsheets given by way of the pages, in an organization of its own."""

from __future__ import annotations

from tests.website.conftest import (
    _fresh_cache,
    administrator,
    northside,
    outsider,
    signed_in,
)

__all__ = ["_fresh_cache", "administrator", "northside", "outsider", "signed_in"]
