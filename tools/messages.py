"""The sentences of the pages that are to be translated, and the Spanish catalogues brought up to date with them.

Each subject has a catalogue of its own, in its folder, with exactly the sentences that it says. What two subjects say
in the same words is translated in the same words.

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
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
}

Sentence = str | tuple[str, str]


def subjects() -> list[str]:
    """The subjects that say something on a page."""
    return sorted(folder.name for folder in PACKAGE.iterdir() if folder.is_dir() and sentences(folder.name))


def sentences(subject: str) -> dict[Sentence, list[tuple[str, int]]]:
    """Each sentence of a subject, or singular and plural, with the places that say it."""
    found: dict[Sentence, list[tuple[str, int]]] = {}
    for path in sorted((PACKAGE / subject).rglob("*")):
        if path.suffix not in {".py", ".html"}:
            continue
        for line, sentence in _of_file(path):
            found.setdefault(sentence, []).append((path.relative_to(ROOT).as_posix(), line))
    return found


def _of_file(path: Path) -> Iterator[tuple[int, Sentence]]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        from django.utils.translation.template import templatize

        lines = templatize(text, origin=path.name).splitlines()
        text = "\n".join(line.lstrip() for line in lines)  # an indentation would mean something to Python
    source = io.BytesIO(text.encode())
    for line, name, messages, _comments in extract_python(source, KEYWORDS, [], {"encoding": "utf-8"}):
        if name == "ngettext" and isinstance(messages, tuple):
            yield line, (str(messages[0]), str(messages[1]))
        elif messages:
            yield line, str(messages[0] if isinstance(messages, tuple) else messages)


def catalogue_file(subject: str) -> Path:
    return PACKAGE / subject / "locale/es/LC_MESSAGES/django.po"


def read_catalogue(subject: str) -> Catalog:
    """The subject's words in Spanish; empty where it has none yet."""
    if not catalogue_file(subject).exists():
        return Catalog(locale="es")
    with catalogue_file(subject).open("rb") as texts:
        return read_po(texts, locale="es")


def updated(subject: str, known: dict[str, Any]) -> Catalog:
    """The catalogue with exactly the sentences that are said, each keeping its words."""
    before = read_catalogue(subject)
    after = Catalog(
        locale="es",
        project="Milepost",
        fuzzy=False,
        header_comment=f"# The pages of milepost/{subject} in Spanish.",
        creation_date=before.creation_date,
        revision_date=before.revision_date,
    )
    for sentence, places in sentences(subject).items():
        key = sentence if isinstance(sentence, str) else sentence[0]
        own = before.get(key)
        words = own.string if own and all(_words(own.string)) else known.get(key)
        after.add(sentence, words, locations=sorted({(file, 0) for file, _line in places}))
    return after


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "milepost.website.settings")
    import django

    django.setup()
    known = {
        _key(message.id): message.string for subject in subjects() for message in read_catalogue(subject)
    }
    for subject in subjects():
        catalogue = updated(subject, known)  # made before the file is opened, which empties it
        catalogue_file(subject).parent.mkdir(parents=True, exist_ok=True)
        with catalogue_file(subject).open("wb") as made:
            write_po(made, catalogue, width=100, include_lineno=False)
        for message in read_catalogue(subject):
            if message.id and not all(_words(message.string)):
                print(f"{subject}: no words yet: {message.id}")


def _key(sentence: Any) -> str:
    return sentence if isinstance(sentence, str) else sentence[0]


def _words(string: object) -> tuple[object, ...]:
    return string if isinstance(string, tuple) else (string,)


if __name__ == "__main__":
    main()
