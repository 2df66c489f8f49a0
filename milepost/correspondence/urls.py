"""Addresses of messages."""

from __future__ import annotations

from django.urls import path

from milepost.correspondence.views import cases, one

_ONE = "messages/<uuid:thread_id>/"

patterns = [
    path("messages/", cases.cases, name="cases"),
    path("messages/messages.<kind:kind>", cases.cases_download, name="cases_download"),
    path("messages/e-mail/", cases.mail, name="message_mail"),
    path(_ONE, one.case, name="case"),
    path(f"{_ONE}messages.<kind:kind>", one.case_download, name="case_download"),
    path(f"{_ONE}files/<uuid:message_file_id>/", one.case_file, name="case_file"),
    path(f"{_ONE}files/<uuid:message_file_id>/keep/", one.keep_file, name="case_file_keep"),
    path(f"{_ONE}no-answer/", one.settle, name="case_settle"),
    path("ticketholders/<uuid:ticket_id>/messages/", one.of_ticket, name="case_of_ticket"),
]
