"""The figures: computed rates equal published ones, and what is not published is no figure."""

from __future__ import annotations

from pathlib import Path

import pytest

from milepost.rulebook.law import RATE_SHARES, Figure, Law, LawError

LAW = Law.packaged()


def test_the_chart_of_2008_in_full() -> None:
    """20 CFR 411.545(c) and .550."""
    phase_1 = LAW.phase_1_rate(2008)
    assert phase_1 is not None
    assert (phase_1.dollars, 4 * phase_1.dollars) == (1_177, 4_708)
    charts = {
        2: (353, 3_883, 11, 36, 12_708, 21_299, 657, 23_652),
        16: (203, 3_654, 18, 60, 12_180, 20_542, 377, 22_620),
    }
    for title, (each, phase_2, count, months, outcomes, total, outcome_only, only_total) in charts.items():
        second, outcome = LAW.phase_2_rate(2008, title), LAW.outcome_rate(2008, title, outcome_only=False)
        alone = LAW.outcome_rate(2008, title, outcome_only=True)
        assert second is not None
        assert outcome is not None
        assert alone is not None
        assert (second.dollars, second.dollars * count) == (each, phase_2)
        assert outcome.dollars * months == outcomes
        assert 4 * phase_1.dollars + phase_2 + outcomes == total
        assert (alone.dollars, alone.dollars * months) == (outcome_only, only_total)
    assert (LAW.trial_work_level(2008), LAW.substantial_gainful_activity(2008)) == (67_000, 94_000)
    assert LAW.substantial_gainful_activity_blind(2008) == 157_000


def test_the_table_of_2025() -> None:
    rates = (LAW.phase_1_rate(2025), LAW.phase_2_rate(2025, 2), LAW.phase_2_rate(2025, 16))
    assert [rate.dollars for rate in rates if rate] == [1_850, 555, 310]
    alone = LAW.outcome_rate(2025, 2, outcome_only=True)
    assert alone is not None
    assert alone.dollars == 1_033
    assert LAW.outcome_rate(2025, 16, outcome_only=True) is None


@pytest.mark.parametrize("year", [2026, 2027])
def test_past_the_end_there_is_no_figure(year: int) -> None:
    assert LAW.phase_1_rate(year) is None
    assert LAW.phase_2_rate(year, 2) is None
    assert LAW.outcome_rate(year, 16, outcome_only=False) is None


def test_every_figure_has_its_source_and_no_year_is_skipped() -> None:
    for parameter in LAW.parameters.values():
        for value in parameter.values.values():
            assert value.sources, f"{parameter.id} {value.year}"
            assert all(source in LAW.sources for source in value.sources), f"{parameter.id} {value.year}"
        years = sorted(parameter.values)
        if parameter.id not in RATE_SHARES:
            assert years == list(range(years[0], years[-1] + 1)), parameter.id


@pytest.mark.parametrize(("year", "dollars"), [(2012, 719), (2014, 758)])
def test_published_outcome_rates_agree_with_their_bases(year: int, dollars: int) -> None:
    rate = LAW.outcome_rate(year, 2, outcome_only=True)
    assert rate is not None
    assert rate.dollars == dollars
    assert rate.base_cents is not None


def test_an_entered_base_gives_every_rate_of_its_year() -> None:
    law = LAW.with_figures([Figure("payment_base_title_2", 2026, "1,600.00", "SSA notice, invented")])
    rates = (law.phase_1_rate(2026), law.phase_2_rate(2026, 2), law.outcome_rate(2026, 2, outcome_only=True))
    assert [rate.dollars for rate in rates if rate] == [1_920, 576, 1_072]  # 120%, 36%, 67%
    assert LAW.phase_1_rate(2026) is None
    assert law.fingerprint != LAW.fingerprint


@pytest.mark.parametrize(
    "figure",
    [
        Figure("payment_base_title_2", 2025, "1500.00", "contradicts 1,850"),
        Figure("payment_base_title_2", 2026, "lots", "x"),
        Figure("payment_base_title_2", 2026, "-1", "x"),
        Figure("payment_base_title_2", 2026, "NaN", "x"),
        Figure("payment_base_title_2", 2026, "1600", " "),
        Figure("no_such_table", 2026, "1600", "x"),
    ],
)
def test_a_figure_that_cannot_be_is_refused(figure: Figure) -> None:
    with pytest.raises(LawError):
        LAW.with_figures([figure])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "values: []",
        "values: [{year: 2026}]",
        "values: [{year: x, value: 1, source: a}]",
        "a: [",
        "values: [{year: 2026, value: 1}]",
    ],
)
def test_a_bad_overlay_names_the_file(tmp_path: Path, text: str) -> None:
    (tmp_path / "payment_base_title_2.yaml").write_text(text)
    with pytest.raises(LawError, match=r"payment_base_title_2\.yaml"):
        Law.with_overlay(tmp_path)
