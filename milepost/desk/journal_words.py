"""How the journal's actions and fields are called on a page: gathered from the subjects, each of which words its own."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

ACTIONS = {
    "put off": gettext_lazy("Put off: not now"),
    "given": gettext_lazy("Given to somebody"),
    "brought back": gettext_lazy("Brought back"),
    "daily mail": gettext_lazy("Daily e-mail chosen or stopped"),
    "daily mail sent": gettext_lazy("Daily e-mail sent"),
}
FIELDS = {"is_wanted": gettext_lazy("daily e-mail wanted")}


def action_words(action: str) -> str:
    """What was done; an action that has no words yet is shown as it is written."""
    return _("Changed") if action == "changed" else str(_gathered("ACTIONS").get(action, action))


def field_words(name: str) -> str:
    """What changed; a field that has no words of its own is shown as it is kept."""
    return str(_gathered("FIELDS").get(name, name.replace("_", " ")))


@cache
def _gathered(table: str) -> dict[str, object]:
    words: dict[str, object] = dict(globals()[table])
    for app in apps.get_app_configs():
        module = f"{app.name}.journal_words"
        if app.name.startswith("milepost.") and module != __name__ and find_spec(module):
            words.update(getattr(import_module(module), table, {}))
    return words
