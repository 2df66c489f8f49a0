"""How the journal's actions and fields of this subject are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "link made": _("Link given out"),
    "texts agreed to": _("Agreed to texts"),
    "texts ended": _("Texts ended"),
    "text queued": _("Text put on its way"),
    "text sent": _("Text sent"),
    "text failed": _("Text not sent"),
    "text withdrawn": _("Text withdrawn"),
    "text came": _("Text came"),
    "text read": _("Text read"),
}
FIELDS = {
    "way": _("How they agreed"),
    "given_on": _("Agreed on"),
    "number": _("Number"),
    "sender_en": _("Sender, in English"),
    "sender_es": _("Sender, in Spanish"),
    "help_phone": _("Telephone for help"),
    "time_zone": _("Time zone"),
    "opens": _("Texts from"),
    "closes": _("Texts until"),
    "most_a_week": _("Most texts a week"),
    "remind_after_days": _("Days until a reminder"),
    "most_reminders": _("Most reminders"),
    "link_days": _("Days that a link works"),
    "names_employer": _("May name the employer"),
}
