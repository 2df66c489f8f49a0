"""The dated figures of the law, each with its source; past the end of a table is an answer, not a figure.

The payment calculation bases are stored and the rates computed from them (20 CFR 411.540, .545, .550). A
published rate stands where the base of its year is not known, and checks the computed one everywhere else.
The one module of the rulebook that reads a file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from milepost.rulebook.money import whole_dollars

FIRST_YEAR_OF_RATES = 2008
PHASE_1_PERCENT, PHASE_2_PERCENT, OUTCOME_PERCENT, OUTCOME_ONLY_PERCENT = 120, 36, 36, 67
SOURCES = "sources"

# Each published rate: the base it is a share of, and the share.
RATE_SHARES = {
    "phase_1_rate": (2, PHASE_1_PERCENT),
    "phase_2_rate_title_2": (2, PHASE_2_PERCENT),
    "phase_2_rate_title_16": (16, PHASE_2_PERCENT),
    "outcome_rate_title_2": (2, OUTCOME_PERCENT),
    "outcome_rate_title_16": (16, OUTCOME_PERCENT),
    "outcome_only_rate_title_2": (2, OUTCOME_ONLY_PERCENT),
    "outcome_only_rate_title_16": (16, OUTCOME_ONLY_PERCENT),
}


class LawError(Exception):
    """A parameter file or an entered figure that cannot be used: says where, what is wrong, and what to do."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure was read, and how much it weighs."""

    id: str
    title: str
    publisher: str
    address: str
    weight: str


@dataclass(frozen=True, slots=True)
class DatedValue:
    """One year's figure as text, where it was read, and how sure it is."""

    year: int
    value: str
    confidence: str
    sources: tuple[str, ...]
    note: str = ""

    @property
    def amount(self) -> Decimal:
        return Decimal(self.value)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One table: its figures by year."""

    id: str
    name: str
    meaning: str
    unit: str
    law: str
    values: Mapping[int, DatedValue]

    @property
    def through(self) -> int:
        return max(self.values)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that somebody enters with its source: what `Law.with_figures` lays over the tables."""

    parameter: str
    year: int
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Rate:
    """What one payment is worth in a year, in whole dollars, and what it was worked out from."""

    dollars: int
    base_cents: int | None
    """The payment calculation base, or None where only the rate itself is published."""
    percent: int
    year: int
    title: int
    sources: tuple[str, ...] = ()

    @property
    def published(self) -> bool:
        return self.base_cents is None


@dataclass(frozen=True)
class Law:
    """Every figure that is known, by year. Levels in whole cents, rates in whole dollars."""

    parameters: Mapping[str, Parameter]
    sources: Mapping[str, Source]
    _levels: Mapping[str, Mapping[int, int]] = field(init=False, repr=False)
    _rates: Mapping[str, Mapping[int, Rate]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        levels = {
            key: {year: int(value.amount * 100) for year, value in parameter.values.items()}
            for key, parameter in self.parameters.items()
        }
        object.__setattr__(self, "_levels", levels)
        object.__setattr__(self, "_rates", {key: self._rates_of(key) for key in RATE_SHARES})

    # Made from

    @staticmethod
    @cache
    def packaged() -> Law:
        """The figures that come with this version."""
        folder = resources.files("milepost.law")
        texts = {
            entry.name: entry.read_text(encoding="utf-8")
            for entry in folder.iterdir()
            if entry.name.endswith(".yaml")
        }
        return _law_of(texts)

    @staticmethod
    def with_overlay(folder: Path) -> Law:
        """The packaged figures with those of a folder laid over them, year by year.

        Raises LawError, naming the file, when the folder holds no parameter file or one that cannot be read.
        """
        if not folder.is_dir():
            raise LawError(f"{folder} is not a folder; name a folder of .yaml parameter files.")
        paths = sorted(folder.glob("*.yaml"))
        if not paths:
            raise LawError(f"{folder} holds no .yaml file; see docs/exchange-format.md for the form.")
        texts = {}
        for path in paths:
            try:
                texts[path.name] = path.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as error:
                raise LawError(
                    f"{path.name}: cannot be read as UTF-8 text ({error}); save it as UTF-8."
                ) from error
        return Law.packaged().overlaid(texts)

    def overlaid(self, texts: Mapping[str, str]) -> Law:
        """These figures with the parameter files of `texts` (file name to YAML) laid over them."""
        sources = dict(self.sources)
        sources.update(_sources_of(texts))
        parameters = dict(self.parameters)
        for name, text in texts.items():
            if Path(name).stem == SOURCES:
                continue
            key = Path(name).stem
            if key not in parameters:
                raise LawError(
                    f"{name}: no such parameter; the file names are {', '.join(sorted(parameters))}."
                )
            values = {**parameters[key].values, **_values_of(name, _mapping(name, text))}
            parameters[key] = replace(parameters[key], values=dict(sorted(values.items())))
        return _checked(Law(parameters, sources))

    def with_figures(self, figures: Iterable[Figure]) -> Law:
        """These figures with entered ones laid over them; LawError where one contradicts what is published."""
        parameters = dict(self.parameters)
        for figure in figures:
            known = parameters.get(figure.parameter)
            if known is None:
                raise LawError(
                    f"{figure.parameter!r} is not a parameter; it is one of {', '.join(parameters)}."
                )
            if not figure.source.strip():
                raise LawError(f"{known.name} {figure.year}: say where the figure was read.")
            value = DatedValue(
                figure.year, _amount(known.name, figure.value), "entered here", (figure.source,)
            )
            values = {**known.values, figure.year: value}
            parameters[figure.parameter] = replace(known, values=dict(sorted(values.items())))
        return _checked(Law(parameters, self.sources))

    # Asked

    def trial_work_level(self, year: int) -> int | None:
        """Cents a month (20 CFR 404.1592(b)); None where the year is not published."""
        return self._levels["trial_work_level"].get(year)

    def substantial_gainful_activity(self, year: int) -> int | None:
        """Cents a month, not blind (20 CFR 404.1574(b)(2))."""
        return self._levels["substantial_gainful_activity"].get(year)

    def substantial_gainful_activity_blind(self, year: int) -> int | None:
        """Cents a month, statutorily blind (20 CFR 404.1584(d)); title II only."""
        return self._levels["substantial_gainful_activity_blind"].get(year)

    def phase_1_rate(self, year: int) -> Rate | None:
        """Each Phase 1 milestone: 120% of the title II base, for everyone (20 CFR 411.540(a))."""
        return self._rates["phase_1_rate"].get(year)

    def phase_2_rate(self, year: int, title: int) -> Rate | None:
        """36% of the base of the person's own title, 2 or 16 (20 CFR 411.540(b))."""
        return self._rates[f"phase_2_rate_title_{title}"].get(year)

    def outcome_rate(self, year: int, title: int, *, outcome_only: bool) -> Rate | None:
        """36% in the milestone-outcome system (411.545), 67% in the outcome payment system (411.550)."""
        system = "outcome_only_rate" if outcome_only else "outcome_rate"
        return self._rates[f"{system}_title_{title}"].get(year)

    def gaps(self, through: int) -> list[tuple[Parameter, int]]:
        """Each year up to `through` of which nothing is known, by parameter; rates count with their bases."""
        missing = []
        for key, parameter in self.parameters.items():
            for year in range(FIRST_YEAR_OF_RATES, through + 1):
                has_rate = key in RATE_SHARES and year in self._rates[key]
                if year not in parameter.values and not has_rate:
                    missing.append((parameter, year))
        return missing

    def holding_up(self, year: int) -> list[Parameter]:
        """What is lacking of a year so that its claims wait or its months cannot be tested.

        A base is lacking only while a rate that would be computed from it is.
        """
        lacking_rates = [key for key in RATE_SHARES if year not in self._rates[key]]
        bases = [
            f"payment_base_title_{title}" for title in sorted({RATE_SHARES[key][0] for key in lacking_rates})
        ]
        levels = [
            key
            for key, parameter in self.parameters.items()
            if key not in RATE_SHARES and not key.startswith("payment_base") and year not in parameter.values
        ]
        return [self.parameters[key] for key in levels + bases]

    @property
    def fingerprint(self) -> str:
        """Twelve characters that change when any figure changes."""
        figures = [
            f"{key} {year} {value.value}"
            for key, parameter in sorted(self.parameters.items())
            for year, value in sorted(parameter.values.items())
        ]
        return hashlib.sha256("\n".join(figures).encode()).hexdigest()[:12]

    def _rates_of(self, key: str) -> dict[int, Rate]:
        """Computed from the base of each year; from the published rate where the base is not known."""
        title, percent = RATE_SHARES[key]
        rates = {}
        for year, published in self.parameters[key].values.items():
            rates[year] = Rate(int(published.amount), None, percent, year, title, published.sources)
        for year, base in self.parameters[f"payment_base_title_{title}"].values.items():
            dollars = whole_dollars(base.amount * percent / 100)
            rates[year] = Rate(dollars, int(base.amount * 100), percent, year, title, base.sources)
        return rates


def _law_of(texts: Mapping[str, str]) -> Law:
    parameters = {}
    for name in sorted(texts):
        key = Path(name).stem
        if key == SOURCES:
            continue
        given = _mapping(name, texts[name])
        parameters[key] = Parameter(
            key,
            str(given.get("name", key)),
            str(given.get("meaning", "")),
            str(given.get("unit", "")),
            str(given.get("law", "")),
            _values_of(name, given),
        )
    return _checked(Law(parameters, _sources_of(texts)))


def _checked(law: Law) -> Law:
    """A published rate must be what the base of its year gives; one of the two is wrong otherwise."""
    for key, (title, percent) in RATE_SHARES.items():
        bases = law.parameters[f"payment_base_title_{title}"].values
        for year, published in law.parameters[key].values.items():
            if year not in bases:
                continue
            computed = whole_dollars(bases[year].amount * percent / 100)
            if computed != published.amount:
                raise LawError(
                    f"{law.parameters[key].name}: {year} is published as {published.value}, but {percent}% of the "
                    f"base {bases[year].value} is {computed}; one of the two is wrong. Check both sources."
                )
    return law


def _mapping(name: str, text: str) -> dict[str, Any]:
    try:
        given = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes nothing but text
    except yaml.YAMLError as error:
        raise LawError(f"{name}: not readable as YAML ({' '.join(str(error).split())}); mend it.") from error
    if not isinstance(given, dict):
        raise LawError(f"{name}: holds no parameter; give name, law and a list of values.")
    return given


def _values_of(name: str, given: Mapping[str, Any]) -> dict[int, DatedValue]:
    entries = given.get("values")
    if not isinstance(entries, list) or not entries:
        raise LawError(
            f'{name}: has no list `values`; give entries like {{year: 2026, value: "1", sources: [key]}}.'
        )
    values = {}
    for place, entry in enumerate(entries, 1):
        if not isinstance(entry, dict) or not {"year", "value"} <= entry.keys():
            raise LawError(f"{name}: entry {place} needs year and value.")
        year = str(entry["year"])
        if not (year.isdigit() and 1935 <= int(year) <= 2200):
            raise LawError(f"{name}: entry {place}: {year!r} is not a year.")
        sources = entry.get("sources", entry.get("source"))
        listed = tuple(sources) if isinstance(sources, list) else (str(sources),) if sources else ()
        if not listed:
            raise LawError(f"{name}: {year} has no source; say where the figure was read.")
        values[int(year)] = DatedValue(
            int(year),
            _amount(f"{name}: {year}", str(entry["value"])),
            str(entry.get("confidence", "1 source")),
            listed,
            str(entry.get("note", "")),
        )
    return values


def _amount(where: str, text: str) -> str:
    """The figure as plain text, dollars with at most two decimals; LawError otherwise."""
    plain = text.strip().removeprefix("$").replace(",", "")
    try:
        amount = Decimal(plain)
    except InvalidOperation:
        amount = Decimal(-1)
    if not amount.is_finite() or amount <= 0 or amount != amount.quantize(Decimal("0.01")):
        raise LawError(f"{where}: {text!r} is not an amount; write dollars and cents, such as 1490.07.")
    return plain


def _sources_of(texts: Mapping[str, str]) -> dict[str, Source]:
    for name, text in texts.items():
        if Path(name).stem == SOURCES:
            return {
                key: Source(key, given["title"], given["from"], given["url"], given["weight"])
                for key, given in _mapping(name, text).items()
            }
    return {}
