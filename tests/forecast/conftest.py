"""What the tests of the page have."""

from __future__ import annotations

from tests.website.conftest import administrator, northside, signed_in

__all__ = ["administrator", "northside", "signed_in"]
