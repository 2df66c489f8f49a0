"""Words of schemes that stand within a sentence. A word that we do not know is written as the scheme has it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from milepost.rulebook.wording import SENTENCES, Worded, sentence


def word_of(code: str, language: str = "en") -> str:
    """Its own word among schemes, or the one that the exchange format's code has."""
    known = next((one for one in (f"WORD_SCHEME_{code}", f"WORD_{code}") if one in SENTENCES), None)
    return sentence(known, {}, language) if known else code.replace("_", " ")


@dataclass(frozen=True, slots=True)
class SchemeWord(Worded):
    """A service, a paper, a kind of evidence, as people say it."""

    code: str

    def words(self, language: str = "en") -> str:
        return word_of(self.code, language)


ServiceName = SchemeWord


@dataclass(frozen=True, slots=True)
class LevelName(Worded):
    """`105% of SGA`, `$1,000 a month`, `80 hours a month`."""

    code: str
    figure: str

    def words(self, language: str = "en") -> str:
        if self.code == "SCHEME_LEVEL_HOURS":
            return sentence("SCHEME_LEVEL_HOURS", {"figure": self.figure}, language)
        if self.code == "SCHEME_LEVEL_FIXED":
            return sentence("SCHEME_LEVEL_FIXED", {"figure": self.figure}, language)
        base = word_of(self.code, language)
        if self.figure == "1":
            return base
        return " ".join([_percent(self.figure), sentence("SCHEME_OF_LEVEL", {"base": base}, language)])


def _percent(multiple: str) -> str:
    text = format(Decimal(multiple) * 100, "f")
    return f"{text.rstrip('0').rstrip('.') if '.' in text else text}%"
