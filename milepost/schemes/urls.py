"""Addresses of incentive schemes."""

from __future__ import annotations

from django.urls import path

from milepost.schemes.views import moves, of_ticket, schemes, trying

_ONE = "schemes/<uuid:scheme_version_id>/"
_OF = "ticketholders/<uuid:ticket_id>/schemes/"

patterns = [
    path("schemes/", schemes.schemes, name="schemes"),
    path("schemes/write/", schemes.new, name="scheme_new"),
    path("schemes/take/", schemes.take, name="scheme_take"),
    path("schemes/from-file/", schemes.from_file, name="scheme_from_file"),
    path(_ONE, schemes.scheme, name="scheme"),
    path(f"{_ONE}change/", schemes.edit, name="scheme_edit"),
    path(f"{_ONE}next/", schemes.following, name="scheme_next"),
    path(f"{_ONE}scheme.json", schemes.export, name="scheme_export"),
    path(f"{_ONE}in-force/", moves.in_force, name="scheme_in_force"),
    path(f"{_ONE}end/", moves.end, name="scheme_end"),
    path(f"{_ONE}withdraw/", moves.withdraw, name="scheme_withdraw"),
    path(f"{_ONE}provider/", moves.provider, name="scheme_provider"),
    path(f"{_ONE}caseload/", trying.trying, name="scheme_try"),
    path(f"{_ONE}caseload/caseload.<kind:kind>", trying.trying_download, name="scheme_try_download"),
    path(_OF, of_ticket.of_ticket, name="schemes_of"),
    path(f"{_OF}case/", of_ticket.case, name="scheme_case"),
    path(f"{_OF}<slug:record_kind>/add/", of_ticket.add, name="scheme_record_add"),
    path(f"{_OF}<slug:record_kind>/<int:scheme_record_id>/", of_ticket.correct, name="scheme_record_correct"),
    path(
        f"{_OF}<slug:record_kind>/<int:scheme_record_id>/withdraw/",
        of_ticket.withdraw,
        name="scheme_record_withdraw",
    ),
    path(
        f"{_OF}<uuid:scheme_key>/<int:scheme_payment>/request.pdf",
        of_ticket.request_file,
        name="scheme_request",
    ),
]
