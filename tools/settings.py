"""Prints the table of settings for docs/settings.md: python -m tools.settings > docs/settings.md"""

from __future__ import annotations

from itertools import groupby

from milepost.website.surroundings import PREFIX, SETTINGS


def table() -> str:
    """The page, as it stands in docs."""
    lines = [
        "# Settings",
        "",
        "All from the environment. Drawn from `milepost/website/surroundings.py` by `python -m tools.settings`; a test holds it to it.",
        "`milepost doctor` says which are wrong, misspelt or lack another one, and `milepost serve` does not start with them.",
    ]
    for group, settings in groupby(SETTINGS, key=lambda one: one.group):
        lines += ["", f"## {group}", "", "| variable | meaning | without it |", "|---|---|---|"]
        lines += [f"| `{PREFIX}{one.name}` | {one.meaning} | {one.default} |" for one in settings]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(table(), end="")
