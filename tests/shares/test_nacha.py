"""The payment file passes a second reader of our own and an independent one, whatever is in it."""

from __future__ import annotations

from datetime import date

import achkit
import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.organizations.bank import is_routing_number
from milepost.rulebook.shares.nacha import Credit, Originator, nacha_file, plain_text
from tests.shares.nacha_reader import read

BANKS = ("021000021", "011401533", "091000019", "122105155")
PAYER = Originator("091000019", "First Bank of Northside", "Northside Works", "1234567890")
PAY_ON, MADE_ON = date(2026, 1, 16), date(2026, 1, 14)
credits_ = st.lists(
    st.builds(
        Credit,
        routing=st.sampled_from(BANKS),
        account=st.from_regex(r"[0-9A-Z]{4,17}", fullmatch=True),
        cents=st.integers(1, 9_999_999_999),
        name=st.text(max_size=40),
        key=st.from_regex(r"[0-9]{1,15}", fullmatch=True),
        is_savings=st.booleans(),
    ),
    min_size=1,
    max_size=25,
)


@given(credits_)
def test_every_file_passes_both_readers(given_: list[Credit]) -> None:
    if sum(one.cents for one in given_) > 999_999_999_999:
        return
    text = nacha_file(PAYER, given_, PAY_ON, MADE_ON)
    theirs = achkit.validate(text)
    assert theirs == {"ok": True, "errors": []}
    ours = read(text)
    for one, found, parsed in zip(
        given_, ours["entries"], achkit.parse(text)["batches"][0]["entries"], strict=True
    ):
        assert (found["routing"], found["account"], found["cents"]) == (one.routing, one.account, one.cents)
        assert (found["key"], found["is_savings"]) == (one.key, one.is_savings)
        assert (parsed["amount_cents"], parsed["account"]) == (one.cents, one.account)
    assert ours["total"] == sum(one.cents for one in given_)
    assert ours["pay_on"] == "260116"


@pytest.mark.parametrize("many", [1, 5, 6, 7, 16, 17])
def test_blocks_are_filled_and_no_more(many: int) -> None:
    """Six entries and four other records are one block; with seven it is two."""
    text = nacha_file(PAYER, [Credit(BANKS[0], "1234", 1, "A", "1")] * many, PAY_ON, MADE_ON)
    assert len(text.splitlines()) == {1: 10, 5: 10, 6: 10, 7: 20, 16: 20, 17: 30}[many]
    read(text)
    assert achkit.validate(text)["ok"]


def test_the_second_reader_can_fail() -> None:
    """A digit changed anywhere in amounts, hashes or totals is found by ours."""
    text = nacha_file(PAYER, [Credit(BANKS[0], "1234", 15, "A", "1")], PAY_ON, MADE_ON)
    records = text.splitlines()
    for line, at in ((2, 38), (3, 15), (3, 43), (4, 12), (4, 54), (2, 11)):
        bent = list(records)
        digit = str((int(bent[line][at]) + 1) % 10)
        bent[line] = bent[line][:at] + digit + bent[line][at + 1 :]
        with pytest.raises(AssertionError):
            read("\n".join(bent) + "\n")
    with pytest.raises(AssertionError):
        read(text[: -95 * 2])


def test_texts_keep_to_the_characters_of_the_format() -> None:
    assert plain_text("Señor Ñandú & Co™", 20) == "SENOR NANDU & COTM  "
    assert plain_text("A" * 30, 22) == "A" * 22
    assert all(is_routing_number(one) for one in BANKS)
