"""Every sentence of the pages has words in Spanish, with the same figures in them."""

from __future__ import annotations

import re

import pytest

from tools.messages import read_catalogue, sentences, subjects

FIGURE = re.compile(r"%\((\w+)\)s")
SUBJECTS = subjects()


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_sentence_is_translated_with_its_figures(subject: str) -> None:
    catalogue = read_catalogue(subject)
    for sentence, places in sentences(subject).items():
        key = sentence if isinstance(sentence, str) else sentence[0]
        message = catalogue.get(key)
        assert message is not None, f"{key!r} ({places[0]}) is not in the catalogue: python -m tools.messages"
        spoken = message.string if isinstance(message.string, tuple) else (message.string,)
        for words in spoken:
            one = str(words)
            assert one.strip(), f"{key!r} ({places[0]}) has no Spanish words"
            assert set(FIGURE.findall(one)) == set(FIGURE.findall(key)), key


@pytest.mark.parametrize("subject", SUBJECTS)
def test_nothing_is_translated_that_nobody_says(subject: str) -> None:
    said = {sentence if isinstance(sentence, str) else sentence[0] for sentence in sentences(subject)}
    kept = {
        message.id if isinstance(message.id, str) else message.id[0]
        for message in read_catalogue(subject)
        if message.id
    }
    assert kept == said


def test_the_same_words_are_translated_in_the_same_words() -> None:
    spoken: dict[str, dict[str, set[str]]] = {}
    for subject in SUBJECTS:
        for message in read_catalogue(subject):
            if message.id:
                key = message.id if isinstance(message.id, str) else message.id[0]
                spoken.setdefault(key, {}).setdefault(str(message.string), set()).add(subject)
    assert {key: words for key, words in spoken.items() if len(words) > 1} == {}
