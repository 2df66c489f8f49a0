"""How the journal's actions and fields of this subject are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "case opened": _("Case opened"),
    "message written": _("Message written"),
    "messages read": _("Messages of a case read"),
    "messages read out": _("Messages of a case written into a file"),
    "message file read": _("File of a message read"),
    "message file kept": _("File of a message kept among the documents"),
    "no answer needed": _("No answer needed any more"),
    "message mailed": _("E-mail about a message"),
    "mail of messages chosen": _("E-mail about messages chosen"),
}
FIELDS: dict[str, object] = {}
