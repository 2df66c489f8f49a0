"""What is written is read back as it was: CSV, archive, workbook, JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from milepost.caseload import read_caseload, write_caseload
from milepost.caseload.as_json import facts_as_json, facts_from_json
from milepost.caseload.simulation import simulate
from milepost.rulebook.facts import TicketFacts
from tests.second_reading.caseloads import ticket


def facts() -> Iterator[TicketFacts]:
    yield from simulate(40, 11)
    for seed in range(60):
        odd, _day = ticket(seed)
        name = f"ODD-{seed}"
        yield replace(
            odd,
            ticket=replace(odd.ticket, ticket=name),
            assignments=tuple(replace(one, ticket=name) for one in odd.assignments),
            months={month: row._replace(ticket=name) for month, row in sorted(odd.months.items())},
            vr_cases=tuple(replace(one, ticket=name) for one in odd.vr_cases),
        )


@pytest.mark.parametrize("name", ["folder", "caseload.zip", "caseload.xlsx"])
def test_what_is_written_is_read_back(tmp_path: Path, name: str) -> None:
    given = {one.ticket.ticket: one for one in facts()}
    write_caseload(given.values(), tmp_path / name)
    read = read_caseload(tmp_path / name)
    assert read.faults == ()
    assert read.tickets == given


def test_csv_to_json_to_csv_gives_the_same_bytes(tmp_path: Path) -> None:
    write_caseload(facts(), tmp_path / "first")
    read = read_caseload(tmp_path / "first").tickets.values()
    texts = [json.dumps(facts_as_json(one)) for one in read]
    write_caseload((facts_from_json(json.loads(text)) for text in texts), tmp_path / "second")
    for file in sorted((tmp_path / "first").iterdir()):
        assert (tmp_path / "second" / file.name).read_bytes() == file.read_bytes()


def test_a_text_that_its_column_cannot_hold_is_refused() -> None:
    given = facts_as_json(next(facts()))
    given["tickets"][0]["program"] = "pension"
    with pytest.raises(ValueError, match="tickets, program: 'pension' cannot be read"):
        facts_from_json(given)
