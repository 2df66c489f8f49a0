"""A scheme as a file: what was written is read back to the byte, and what is wrong is named with its line and its cure."""

from __future__ import annotations

import json

import pytest

from milepost.rulebook.schemes import read, written
from tests.rulebook.schemes.texas import LIBRARY, TEXAS

FILES = sorted(LIBRARY.glob("*.json"))
TEXT = (LIBRARY / "texas-dars-5-13.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_written_is_read_back_to_the_byte(path: object) -> None:
    text = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    scheme, faults = read(text)
    assert scheme is not None, faults
    assert written(scheme) == text


def test_four_come_with_this_version_and_texas_is_marked_historic() -> None:
    assert [one.stem for one in FILES] == [
        "california-dor-partnership-plus", "empty-template", "texas-dars-5-13", "virginia-drs-partnership-plus",
    ]  # fmt: skip
    assert TEXAS.is_historic
    unknown = [(one.service, one.tier) for one in TEXAS.payments[0].amounts if one.sum is None]
    assert unknown == [("supported_employment", "2")]


WRONG = [
    # What is written instead of what · where the fault stands · its code · words of its cure
    ('"months": 8,', '"months": 13,', "payments[1].outcome.months", "SCHEME_FAULT_K_OF_M", "13 of 12 months cannot be"),
    ('"multiple": "1.05"', '"multiple": 1.05', "payments[1].outcome.multiple", "SCHEME_FAULT_NUMBER", 'such as "1.05"'),
    ('"sum": "600.00"', '"sum": "600.005"', "payments[0].amounts[1].sum", "SCHEME_FAULT_MONEY", "dollars and cents"),
    ('"anchor": "payment"', '"anchor": "pay_day"', "payments[1].window.anchor", "SCHEME_FAULT_WORD", "vr_closure, ticket_assignment and payment"),
    ('"payment": 1,', '"payment": 2,', "payments[1].window.payment", "SCHEME_FAULT_EARLIER", "smaller number"),
    ('"effective_from": null', '"effective_from": "1 Jan 2010"', "effective_from", "SCHEME_FAULT_DAY", "2014-12-31"),
    ('"is_historic": true', '"is_historic": "yes"', "is_historic", "SCHEME_FAULT_YES_NO", "true or false"),
    ('"evidence_min": 1', '"evidence_min": 4', "papers.evidence_min", "SCHEME_FAULT_EVIDENCE", "0 to 3"),
    ('"in_writing": true', '"in_ink": true', "notice.in_ink", "SCHEME_FAULT_FIELD", "in_writing"),
    ('"form": "DARS1616"', '"form": ""', "conditions[10].form", "SCHEME_FAULT_WHICH_FORM", "Name the form"),
    ('"state": "TX"', '"state": "Texas"', "state", "SCHEME_FAULT_STATE", "two capital letters"),
    ('"within": 12', '"within": 0', "payments[1].outcome.within", "SCHEME_FAULT_RANGE", "from 1 to 120"),
    ('"milepost-scheme-1"', '"milepost-scheme-9"', "format", "SCHEME_FAULT_FORMAT", "milepost-scheme-1"),
    ('"requires": [\n        1\n      ]', '"requires": 1', "payments[1].requires", "SCHEME_FAULT_LIST", "brackets"),
]  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: wrong[3])
def test_a_wrong_scheme_is_refused_with_the_line_and_the_cure(wrong: tuple[str, str, str, str, str]) -> None:
    right, instead, path, code, cure = wrong
    assert TEXT.count(right) >= 1
    text = TEXT.replace(right, instead, 1)
    scheme, faults = read(text)
    assert scheme is None
    first = next(one for one in faults if one.code == code)
    assert first.path == path
    assert cure in first.words()
    assert first.words("es") != first.words()
    written_line = text.splitlines()[(first.line or 0) - 1]
    assert path.rsplit(".", 1)[-1].split("[")[0] in written_line


def test_a_text_that_is_no_scheme_is_refused_and_never_breaks() -> None:
    for text in (
        "",
        "[]",
        "null",
        '{"format": 1',
        "[" * 5000,
        json.dumps({"format": "milepost-scheme-1"}),
        '{"a": NaN}',
        '{"a": ' + "9" * 5000 + "}",
        TEXT.replace("(DARS)", "\\u0000\\ud800"),
    ):
        scheme, faults = read(text)
        assert scheme is None
        assert faults
        assert all(one.words() and one.words("es") for one in faults)
    broken = TEXT.replace('"state": "TX",', '"state": "TX"')
    assert read(broken)[1][0].line == 5
