"""A file of text with separated values, in whatever encoding and with whatever separator."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter

from milepost.spreadsheets.reading import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Cell, Sheet, Unreadable

SEPARATORS = (",", ";", "\t", "|")
LOOKED_AT = 30
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def sheet(content: bytes) -> Sheet:
    """The one table of the file. Raises Unreadable."""
    text = _text(content)
    separator, text = _told_by_first_line(text)
    rows = _rows(text, separator or _separator(text))
    return Sheet("", rows)


def _text(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content, encoding)
    without_mark = _utf_16_without_mark(content)
    if without_mark:
        return _decoded(content, without_mark)
    if b"\0" in content:
        raise Unreadable("NOT_TEXT")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    controls = sum(one < " " and one not in "\t\r\n\f" for one in text[:10_000])
    if controls > len(text[:10_000]) // 100 + 1:
        raise Unreadable("NOT_TEXT")
    return text


def _decoded(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable("NOT_TEXT") from error
    if "\0" in text:
        raise Unreadable("NOT_TEXT")
    return text


def _utf_16_without_mark(content: bytes) -> str:
    """Text of the West in UTF-16 has a zero in every second byte."""
    head = content[:2_000]
    if len(head) < 4:
        return ""
    odd, even = head[1::2].count(0) / len(head[1::2]), head[::2].count(0) / len(head[::2])
    if odd > 0.6 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 and odd < 0.1 else ""


def _told_by_first_line(text: str) -> tuple[str, str]:
    """`sep=;` in the first line is an order to Excel, and no row."""
    first, _end, rest = text.partition("\n")
    bare = first.strip().strip('"').lower()
    if bare.startswith("sep=") and len(first.strip().strip('"')) == 5:
        return first.strip().strip('"')[-1], rest
    return ("\t", rest) if first.rstrip("\r\n").lower() == "sep=\t" else ("", text)


def _separator(text: str) -> str:
    """The one that cuts most of the first lines into the same number of cells, and into most of them."""
    lines = [line for line in text.splitlines()[:LOOKED_AT] if line.strip()]
    best, most = ",", 0
    for separator in SEPARATORS:
        try:
            widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator) if len(row) > 1)
        except csv.Error:
            continue
        if not widths:
            continue
        width, count = max(widths.items(), key=lambda one: (one[1] * (one[0] - 1), one[0]))
        if count * (width - 1) > most:
            best, most = separator, count * (width - 1)
    return best


def _rows(text: str, separator: str) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for row in reader:
            if len(row) > MOST_COLUMNS:
                raise Unreadable("TOO_WIDE", limit=MOST_COLUMNS)
            rows.append(list(row))
            if len(rows) > MOST_ROWS:
                raise Unreadable("TOO_MANY_ROWS", limit=MOST_ROWS)
    except csv.Error as error:
        raise Unreadable("CELL_TOO_LONG", row=len(rows) + 1, limit=LONGEST_CELL) from error
    return rows
