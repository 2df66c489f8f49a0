"""Reading the words of a PDF back, by each font's own map from glyphs to characters: a second reader of what we write."""

from __future__ import annotations

import io
import re

import pikepdf


def text_in(content: bytes) -> str:
    """All text of all pages, in the order in which it is drawn."""
    words = []
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            maps = {name: _map_of(font) for name, font in page.Resources.Font.items()}
            current: dict[int, str] = {}
            for instruction in pikepdf.parse_content_stream(page):
                operator = str(instruction.operator)
                if operator == "Tf":
                    current = maps[str(instruction.operands[0])]
                elif operator == "Tj":
                    words.append(_said(bytes(instruction.operands[0]), current))
                elif operator == "TJ":
                    strings = [one for one in instruction.operands[0] if isinstance(one, pikepdf.String)]
                    words += [_said(bytes(one), current) for one in strings]
    return "".join(words)


def _said(glyphs: bytes, known: dict[int, str]) -> str:
    return "".join(
        known.get(int.from_bytes(glyphs[at : at + 2], "big"), "") for at in range(0, len(glyphs), 2)
    )


def _map_of(font: pikepdf.Object) -> dict[int, str]:
    text = font.ToUnicode.read_bytes().decode("latin-1")
    known: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for glyph, words in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", block):
            known[int(glyph, 16)] = bytes.fromhex(words).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        for first, last, words in re.findall(
            r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", block
        ):
            for step, glyph in enumerate(range(int(first, 16), int(last, 16) + 1)):
                base = bytes.fromhex(words).decode("utf-16-be")
                known[glyph] = base[:-1] + chr(ord(base[-1]) + step)
    return known
