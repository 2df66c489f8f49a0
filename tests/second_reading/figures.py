"""The figures once more, typed in by hand from the published tables, for the second reading alone.

Dollars by year: trial work level, SGA, blind SGA; each Phase 1 milestone; Phase 2 or outcome by title; outcome-only by title.
"""

from __future__ import annotations

LEVELS: dict[int, tuple[int, int, int]] = {
    2018: (850, 1180, 1970),
    2019: (880, 1220, 2040),
    2020: (910, 1260, 2110),
    2021: (940, 1310, 2190),
    2022: (970, 1350, 2260),
    2023: (1050, 1470, 2460),
    2024: (1110, 1550, 2590),
    2025: (1160, 1620, 2700),
    2026: (1210, 1690, 2830),
}

# year: (Phase 1, title II, title XVI, outcome-only title II, outcome-only title XVI); None is not published.
RATES: dict[int, tuple[int | None, int | None, int | None, int | None, int | None]] = {
    2020: (1485, 446, 254, 829, 473),
    2021: (1513, 454, 258, 845, 481),
    2022: (1544, 463, 262, 862, 488),
    2023: (1646, 494, 277, 919, 516),
    2024: (1788, 536, 301, 998, 560),
    2025: (1850, 555, 310, 1033, None),
}
