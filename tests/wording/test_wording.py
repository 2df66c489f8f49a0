"""Every sentence exists in both languages, with the same figures, and is used."""

from __future__ import annotations

import re
from pathlib import Path

from milepost.rulebook.months import Month
from milepost.rulebook.wording import LANGUAGES, SENTENCES, listed, sentence
from tests.each import of_each

SOURCE = Path(__file__).parents[2] / "milepost"
PLACEHOLDER = re.compile(r"\{(\w+)\}")


@of_each(sorted(SENTENCES))
def test_a_sentence_stands_in_both_languages_with_the_same_figures(code: str) -> None:
    texts = SENTENCES[code]
    assert set(texts) == set(LANGUAGES)
    assert all(text.strip() for text in texts.values())
    assert set(PLACEHOLDER.findall(texts["en"])) == set(PLACEHOLDER.findall(texts["es"]))


def test_no_sentence_is_left_over_or_lacking() -> None:
    written = "\n".join(
        path.read_text() for path in SOURCE.rglob("*.py") if not path.name.startswith("wording_")
    )
    used = set(re.findall(r'"([A-Z][A-Z0-9_]{5,})"', written))
    named = {code for code in SENTENCES if not code.startswith("WORD_")}
    assert not named - used, "sentences that nothing says"


def test_figures_are_written_by_their_kind() -> None:
    months = (Month.parse("2024-02"), Month.parse("2024-03"))
    assert "February 2024 and March 2024" in sentence("EVIDENCE_LACKING", {"months": months})
    assert "febrero de 2024 y marzo de 2024" in sentence("EVIDENCE_LACKING", {"months": months}, "es")
    figures = {"month": months[0], "gross_cents": 111_000, "level_cents": 111_050}
    assert "$1,110," in sentence("P1M1_REACHED", figures)
    assert "$1,110.50" in sentence("P1M1_REACHED", figures)
    assert listed(["a", "b", "c"], "en") == "a, b and c"
