"""The sentences of the pages that are to be translated, and the Spanish catalogue brought up to date with them.

python -m tools.messages        adds new sentences, without words yet, and takes away those nobody says
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "milepost"
CATALOGUE = PACKAGE / "website/locale/es/LC_MESSAGES/django.po"
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
}

Sentence = str | tuple[str, str]


def sentences() -> dict[Sentence, list[tuple[str, int]]]:
    """Each sentence, or singular and plural, with the places that say it."""
    found: dict[Sentence, list[tuple[str, int]]] = {}
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix not in {".py", ".html"}:
            continue
        for line, sentence in _of_file(path):
            found.setdefault(sentence, []).append((path.relative_to(ROOT).as_posix(), line))
    return found


def _of_file(path: Path) -> Iterator[tuple[int, Sentence]]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        from django.utils.translation.template import templatize

        text = templatize(text, origin=path.name)
    source = io.BytesIO(text.encode())
    for line, name, messages, _comments in extract_python(source, KEYWORDS, [], {"encoding": "utf-8"}):
        if name == "ngettext" and isinstance(messages, tuple):
            yield line, (str(messages[0]), str(messages[1]))
        elif messages:
            yield line, str(messages[0] if isinstance(messages, tuple) else messages)


def read_catalogue() -> Catalog:
    with CATALOGUE.open("rb") as texts:
        return read_po(texts, locale="es")


def updated() -> Catalog:
    """The catalogue with exactly the sentences that are said, each keeping its words."""
    before = read_catalogue() if CATALOGUE.exists() else Catalog(locale="es")
    after = Catalog(
        locale="es",
        project="Milepost",
        fuzzy=False,
        header_comment="# The pages of Milepost in Spanish.",
        creation_date=before.creation_date,
        revision_date=before.revision_date,
    )
    for sentence, places in sentences().items():
        known = before.get(sentence if isinstance(sentence, str) else sentence[0])
        files = sorted({(file, 0) for file, _line in places})
        after.add(sentence, known.string if known else None, locations=files)
    return after


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "milepost.website.settings")
    import django

    django.setup()
    catalogue = updated()  # read before the file is opened, which empties it
    with CATALOGUE.open("wb") as made:
        write_po(made, catalogue, width=100, include_lineno=False)
    lacking = [message.id for message in read_catalogue() if message.id and not all(_words(message.string))]
    for sentence in lacking:
        print(f"no words yet: {sentence}")


def _words(string: object) -> tuple[object, ...]:
    return string if isinstance(string, tuple) else (string,)


if __name__ == "__main__":
    main()
