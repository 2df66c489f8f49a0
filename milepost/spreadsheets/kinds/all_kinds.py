"""Every kind of rows, by its code."""

from __future__ import annotations

from milepost.spreadsheets.kinds.assignments import Assignments
from milepost.spreadsheets.kinds.contacts import Contacts
from milepost.spreadsheets.kinds.frame import Kind
from milepost.spreadsheets.kinds.people import People
from milepost.spreadsheets.kinds.stubs import Stubs

KINDS: dict[str, Kind] = {kind.code: kind for kind in (People(), Assignments(), Contacts(), Stubs())}
