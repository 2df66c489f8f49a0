"""How the journal's actions and fields of this subject are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "asked": _("Asked by text"),
    "asked again": _("Asked again by text"),
    "reminded": _("Reminded by text"),
    "ask ended": _("Asking ended"),
    "photograph came": _("A photograph came"),
}
