"""Parts of addresses that several subjects have."""

from __future__ import annotations

from django.urls.converters import StringConverter


class Kind(StringConverter):
    """The kinds of file that a list can be downloaded as."""

    regex = "csv|xlsx"
