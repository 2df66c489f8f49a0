"""The form of a column map: the headings of a file that we write, in order, each with what stands below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _


class HeadedColumnsForm(forms.Form):
    """`columns`: `[[heading, field], …]` as they are kept; cleaned, the same under that name."""

    most: ClassVar[int]
    """So many columns a file may have."""
    holds: ClassVar[Mapping[str, Any]]
    """What a column can hold, with its words."""

    def __init__(self, *args: Any, columns: Sequence[Sequence[str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place in self._places():
            heading, holds = columns[place - 1] if place <= len(columns) else ("", "")
            self.fields[f"heading_{place}"] = forms.CharField(
                label=_("Heading of column %(number)s") % {"number": place},
                required=False,
                max_length=60,
                initial=heading,
            )
            self.fields[f"holds_{place}"] = forms.ChoiceField(
                label=_("Column %(number)s holds") % {"number": place},
                required=False,
                choices=[("", "—"), *self.holds.items()],
                initial=holds,
            )

    def _places(self) -> range:
        return range(1, self.most + 1)

    def pairs(self) -> list[tuple[Any, Any]]:
        """The two fields of each column."""
        return [(self[f"heading_{place}"], self[f"holds_{place}"]) for place in self._places()]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        kept: list[list[str]] = []
        for place in self._places():
            heading, holds = cleaned.get(f"heading_{place}", ""), cleaned.get(f"holds_{place}", "")
            if holds and not heading:
                self.add_error(f"heading_{place}", _("A column needs a heading."))
            if heading and not holds:
                self.add_error(f"holds_{place}", _("Choose what stands below this heading."))
            if heading and heading in [one[0] for one in kept]:
                self.add_error(f"heading_{place}", _("Another column has this heading."))
            if heading and holds:
                kept.append([heading, holds])
        return {"columns": kept}
