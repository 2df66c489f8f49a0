"""The catalogues of the pages' sentences, one in each subject: compiled here, so that no gettext has to be installed."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parents[1]


def compile_catalogues() -> None:
    """Compile each .po whose .mo is older or lacking."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for source in PACKAGE.glob("*/locale/*/LC_MESSAGES/*.po"):
        compiled = source.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as texts:
            catalogue = read_po(texts)
        with compiled.open("wb") as made:
            write_mo(made, catalogue)
