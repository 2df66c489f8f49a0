"""A small caseload in a folder, to be spoiled one cell at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

SOUND = {
    "tickets": "ticket,program,blind,ended_on\nT1,ssdi,no,\nT2,ssi,,\n",
    "assignments": "ticket,provider,kind,system,assigned_on,unassigned_on\nT1,EN-A,en,milestone_outcome,2024-01-10,\n",
    "months": 'ticket,month,earned,cash,evidence\nT1,2024-02,"$1,110.00",,\nT1,2024-03,1110,paid,secondary\n',
    "payments": "ticket,provider,claim,number,month,status,amount\nT1,EN-A,p1m1,,2024-02,paid,1788\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sound caseload on disk."""
    place = tmp_path / "caseload"
    place.mkdir()
    for subject, text in SOUND.items():
        (place / f"{subject}.csv").write_text(text, encoding="utf-8")
    return place
