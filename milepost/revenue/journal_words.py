"""How the journal's actions and fields of this subject are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "projection written": _("Projection of revenue written"),
    "projection changed": _("Projection of revenue changed"),
    "projection put away": _("Projection of revenue put away"),
    "projection brought back": _("Projection of revenue brought back"),
}
FIELDS = {
    "begins": _("First month"),
    "months": _("How many months"),
    "figures_of": _("Figures of the year"),
    "counts_caseload": _("Counts the Tickets on hand"),
    "content": _("Suppositions and costs"),
}
