"""The packaged files are read whole: every field of every table, against the YAML and against plain arithmetic."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import yaml

from milepost.rulebook.law import Figure, Law, LawError, Rate, Source

TEXTS = {
    entry.name: entry.read_text(encoding="utf-8")
    for entry in resources.files("milepost.law").iterdir()
    if entry.name.endswith(".yaml")
}
RAW: dict[str, Any] = {
    name.removesuffix(".yaml"): yaml.load(text, Loader=yaml.BaseLoader) for name, text in TEXTS.items()
}
TABLES = sorted(set(RAW) - {"sources"})
SHARES = {
    "phase_1_rate": (2, 120),
    "phase_2_rate_title_2": (2, 36),
    "phase_2_rate_title_16": (16, 36),
    "outcome_rate_title_2": (2, 36),
    "outcome_rate_title_16": (16, 36),
    "outcome_only_rate_title_2": (2, 67),
    "outcome_only_rate_title_16": (16, 67),
}


@pytest.fixture
def law() -> Law:
    """Read anew: the shared one is made once in a process."""
    return Law.packaged.__wrapped__()


@pytest.mark.parametrize("table", TABLES)
def test_a_table_says_what_its_file_says(law: Law, table: str) -> None:
    parameter, raw = law.parameters[table], RAW[table]
    head = (parameter.id, parameter.name, parameter.meaning, parameter.unit, parameter.law)
    assert head == (table, raw["name"], raw["meaning"], raw["unit"], raw["law"])
    assert all(head)
    found = {
        year: (value.year, value.value, value.confidence, value.sources, value.note)
        for year, value in parameter.values.items()
    }
    expected = {
        int(entry["year"]): (
            int(entry["year"]),
            entry["value"],
            entry["confidence"],
            tuple(entry["sources"]),
            entry.get("note", ""),
        )
        for entry in raw["values"]
    }
    assert found == expected
    assert parameter.through == max(expected)
    assert parameter.values[parameter.through].amount == Decimal(expected[parameter.through][1])


def test_the_sources_say_what_their_file_says(law: Law) -> None:
    assert law.sources == {
        key: Source(key, raw["title"], raw["from"], raw["url"], raw["weight"])
        for key, raw in RAW["sources"].items()
    }


def value_of(table: str, year: int) -> dict[str, Any] | None:
    return next((entry for entry in RAW[table]["values"] if entry["year"] == str(year)), None)


def rate_of(law: Law, table: str, year: int) -> Rate | None:
    title = SHARES[table][0]
    if table == "phase_1_rate":
        return law.phase_1_rate(year)
    if table.startswith("phase_2"):
        return law.phase_2_rate(year, title)
    return law.outcome_rate(year, title, outcome_only="only" in table)


@pytest.mark.parametrize("year", range(2007, 2029))
@pytest.mark.parametrize("table", SHARES)
def test_a_rate_is_the_share_of_its_base_or_the_published_one(law: Law, table: str, year: int) -> None:
    title, percent = SHARES[table]
    base, published = value_of(f"payment_base_title_{title}", year), value_of(table, year)
    rate = rate_of(law, table, year)
    if base is not None:
        exact = Decimal(base["value"]) * percent / 100
        dollars = int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))
        cents = int(Decimal(base["value"]) * 100)
        assert rate == Rate(dollars, cents, percent, year, title, tuple(base["sources"]))
        assert not rate.published
    elif published is not None:
        dollars = int(published["value"])
        assert rate == Rate(dollars, None, percent, year, title, tuple(published["sources"]))
        assert rate.published
    else:
        assert rate is None


@pytest.mark.parametrize(
    ("table", "asked"),
    [
        ("trial_work_level", Law.trial_work_level),
        ("substantial_gainful_activity", Law.substantial_gainful_activity),
        ("substantial_gainful_activity_blind", Law.substantial_gainful_activity_blind),
    ],
)
def test_a_level_is_in_cents(law: Law, table: str, asked: Any) -> None:
    for year in range(1990, 2030):
        given = value_of(table, year)
        assert asked(law, year) == (None if given is None else int(Decimal(given["value"]) * 100))


def test_gaps_are_the_years_of_which_nothing_is_known(law: Law) -> None:
    for through in (2008, 2025, 2027):
        expected = {
            (table, year)
            for table in TABLES
            for year in range(2008, through + 1)
            if value_of(table, year) is None
            and not (table in SHARES and value_of(f"payment_base_title_{SHARES[table][0]}", year) is not None)
        }
        assert {(parameter.id, year) for parameter, year in law.gaps(through)} == expected
    assert law.gaps(2007) == []


def test_what_holds_up_a_year(law: Law) -> None:
    assert [parameter.id for parameter in law.holding_up(2024)] == []
    assert [parameter.id for parameter in law.holding_up(2025)] == [
        "payment_base_title_16"
    ]  # outcome-only, T16
    bases = ["payment_base_title_16", "payment_base_title_2"]
    assert sorted(parameter.id for parameter in law.holding_up(2026)) == bases
    levels = {"trial_work_level", "substantial_gainful_activity", "substantial_gainful_activity_blind"}
    assert {parameter.id for parameter in law.holding_up(2027)} >= levels | set(bases)
    known = law.with_figures([Figure("payment_base_title_2", 2026, "1600", "invented")])
    assert [parameter.id for parameter in known.holding_up(2026)] == ["payment_base_title_16"]


def test_the_fingerprint_is_of_the_figures_and_of_nothing_else(law: Law) -> None:
    assert law.fingerprint == Law.packaged.__wrapped__().fingerprint
    assert len(law.fingerprint) == 12
    same = law.overlaid({"trial_work_level.yaml": 'values: [{year: 2025, value: "1160", source: elsewhere}]'})
    assert same.fingerprint == law.fingerprint
    other = law.overlaid(
        {"trial_work_level.yaml": 'values: [{year: 2025, value: "1161", source: elsewhere}]'}
    )
    assert other.fingerprint != law.fingerprint


def test_an_overlay_adds_years_and_leaves_the_others(law: Law) -> None:
    texts = {
        "sources.yaml": "notice: {title: Notice, from: SSA, url: 'https://example.org', weight: primary}",
        "payment_base_title_2.yaml": 'values: [{year: 2026, value: "$1,600.00", source: notice, confidence: sure, note: n}]',
    }
    overlaid = law.overlaid(texts)
    value = overlaid.parameters["payment_base_title_2"].values[2026]
    assert (value.value, value.confidence, value.sources, value.note) == ("1600.00", "sure", ("notice",), "n")
    assert overlaid.sources["notice"] == Source("notice", "Notice", "SSA", "https://example.org", "primary")
    assert set(overlaid.sources) == {*law.sources, "notice"}
    assert overlaid.parameters["payment_base_title_2"].name == law.parameters["payment_base_title_2"].name
    assert overlaid.phase_1_rate(2025) == law.phase_1_rate(2025)
    assert list(overlaid.parameters["payment_base_title_2"].values) == [
        *law.parameters["payment_base_title_2"].values,
        2026,
    ]
    earlier = law.overlaid({"trial_work_level.yaml": 'values: [{year: 1950, value: "1", source: s}]'})
    assert next(iter(earlier.parameters["trial_work_level"].values)) == 1950
    assert earlier.parameters["trial_work_level"].values[1950].confidence == "1 source"
    assert earlier.parameters["trial_work_level"].values[1950].note == ""


def test_an_overlay_may_list_its_files_in_any_order(law: Law) -> None:
    """The sources come first, in the middle or last: each table is laid over all the same."""
    tables = {
        "trial_work_level.yaml": 'values: [{year: 2027, value: "1", source: s}]',
        "sources.yaml": "s: {title: S, from: SSA, url: u, weight: w}",
        "substantial_gainful_activity.yaml": 'values: [{year: 2027, value: "2", source: s}]',
    }
    overlaid = law.overlaid(tables)
    assert (overlaid.trial_work_level(2027), overlaid.substantial_gainful_activity(2027)) == (100, 200)


def test_an_overlay_on_disk_is_read_like_its_texts(tmp_path: Path) -> None:
    (tmp_path / "trial_work_level.yaml").write_text(
        'values: [{year: 2027, value: "1", source: "año"}]', encoding="utf-8"
    )
    (tmp_path / "notes.txt").write_text("not a table")
    law = Law.with_overlay(tmp_path)
    assert law.trial_work_level(2027) == 100
    assert law.parameters["trial_work_level"].values[2027].sources == ("año",)


NEEDS = "entry 1 needs year and value."
AMOUNT = "is not an amount; write dollars and cents, such as 1490.07."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "holds no parameter; give name, law and a list of values."),
        ("- a", "holds no parameter; give name, law and a list of values."),
        ("name: x", 'has no list `values`; give entries like {year: 2026, value: "1", sources: [key]}.'),
        ("values: []", 'has no list `values`; give entries like {year: 2026, value: "1", sources: [key]}.'),
        ("values: abc", 'has no list `values`; give entries like {year: 2026, value: "1", sources: [key]}.'),
        ("values: [{year: 2026}]", NEEDS),
        ("values: [{value: 1}]", NEEDS),
        ("values: [year]", NEEDS),
        (
            "values: [{year: 2026, value: 1, source: s}, {year: x, value: 1, source: a}]",
            "entry 2: 'x' is not a year.",
        ),
        ("values: [{year: 1934, value: 1, source: a}]", "entry 1: '1934' is not a year."),
        ("values: [{year: 2201, value: 1, source: a}]", "entry 1: '2201' is not a year."),
        ("values: [{year: 2026, value: 1}]", "2026 has no source; say where the figure was read."),
        (
            "values: [{year: 2026, value: 1, sources: []}]",
            "2026 has no source; say where the figure was read.",
        ),
        ("values: [{year: 2026, value: x, source: a}]", f"2026: 'x' {AMOUNT}"),
        ("values: [{year: 2026, value: 0, source: a}]", f"2026: '0' {AMOUNT}"),
        ("values: [{year: 2026, value: 1.001, source: a}]", f"2026: '1.001' {AMOUNT}"),
        ("values: [{year: 2026, value: Infinity, source: a}]", f"2026: 'Infinity' {AMOUNT}"),
    ],
)
def test_what_is_wrong_with_an_overlay_is_said(law: Law, text: str, said: str) -> None:
    with pytest.raises(LawError) as raised:
        law.overlaid({"trial_work_level.yaml": text})
    assert str(raised.value) == f"trial_work_level.yaml: {said}"


@pytest.mark.parametrize(("year", "cents"), [("1935", "0.01"), ("2200", "1.10")])
def test_the_widest_figures_that_can_be(law: Law, year: str, cents: str) -> None:
    overlaid = law.overlaid(
        {"trial_work_level.yaml": f'values: [{{year: {year}, value: "{cents}", sources: [a, b]}}]'}
    )
    assert overlaid.trial_work_level(int(year)) == int(Decimal(cents) * 100)
    assert overlaid.parameters["trial_work_level"].values[int(year)].sources == ("a", "b")


def test_unreadable_yaml_is_said_in_one_line(law: Law) -> None:
    with pytest.raises(LawError) as raised:
        law.overlaid({"trial_work_level.yaml": "a: ["})
    said = str(raised.value)
    assert said.startswith("trial_work_level.yaml: not readable as YAML (while parsing")
    assert said.endswith("; mend it.")
    assert "\n" not in said
    assert "  " not in said


def test_folders_that_hold_no_law(tmp_path: Path) -> None:
    with pytest.raises(LawError) as raised:
        Law.with_overlay(tmp_path)
    assert str(raised.value) == f"{tmp_path} holds no .yaml file; see docs/exchange-format.md for the form."
    nowhere = tmp_path / "nowhere"
    with pytest.raises(LawError) as raised:
        Law.with_overlay(nowhere)
    assert str(raised.value) == f"{nowhere} is not a folder; name a folder of .yaml parameter files."
    (tmp_path / "trial_work_level.yaml").write_bytes(b"\xff\xfe")
    with pytest.raises(
        LawError, match=r"^trial_work_level\.yaml: cannot be read as UTF-8 text .*; save it as UTF-8\.$"
    ):
        Law.with_overlay(tmp_path)
    (tmp_path / "trial_work_level.yaml").unlink()
    (tmp_path / "no_such.yaml").write_text("values: []")
    with pytest.raises(LawError) as raised:
        Law.with_overlay(tmp_path)
    assert str(raised.value) == f"no_such.yaml: no such parameter; the file names are {', '.join(TABLES)}."


def test_figures_that_are_entered(law: Law) -> None:
    entered = law.with_figures(
        [
            Figure("payment_base_title_2", 2026, " $1,600.00 ", "Notice of 2 January 2026"),
            Figure("payment_base_title_16", 2026, "900", "the same"),
        ]
    )
    value = entered.parameters["payment_base_title_2"].values[2026]
    assert (value.year, value.value, value.confidence) == (2026, "1600.00", "entered here")
    assert value.sources == ("Notice of 2 January 2026",)
    assert entered.phase_1_rate(2026) == Rate(1920, 160_000, 120, 2026, 2, ("Notice of 2 January 2026",))
    assert entered.phase_2_rate(2026, 16) == Rate(324, 90_000, 36, 2026, 16, ("the same",))
    assert list(entered.parameters["payment_base_title_2"].values)[-1] == 2026
    earlier = law.with_figures([Figure("trial_work_level", 1950, "1", "s")])
    assert next(iter(earlier.parameters["trial_work_level"].values)) == 1950
    assert entered.sources == law.sources


def test_figures_that_contradict_what_is_published(law: Law) -> None:
    name = law.parameters["phase_1_rate"].name
    base = law.parameters["payment_base_title_2"].values[2024].value
    with pytest.raises(LawError) as raised:
        law.with_figures([Figure("phase_1_rate", 2024, "1789", "x")])
    assert str(raised.value) == (
        f"{name}: 2024 is published as 1789, but 120% of the base {base} is 1788; "
        "one of the two is wrong. Check both sources."
    )
    with pytest.raises(LawError, match="one of the two is wrong"):
        law.overlaid({"payment_base_title_16.yaml": 'values: [{year: 2008, value: "1", source: s}]'})


def test_figures_that_cannot_be_entered(law: Law) -> None:
    name = law.parameters["payment_base_title_2"].name
    for figure, said in (
        (Figure("payment_base_title_2", 2026, "1", "  "), f"{name} 2026: say where the figure was read."),
        (Figure("payment_base_title_2", 2026, "x", "s"), f"{name}: 'x' {AMOUNT}"),
        (Figure("what", 2026, "1", "s"), f"'what' is not a parameter; it is one of {', '.join(TABLES)}."),
    ):
        with pytest.raises(LawError) as raised:
            law.with_figures([figure])
        assert str(raised.value) == said
