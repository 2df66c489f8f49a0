"""The public caseload exchange format, version 1: read, check, write (docs/exchange-format.md)."""

from milepost.caseload.faults import Fault
from milepost.caseload.reader import Caseload, read_caseload
from milepost.caseload.writer import write_caseload

__all__ = ["Caseload", "Fault", "read_caseload", "write_caseload"]
