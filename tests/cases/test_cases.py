"""The worked cases of cases/, each in the reading that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from milepost.caseload.answer import ticket_as_json
from milepost.rulebook.claims import decide
from milepost.rulebook.law import Law
from milepost.rulebook.months import Month
from milepost.rulebook.progress import progress_reviews
from milepost.rulebook.readings import READINGS
from tests.cases.reading import FOLDER, Case, all_cases, known

CASES = list(all_cases())
STATUSES = {
    "paid", "pending", "denied", "payable", "waiting", "expired", "not_payable", "barred", "closed",
}  # fmt: skip
OF_TICKET = {"left", "look_back", "outcome_period_began", "total_payable", "rows", "terms", "reviews"}
OF_CLAIM = {"is", "provider", "missing", "reason", "claim_from", "claim_by"}
Row = dict[str, Any]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    decision = decide(case.facts, Law.packaged(), as_of=case.as_of, reading=READINGS[case.reading])
    answer = ticket_as_json(decision)
    shown = [(name_of(row), row["month"], row["status"], row["amount"]) for row in answer["claims"]]
    for name, expected in case.then.items():
        if name in OF_TICKET:
            check_ticket(name, expected, answer, case)
        else:
            for row_name, wanted in each_claim(name, expected):
                found = [row for row in answer["claims"] if name_of(row) == row_name]
                check_claim(row_name, wanted, found, shown)


def name_of(row: Row) -> str:
    """`p1m2`, `p2 3`, `outcome 12`; `outcome 2024-05` where it has no number."""
    if row["number"] is not None:
        return f"{row['claim']} {row['number']}"
    is_numbered = row["claim"] in {"p2", "outcome"}
    return f"{row['claim']} {row['month']}" if is_numbered and row["month"] else str(row["claim"])


def each_claim(name: str, expected: Any) -> Iterator[tuple[str, Row]]:
    """`outcome 1..12: from 2025-01 payable 555` is twelve claims of twelve months that follow each other."""
    wanted: Row = dict(expected) if isinstance(expected, dict) else {"is": expected}
    known(wanted, OF_CLAIM, name)
    span = re.fullmatch(r"(\w+) (\d+)\.\.(\d+)", name)
    if span is None:
        yield name, wanted
        return
    for place, number in enumerate(range(int(span[2]), int(span[3]) + 1)):
        words = wanted["is"]
        begins = re.match(r"from (\d{4}-\d{2}) ", words)
        if begins:
            words = f"{Month.parse(begins[1]) + place} {words[begins.end() :]}"
        yield f"{span[1]} {number}", {**wanted, "is": words}


def check_claim(name: str, wanted: Row, found: list[Row], shown: Any) -> None:
    """`none`, or any of month, status and amount (`unknown` where none is), and what else is named."""
    if wanted.get("is") == "none":
        assert found == [], f"{name} should give no row; rows: {shown}"
        return
    assert len(found) == 1, f"{name}: {len(found)} rows; rows: {shown}"
    row = found[0]
    for word in str(wanted.get("is", "")).split():
        if word in STATUSES:
            assert row["status"] == word, f"{name}: {row['status']}, not {word}; rows: {shown}"
        elif re.fullmatch(r"\d{4}-\d{2}", word):
            assert row["month"] == word, f"{name}: {row['month']}, not {word}; rows: {shown}"
        else:
            expected = None if word == "unknown" else word
            assert row["amount"] == expected, f"{name}: {row['amount']}, not {word}; rows: {shown}"
    for key in ("provider", "claim_from", "claim_by"):
        if key in wanted:
            expected = None if wanted[key] == "none" else wanted[key]
            assert row[key] == expected, f"{name}: {key} is {row[key]}, not {expected}"
    for text in wanted.get("missing", []):
        assert any(text in lacking for lacking in row["missing"]), (
            f"{name}: {text} is not among {row['missing']}"
        )
    if "missing" in wanted:
        assert len(row["missing"]) == len(wanted["missing"]), f"{name}: {row['missing']}"
    if "reason" in wanted:
        codes = [reason["code"] for reason in row["reasons"]]
        assert wanted["reason"] in codes, f"{name}: {wanted['reason']} is not among {codes}"


def check_ticket(name: str, expected: Any, answer: Row, case: Case) -> None:
    if name == "total_payable":
        total = sum(int(row["amount"]) for row in answer["claims"] if row["status"] == "payable")
        assert total == int(expected)
    elif name == "rows":
        assert sorted(name_of(row) for row in answer["claims"]) == sorted(expected)
    elif name == "reviews":
        check_reviews(expected, case)
    elif name in {"left", "look_back"}:
        for key, value in expected.items():
            found = answer[name][key]
            assert str(found).lower() == value.replace("yes", "true").replace("no", "false"), (
                f"{name}: {answer[name]}"
            )
    else:
        assert answer[name] == (None if expected == "none" else expected)


def check_reviews(expected: dict[str, str], case: Case) -> None:
    """`2: 2022-02 2023-01 met by work`: first and last month, result, and what met it."""
    reviews = {str(one.period): one for one in progress_reviews(case.facts, Law.packaged(), as_of=case.as_of)}
    for period, words in expected.items():
        if words == "none":
            assert period not in reviews
            continue
        review = reviews[period]
        said = [str(review.from_month), str(review.to_month), review.result.value, "by", str(review.by)]
        for word in words.split():
            assert word in said, f"review {period}: {' '.join(said)}"


def test_each_case_says_what_it_rests_on() -> None:
    assert len(CASES) > 150
    for case in CASES:
        assert case.law, case
        assert case.then, case
        assert case.sentence.strip(), case


def test_the_list_of_cases_that_cannot_be_written_names_no_case_that_is() -> None:
    """cases/README.md lists the worked cases that the format cannot express; all the others are here."""
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    given = re.search(r"Worked cases given: (.+)", text)
    left_out = re.search(r"Not expressible: (.+)", text)
    assert given
    assert left_out
    written = {case.number for case in CASES}
    for number in re.findall(r"\d+", given[1]):
        is_left_out = number in re.findall(r"\d+", left_out[1])
        assert (number in written) != is_left_out, f"worked case {number}"
