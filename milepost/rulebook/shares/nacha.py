"""A payment file in the NACHA format: fixed records of 94 characters in blocks of ten, with totals that must agree.

Layout after the ACH file records of the Nacha Operating Rules, Appendix Three: file header (1), batch header (5), entries (6),
batch control (8), file control (9). Credits only, one batch. Numbers are filled with noughts at the left, texts with blanks at the
right, all in capitals, and letters that the format has no place for are written without their accents.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

LENGTH, BLOCK = 94, 10
CREDITS_ONLY = "220"
CHECKING, SAVINGS = "22", "32"
CORPORATE = "CCD"
"""Credits to companies; a partner is one."""
MOST_CENTS, MOST_ENTRIES = 9_999_999_999, 9_999_999


@dataclass(frozen=True, slots=True)
class Originator:
    """Who pays, and through which bank: as its bank has told it. `bank_routing` has nine digits, `company_id` ten characters."""

    bank_routing: str
    bank_name: str
    company_name: str
    company_id: str


@dataclass(frozen=True, slots=True)
class Credit:
    """One payment. `key` says which (a statement's number), never a person."""

    routing: str
    account: str
    cents: int
    name: str
    key: str
    is_savings: bool = False


def plain_text(text: str, length: int) -> str:
    """In the characters of the format, exactly `length` of them."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().upper()
    kept = "".join(one if one.isalnum() or one in " .-/&'(),#" else " " for one in bare)
    return kept[:length].ljust(length)


def _number(value: int, length: int) -> str:
    text = str(value).zfill(length)
    assert len(text) == length, "a number has room in its field"
    return text


def nacha_file(
    payer: Originator, credits_: Sequence[Credit], pay_on: date, made_on: date, letter: str = "A"
) -> str:
    """The file, its lines ended by a line feed. `letter` tells several files of one day apart."""
    assert credits_, "a file pays somebody"
    assert len(credits_) <= MOST_ENTRIES
    assert all(0 < one.cents <= MOST_CENTS for one in credits_)
    odfi = payer.bank_routing[:8]
    entries = [_entry(one, odfi, place) for place, one in enumerate(credits_, 1)]
    total = sum(one.cents for one in credits_)
    hashed = sum(int(one.routing[:8]) for one in credits_) % 10**10
    sums = f"{_number(hashed, 10)}{_number(0, 12)}{_number(total, 12)}"
    records = [
        f"101 {payer.bank_routing}{plain_text(payer.company_id, 10)}{made_on:%y%m%d}0000{letter}094{BLOCK}1"
        f"{plain_text(payer.bank_name, 23)}{plain_text(payer.company_name, 23)}{' ' * 8}",
        f"5{CREDITS_ONLY}{plain_text(payer.company_name, 16)}{' ' * 20}{plain_text(payer.company_id, 10)}{CORPORATE}"
        f"{plain_text('TICKET PAY', 10)}{made_on:%y%m%d}{pay_on:%y%m%d}{' ' * 3}1{odfi}{_number(1, 7)}",
        *entries,
        f"8{CREDITS_ONLY}{_number(len(entries), 6)}{sums}{plain_text(payer.company_id, 10)}{' ' * 19}{' ' * 6}{odfi}{_number(1, 7)}",
    ]
    blocks = -(-(len(records) + 1) // BLOCK)
    records.append(f"9{_number(1, 6)}{_number(blocks, 6)}{_number(len(entries), 8)}{sums}{' ' * 39}")
    records += ["9" * LENGTH] * (blocks * BLOCK - len(records))
    assert all(len(one) == LENGTH for one in records), "each record has 94 characters"
    return "".join(f"{one}\n" for one in records)


def _entry(one: Credit, odfi: str, place: int) -> str:
    code = SAVINGS if one.is_savings else CHECKING
    return (
        f"6{code}{one.routing}{plain_text(one.account, 17)}{_number(one.cents, 10)}{plain_text(one.key, 15)}"
        f"{plain_text(one.name, 22)}{' ' * 2}0{odfi}{_number(place, 7)}"
    )
