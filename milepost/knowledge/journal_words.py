"""How the journal's actions of this subject are called on a page."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "article written": _("Page of knowledge written"),
    "article rewritten": _("Page of knowledge rewritten"),
    "article moved": _("Page of knowledge: for whom, or its kind"),
    "article put away": _("Page of knowledge put away"),
    "article brought back": _("Page of knowledge brought back"),
}
FIELDS: dict[str, Any] = {}
