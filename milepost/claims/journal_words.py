"""How the journal's actions and fields of this subject are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "enter figure": _("Figure entered"),
    "withdraw figure": _("Figure withdrawn"),
}
