"""How the journal's actions and fields of this subject are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "request made": _("Request for payment made"),
    "request moved": _("Request for payment moved"),
    "request changed": _("Request for payment changed"),
    "evidence attached": _("Evidence attached to a request"),
    "evidence taken off": _("Evidence taken off a request"),
    "check overridden": _("Request released over what the check found"),
    "asked about the request": _("Asked what has become of a request"),
    "work case noted": _("Work case of a request noted"),
    "certification drafted": _("Certification of services drafted"),
    "certification written": _("Certification of services written"),
    "certification sealed": _("Certification of services sealed"),
    "request settings changed": _("Settings of requests changed"),
    "batch columns changed": _("Columns of the batch file changed"),
    "numbers written into a file": _("Numbers of a released request written into a file"),
    "requests read out": _("Requests written into a file"),
    "certification printed": _("Certification of services printed"),
}
FIELDS = {
    "state": _("State"),
    "note": _("Note"),
    "certification": _("Certification of services"),
    "columns": _("Columns"),
    "second_person_above": _("A second person releases above"),
    "payments_contact": _("Contact for payments"),
    "ask_again_days": _("Days before asking again"),
    "unpaid_days": _("Days from approval to payment"),
    "work_case": _("Work case"),
}
