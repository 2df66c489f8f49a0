"""Addresses of requests for payment."""

from __future__ import annotations

from django.urls import path

from milepost.requests.views import certifications, lists, moves, one, preparing, reasons, sending

_TAB = "ticketholders/<uuid:ticket_id>/requests/"
_ONE = f"{_TAB}<uuid:request_id>/"

patterns = [
    path("requests/", lists.requests, name="requests"),
    path("requests/requests.<kind:kind>", lists.requests_download, name="requests_download"),
    path("requests/many/", lists.many, name="requests_many"),
    path("requests/prepare/", preparing.prepare_all, name="requests_prepare"),
    path("requests/batch/", sending.batch, name="requests_batch"),
    path("requests/batch/columns/", sending.columns, name="requests_columns"),
    path("requests/reasons/", reasons.reasons, name="requests_reasons"),
    path("requests/reasons/reasons.<kind:kind>", reasons.reasons_download, name="requests_reasons_download"),
    path("requests/settings/", reasons.settings, name="requests_settings"),
    path(_TAB, preparing.requests_of_ticket, name="requests_of"),
    path(f"{_TAB}prepare/", preparing.prepare_one, name="request_prepare"),
    path(f"{_TAB}certify/", certifications.draft, name="certification_draft"),
    path(
        f"{_TAB}certifications/<uuid:certification_id>/", certifications.certification, name="certification"
    ),
    path(
        f"{_TAB}certifications/<uuid:certification_id>/certification.pdf",
        certifications.certification_file,
        name="certification_file",
    ),
    path(_ONE, one.one, name="request"),
    path(f"{_ONE}note/", one.note, name="request_note"),
    path(f"{_ONE}evidence/", one.attach, name="request_attach"),
    path(f"{_ONE}evidence/<int:evidence_id>/take-off/", one.take_off, name="request_take_off"),
    path(f"{_ONE}certification/", certifications.certify_with, name="request_certify"),
    path(f"{_ONE}move/<slug:step>/", moves.move, name="request_move"),
    path(f"{_ONE}ask/", moves.ask, name="request_ask"),
    path(f"{_ONE}mend/", moves.mend, name="request_mend"),
    path(f"{_ONE}sheet/", sending.sheet, name="request_sheet"),
    path(f"{_ONE}sheet/sheet.<kind:kind>", sending.sheet_download, name="request_sheet_download"),
    path(f"{_ONE}fax/", sending.fax, name="request_fax"),
]
