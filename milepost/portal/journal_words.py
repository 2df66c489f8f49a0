"""How the journal's actions and fields of this subject are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "portal list received": _("List of the Portal received"),
    "portal list mapped": _("Columns of a list of the Portal named"),
    "portal list taken all the same": _("List of the Portal taken although it looked wrong"),
    "portal list undone": _("What was carried out of a list of the Portal undone"),
    "portal list begun again": _("Work on a list of the Portal begun again"),
    "portal acts ordered": _("Proposed acts of a list of the Portal ordered"),
    "portal audit read": _("Roster audit downloaded"),
    "difference carried out": _("Proposed act carried out"),
    "difference taken back": _("What was carried out of a difference taken back"),
    "difference set aside": _("Difference to the Portal set aside"),
    "difference opened again": _("Difference to the Portal opened again"),
    "help desk to be asked": _("Difference to be asked of the help desk"),
}
FIELDS = {
    "state": _("State"),
}
