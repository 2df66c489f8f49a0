"""PDFs asked for by several people at the same moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from milepost.notices.pdf import pdf_of

MANY = 12


def test_several_threads_write_at_once() -> None:
    """The web server has four; one that meets another at work waits for it."""

    def made(number: int) -> bytes:
        rows = [[f"{number} {row} {place}" for place in range(9)] for row in range(150)]
        given = {
            "language": "en", "title": f"Audit {number}", "organization": "N", "foot": "", "facts": [["a", "b"]], "heading": "D",
            "columns": list("abcdefghi"), "rows": rows, "none": "", "more": "", "signature": "s", "date": "d",
        }  # fmt: skip
        return pdf_of("portal/typst/audit.typ", given)

    with ThreadPoolExecutor(4) as several:
        found = list(several.map(made, range(MANY)))
    assert all(one.startswith(b"%PDF-") for one in found)
    assert len(set(found)) == MANY
