"""How the journal's actions and fields of this subject are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "spreadsheet received": _("Spreadsheet received"),
    "spreadsheet mapped": _("Columns of a spreadsheet named"),
    "column map kept": _("Map of columns kept"),
    "spreadsheet taken over": _("Spreadsheet taken over"),
    "spreadsheet taken over all the same": _("Spreadsheet taken over although it looked wrong"),
    "spreadsheet undone": _("Spreadsheet undone"),
    "spreadsheet begun again": _("Work on a spreadsheet begun again"),
    "faulty rows read": _("Faulty rows of a spreadsheet downloaded"),
    "put back": _("Put back as before a spreadsheet"),
}
FIELDS = {
    "withdrawn_at": _("Withdrawn on"),
    "is_withdrawn": _("Withdrawn"),
    "program": _("Program"),
    "blind": _("Blind"),
    "coordinator": _("Coordinator"),
}
