"""A second reader of payment files, written from the layout and not from the writer: each rule checked by itself."""

from __future__ import annotations

from typing import Any

WEIGHTS = (3, 7, 1, 3, 7, 1, 3, 7)


def read(text: str) -> dict[str, Any]:
    """What the file says; AssertionError naming the rule that it breaks."""
    assert text.isascii(), "only ASCII"
    assert text.endswith("\n"), "every record ends with a line feed"
    records = text.split("\n")[:-1]
    assert {len(one) for one in records} == {94}, "record length 94"
    assert len(records) % 10 == 0, "blocking factor 10"
    kinds = "".join(one[0] for one in records)
    filler = len(records) - len(kinds.rstrip("9")) - 1
    assert kinds[:2] == "15"
    assert kinds.rstrip("9")[2:].rstrip("8").strip("6") == "", (
        "header, batch header, entries, batch control, file control"
    )
    assert all(one == "9" * 94 for one in records[len(records) - filler :]), "filled with nines"
    assert filler < 10, "no more filling than the block needs"
    header, batch = records[0], records[1]
    said = records[: len(records) - filler]
    entries, control, end = said[2:-2], said[-2], said[-1]
    assert header[:3] == "101"
    assert header[34:39] == "09410", "record size and blocking factor"
    assert header[39] == "1", "format code"
    assert batch[1:4] == "220" == control[1:4], "credits only"
    assert batch[40:50] == control[44:54], "the same company in header and control"
    assert batch[79:87] == control[79:87], "the same bank in header and control"
    assert batch[87:94] == control[87:94], "the same batch number"
    sums = [_entry(one, batch[79:87], place) for place, one in enumerate(entries, 1)]
    hashed = str(sum(int(one["routing"][:8]) for one in sums))[-10:].zfill(10)
    total = sum(one["cents"] for one in sums)
    assert int(control[4:10]) == len(entries), "entries counted in the batch"
    assert control[10:20] == hashed == end[21:31], "entry hash"
    assert int(control[20:32]) == 0 == int(end[31:43]), "no debits"
    assert int(control[32:44]) == total == int(end[43:55]), "total of credits"
    assert int(end[1:7]) == 1, "one batch"
    assert int(end[7:13]) == len(records) // 10, "blocks"
    assert int(end[13:21]) == len(entries), "entries counted in the file"
    return {"entries": sums, "total": total, "company": batch[4:20].strip(), "pay_on": batch[69:75]}


def _entry(record: str, bank: str, place: int) -> dict[str, Any]:
    assert record[0] == "6"
    assert record[1:3] in ("22", "32"), "a credit to a checking or savings account"
    routing = record[3:12]
    check = (10 - sum(int(one) * weight for one, weight in zip(routing[:8], WEIGHTS, strict=True))) % 10
    assert int(routing[8]) == check, "check digit"
    assert record[78] == "0", "no addenda"
    assert record[79:94] == f"{bank}{place:07}", "trace numbers ascend"
    assert int(record[29:39]) > 0
    return {
        "routing": routing,
        "account": record[12:29].strip(),
        "cents": int(record[29:39]),
        "key": record[39:54].strip(),
        "name": record[54:76].strip(),
        "is_savings": record[1:3] == "32",
    }
