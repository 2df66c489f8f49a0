"""How the journal's actions and fields of this subject are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {"scorecards read out": _("Scorecards read out")}
FIELDS: dict[str, object] = {}
