"""Every sentence of the pages has words in Spanish, with the same figures in them."""

from __future__ import annotations

import re

from tools.messages import read_catalogue, sentences

FIGURE = re.compile(r"%\((\w+)\)s")


def test_every_sentence_is_translated_with_its_figures() -> None:
    catalogue = read_catalogue()
    for sentence, places in sentences().items():
        key = sentence if isinstance(sentence, str) else sentence[0]
        message = catalogue.get(key)
        assert message is not None, f"{key!r} ({places[0]}) is not in the catalogue: python -m tools.messages"
        spoken = message.string if isinstance(message.string, tuple) else (message.string,)
        for words in spoken:
            one = str(words)
            assert one.strip(), f"{key!r} ({places[0]}) has no Spanish words"
            assert set(FIGURE.findall(one)) == set(FIGURE.findall(key)), key


def test_nothing_is_translated_that_nobody_says() -> None:
    said = {sentence if isinstance(sentence, str) else sentence[0] for sentence in sentences()}
    kept = {
        message.id if isinstance(message.id, str) else message.id[0]
        for message in read_catalogue()
        if message.id
    }
    assert kept == said
