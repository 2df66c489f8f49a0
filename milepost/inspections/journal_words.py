"""How the journal's actions and fields of this subject are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "sample sealed": _("Frame and seed of a sample sealed"),
    "sample drawn": _("Sample drawn"),
    "review received": _("Quality review received"),
    "review changed": _("What the letter of a quality review said changed"),
    "re-review begun": _("Re-review begun"),
    "review moved": _("Quality review moved"),
    "review closed": _("Quality review closed"),
    "review opened again": _("Quality review opened again"),
    "review withdrawn": _("Quality review withdrawn"),
    "review printed": _("Quality review printed"),
    "review read out": _("Quality review written into a file"),
    "frame read out": _("Frame of a sample written into a file"),
    "packets asked for": _("All packets asked for"),
    "packet built": _("Packet built"),
    "packet left out": _("Packet left out of a review"),
    "packet taken in again": _("Packet taken into a review again"),
    "packet file read": _("File of a packet read"),
    "archive asked for": _("Encrypted archive asked for"),
    "archive given up": _("Encrypted archive given up"),
    "archive read": _("Encrypted archive downloaded"),
    "answer recorded": _("Line added to the log of a review"),
    "answer withdrawn": _("Line of the log of a review withdrawn"),
    "corrective action given": _("Corrective action given"),
    "corrective action changed": _("Corrective action changed"),
    "corrective action done": _("Corrective action done"),
    "corrective action opened again": _("Corrective action opened again"),
    "corrective action withdrawn": _("Corrective action withdrawn"),
    "inspection settings changed": _("Settings of quality reviews changed"),
}
FIELDS = {
    "deadline": _("To be answered by"),
    "first_deadline": _("To be answered by, as the letter says"),
    "received_on": _("The letter came on"),
    "what": _("What is to be done"),
    "owner": _("By whom"),
    "due_on": _("Until when"),
    "evidence": _("What shows it"),
    "is_quarterly": _("A sample each quarter"),
    "sample_size": _("People in a sample"),
    "answer_days": _("Days to answer"),
    "warn_days": _("Days of warning"),
}
