"""A form sets the fields that it names, and never whose a record is."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from django.forms import ModelForm

ROOT = Path(__file__).parents[2]
NEVER = {"id", "organization", "owner", "ticket", "password", "version", "suitability", "partner_of", "is_operator"}  # fmt: skip
"""Whose a record is, and what only an action may change."""


def every_form() -> list[type[ModelForm]]:  # type: ignore[type-arg]
    for path in sorted((ROOT / "milepost").rglob("*.py")):
        if "forms" in path.stem or "forms" in path.parts:
            import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    found, waiting = [], list(ModelForm.__subclasses__())
    while waiting:
        form = waiting.pop()
        waiting += form.__subclasses__()
        if form.__module__.startswith("milepost") and getattr(form, "_meta", None) and form._meta.model:
            found.append(form)
    return found


def test_a_form_names_each_field_it_sets() -> None:
    forms = every_form()
    assert len(forms) >= 5
    for form in forms:
        named = form._meta.fields
        assert isinstance(named, list | tuple), f"{form.__name__} takes whatever its model has"
        assert not set(named) & NEVER, f"{form.__name__} sets {set(named) & NEVER}"
