"""The public command line: formats, exit statuses and messages."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from milepost.caseload import write_caseload
from milepost.cli.main import app
from milepost.rulebook.law import Law
from tests.caseload.conftest import SOUND
from tests.forecast.lived import lived

run = CliRunner()


@pytest.fixture
def caseload(tmp_path: Path) -> Path:
    place = tmp_path / "caseload"
    place.mkdir()
    for subject, text in SOUND.items():
        (place / f"{subject}.csv").write_text(text)
    return place


def test_claims_as_json_keep_the_contract(caseload: Path) -> None:
    result = run.invoke(app, ["claims", str(caseload), "--as-of", "2025-12-31", "--format", "json"])
    assert result.exit_code == 0
    answer = json.loads(result.stdout)
    assert (answer["format"], answer["as_of"], answer["reading"]) == (1, "2025-12-31", "practice")
    ticket = answer["tickets"][0]
    assert set(ticket) == {
        "ticket",
        "terms",
        "first_assigned",
        "outcome_period_began",
        "look_back",
        "left",
        "claims",
    }
    claim = ticket["claims"][0]
    assert (claim["claim"], claim["status"], claim["amount"]) == ("p1m1", "paid", "1788")
    assert (claim["claim_from"], claim["claim_by"]) == ("2024-03-01", "2026-02-28")
    assert set(claim["reasons"][0]) == {"code", "finding", "law"}


def test_claims_as_csv_have_one_row_a_claim(caseload: Path) -> None:
    result = run.invoke(app, ["claims", str(caseload), "--as-of", "2025-12-31", "--format", "csv"])
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [row["claim"] for row in rows] == ["p1m1"]


def test_a_faulty_caseload_gives_no_output_and_status_1(caseload: Path) -> None:
    (caseload / "tickets.csv").write_text("ticket,program\nT1,sdi\nT2,ssi\n")
    result = run.invoke(app, ["claims", str(caseload), "--format", "json"])
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "tickets.csv:2:program" in result.stderr
    going = run.invoke(app, ["claims", str(caseload), "--format", "json", "--keep-going"])
    assert going.exit_code == 0
    assert [ticket["ticket"] for ticket in json.loads(going.stdout)["tickets"]] == ["T2"]
    assert "left out: T1" in going.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["claims", "CASELOAD", "--as-of", "31/12/2025"],
        ["claims", "CASELOAD", "--reading", "mine"],
        ["explain", "CASELOAD", "T1", "--claim", "p9"],
        ["claims", "CASELOAD", "--law", "nowhere"],
    ],
)
def test_wrong_usage_is_status_2(caseload: Path, arguments: list[str]) -> None:
    result = run.invoke(app, [str(caseload) if word == "CASELOAD" else word for word in arguments])
    assert result.exit_code == 2


def test_explain_speaks_both_languages(caseload: Path) -> None:
    arguments = ["explain", str(caseload), "T1", "--as-of", "2025-12-31"]
    assert "Work in February 2024 brought $1,110" in run.invoke(app, arguments).stdout
    assert "febrero de 2024" in run.invoke(app, [*arguments, "--language", "es"]).stdout


def test_a_figure_published_later_is_laid_over(caseload: Path, tmp_path: Path) -> None:
    (caseload / "months.csv").write_text("ticket,month,earned\nT1,2026-02,1210\n")
    (caseload / "payments.csv").unlink()
    arguments = ["claims", str(caseload), "--as-of", "2026-03-31", "--format", "json"]
    claim = json.loads(run.invoke(app, arguments).stdout)["tickets"][0]["claims"][0]
    assert (claim["status"], claim["amount"]) == ("waiting", None)
    assert "2026" in claim["missing"][0]
    later = tmp_path / "law"
    later.mkdir()
    (later / "payment_base_title_2.yaml").write_text(
        'values: [{year: 2026, value: "1600.00", source: invented}]'
    )
    claim = json.loads(run.invoke(app, [*arguments, "--law", str(later)]).stdout)["tickets"][0]["claims"][0]
    assert (claim["status"], claim["amount"]) == ("payable", "1920")  # 1.20 × 1,600


def test_law_prints_figures_and_gaps() -> None:
    result = run.invoke(app, ["law", "--gaps"])
    assert result.exit_code == 0
    assert "title II: 2025, 2026" in result.stdout


@pytest.fixture(scope="module")
def lived_caseload(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty simulated Tickets whose claims were asked for, as they stood at the end of 2023."""
    place = tmp_path_factory.mktemp("lived") / "caseload"
    write_caseload(lived(30, 3, law=Law.packaged()).tickets, place)
    return place


def test_a_forecast_as_json_names_its_reading_and_figures_and_why(lived_caseload: Path) -> None:
    asked = [
        *("forecast", str(lived_caseload), "--as-of", "2023-12-31", "--months", "6"),
        *("--figures-of", "2024", "--reading", "regulation", "--format", "json"),
    ]
    result = run.invoke(app, asked)
    assert result.exit_code == 0
    answer = json.loads(result.stdout)
    assert (answer["format"], answer["reading"], answer["figures_of"]) == (1, "regulation", 2024)
    assert [one["month"] for one in answer["months"]] == [f"2024-0{number}" for number in range(1, 7)]
    for month in answer["months"]:
        assert int(month["low"]) <= int(month["middle"]) <= int(month["high"])
        parts = [int(month[part]["share"]) for part in ("sent", "attained", "likely")]
        assert sum(parts) == int(month["middle"])
    assert answer["assumptions"][0]["code"] == "FORECAST_FIGURES_OF"
    assert set(answer["assumptions"][0]) == {"code", "finding", "law"}
    assert json.loads(run.invoke(app, asked).stdout) == answer, "the same caseload, the same figures"


def test_a_forecast_as_csv_says_why_a_month_is_not_known(lived_caseload: Path) -> None:
    asked = ["forecast", str(lived_caseload), "--as-of", "2023-12-31", "--months", "36", "--format", "csv"]
    rows = list(csv.DictReader(io.StringIO(run.invoke(app, [*asked, "--language", "es"]).stdout)))
    assert len(rows) == 36
    assert rows[0]["not_known"] == ""
    assert rows[0]["middle"] != ""
    assert rows[35]["middle"] == ""
    assert rows[35]["not_known"] == "Las cifras de pago de 2026 no están publicadas."


def test_a_forecast_as_a_table_names_whose_figures_it_supposes(lived_caseload: Path) -> None:
    asked = [
        "forecast",
        str(lived_caseload),
        "--as-of",
        "2023-12-31",
        "--months",
        "3",
        "--figures-of",
        "2024",
    ]
    shown = run.invoke(app, asked).stdout
    assert "as if the figures of 2024 held" in shown.replace("\n", " ")
    assert "Sum of the months" in shown
    refused = run.invoke(app, [*asked[:-1], "2030"])
    assert refused.exit_code == 2
    assert "2030" in refused.stderr


def test_a_caseload_without_history_gives_no_number(caseload: Path) -> None:
    result = run.invoke(app, ["forecast", str(caseload), "--as-of", "2024-12-31", "--format", "json"])
    assert result.exit_code == 0
    months = json.loads(result.stdout)["months"]
    assert all(month["middle"] is None for month in months)
    assert months[0]["unknown"][0]["code"] == "FORECAST_THIN_PAID"
