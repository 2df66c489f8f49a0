"""docs/security-asvs.md: whole, in order, with tests that exist and counts that are right."""

from __future__ import annotations

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

from milepost.asking import arriving, public
from milepost.caseload import tables
from milepost.documents import kinds, photographs
from milepost.organizations import policies
from milepost.plans import signing_actions
from milepost.website import settings
from tests.each import of_each

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/security-asvs.md").read_text()
REQUIREMENTS = {
    1: 27, 2: 11, 3: 19, 4: 10, 5: 9, 6: 35, 7: 18, 8: 7, 9: 7, 10: 29, 11: 14, 12: 9, 13: 13, 14: 9, 15: 13, 16: 16, 17: 7,
}  # fmt: skip
"""How many of levels 1 and 2 each chapter of ASVS 5.0.0 has; 70 in all are of level 1."""
OF_LEVEL_1 = 70
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| (\d) \|(.*)\|$", re.MULTILINE)
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


class Row(NamedTuple):
    id: str
    level: int
    cells: list[str]

    @property
    def kept_by(self) -> str:
        """`a test`, `design or a setting`, `**open**` or `not applicable`."""
        said = self.cells[-1]
        if said in {"**open**", "not applicable"}:
            return said
        if said.startswith("design: "):
            return "design or a setting"
        return "a test" if all(TEST.fullmatch(one) for one in said.split(", ")) else f"unknown: {said}"


ROWS = [
    Row(one, int(level), [cell.strip() for cell in rest.split(" | ")])
    for one, level, rest in ROW.findall(PAGE)
]


@cache
def named_in(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text())
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def numbers(name: str) -> list[int]:
    return [int(part) for part in name.split(".")]


def test_every_requirement_has_one_row_in_order() -> None:
    names = [row.id for row in ROWS]
    assert names == sorted(set(names), key=numbers)
    assert Counter(numbers(name)[0] for name in names) == REQUIREMENTS
    assert Counter(row.level for row in ROWS) == {1: OF_LEVEL_1, 2: sum(REQUIREMENTS.values()) - OF_LEVEL_1}


@of_each(ROWS, lambda row: row.id)
def test_what_keeps_it_is_there(row: Row) -> None:
    assert len(row.cells) == 3, "what is asked, how it is kept, kept by"
    assert all(row.cells)
    assert not row.kept_by.startswith("unknown"), row.kept_by
    for path, name in TEST.findall(row.cells[-1]):
        assert name in named_in(path), f"{path} has no {name}"
    if row.kept_by == "design or a setting":
        named = re.findall(r"`([^`]+)`", row.cells[-1])
        assert named, "names what keeps it"
        for path in named:
            assert (ROOT / path).exists(), path


def test_the_counts_at_the_top_are_right() -> None:
    counted = Counter(row.kept_by for row in ROWS)
    top = dict(re.findall(r"^\| ([a-z* ]+) \| (\d+) \|$", PAGE, re.MULTILINE))
    assert {name: int(many) for name, many in top.items()} == {**counted, "all": len(ROWS)}


def test_what_is_open_is_listed_with_what_would_close_it() -> None:
    end = PAGE.partition("## What is open")[2]
    listed = [
        name for first in re.findall(r"^\| ([\d., ]+) \|", end, re.MULTILINE) for name in first.split(", ")
    ]
    assert listed == [row.id for row in ROWS if row.kept_by == "**open**"]


def test_the_figures_of_the_safeguards_are_those_of_the_program() -> None:
    text = " ".join((ROOT / "docs/safeguards.md").read_text().split())
    mega = 1024 * 1024
    seldom = public._MOST_IN_WINDOW
    shortest = re.search(r"'min_length': (\d+)", str(settings.AUTH_PASSWORD_VALIDATORS))
    assert shortest is not None
    for said in (
        f"after {settings.IDLE_MINUTES} minutes without a click and after {settings.SESSION_COOKIE_AGE // 3600} hours",
        f"at most {policies.MOST_READ_IN_AN_HOUR} in an hour",
        f"{shortest[1]} characters or more",
        f"{seldom['send']} forms, {seldom['page']} pages, {seldom['part']:,} parts in 10 minutes; {arriving.MOST_PHOTOGRAPHS} photographs",
        f"{signing_actions.MOST_TRIES} wrong dates end the link",
        f".xlsx, .zip, .csv | {settings.LARGEST_UPLOAD // mega} MB | {tables.MOST_UNPACKED_MB:,} MB, {tables.MOST_MEMBERS:,} files",
        f"known by content | {kinds.MOST_BYTES // mega} MB",
        f"{public.MOST_AT_ONCE // mega} MB a form, {arriving.MOST_PHOTOGRAPHS} an ask | {photographs.MOST_POINTS:,} points, {photographs.MOST_PAGES} pages",
        f"{settings.DATA_UPLOAD_MAX_MEMORY_SIZE // mega} MB beside files",
        "at most ten minutes before" if settings.ACCOUNT_REAUTHENTICATION_TIMEOUT == 600 else "another time",
        "8 wrong passwords for one address in 10 minutes, 20 from one network address in a minute"
        if settings.ACCOUNT_RATE_LIMITS["login_failed"] == "20/m/ip,8/10m/key"
        else "other limits",
    ):
        assert said in text, said
