"""The simulated caseload: the same from a seed, sound without dirt, faulty with each kind of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from milepost.caseload import read_caseload, write_caseload
from milepost.caseload.simulation import DIRT, people, simulate, write_with_dirt
from milepost.rulebook.claims import decide
from milepost.rulebook.decisions import Status
from milepost.rulebook.facts import Cash, Evidence, PaymentSystem
from milepost.rulebook.law import Law


def test_the_same_seed_gives_the_same_caseload() -> None:
    assert list(simulate(20, 3)) == list(simulate(20, 3))
    assert list(simulate(20, 3)) != list(simulate(20, 4))
    assert list(simulate(20, 3)) == list(simulate(40, 3))[:20]


def test_it_is_sound_and_reads_back(tmp_path: Path) -> None:
    facts = {one.ticket.ticket: one for one in simulate(300, 5)}
    write_caseload(facts.values(), tmp_path / "caseload")
    read = read_caseload(tmp_path / "caseload")
    assert [str(fault) for fault in read.faults] == []
    assert read.tickets == facts


def test_it_holds_what_real_caseloads_hold() -> None:
    facts = list(simulate(600, 1))
    rows = [row for one in facts for row in one.months.values()]
    assert {row.cash for row in rows} >= {Cash.PAID, Cash.NONE_WORK, Cash.UNKNOWN, Cash.NONE_OTHER}
    assert {row.evidence for row in rows} == set(Evidence)
    assert any(len(one.assignments) == 2 for one in facts)
    assert any(one.assignments[0].system is PaymentSystem.OUTCOME_ONLY for one in facts)
    assert any(one.vr_cases for one in facts)
    assert any((row.self_employed_net or 0) < 0 for row in rows)
    law = Law.packaged()
    decided = [decide(one, law, as_of=date(2025, 12, 31)) for one in facts]
    assert {claim.status for one in decided for claim in one.claims} == set(Status)


@pytest.mark.parametrize("kind", sorted(DIRT))
def test_each_kind_of_dirt_is_a_fault_and_never_a_traceback(tmp_path: Path, kind: str) -> None:
    went = write_with_dirt(simulate(12, 9), tmp_path, seed=1, kinds=[kind])
    assert [name for name, _file in went] == [kind]
    read = read_caseload(tmp_path)
    assert read.faults
    printed = " ".join(str(fault) for fault in read.faults)
    assert "6789" not in printed


def test_all_dirt_at_once(tmp_path: Path) -> None:
    write_with_dirt(simulate(40, 9), tmp_path, seed=2)
    assert read_caseload(tmp_path).faults


def test_people_are_visibly_fake_and_some_speak_spanish() -> None:
    named = people([f"T{number}" for number in range(200)], 1)
    assert {person.language for person in named} == {"en", "es"}
    assert len({person.name for person in named}) > 20
