"""Addresses of documents."""

from __future__ import annotations

from django.urls import path

from milepost.documents import views as documents

patterns = [
    path("ticketholders/<uuid:ticket_id>/documents/", documents.documents, name="documents"),
    path("ticketholders/<uuid:ticket_id>/documents/<uuid:document_id>/", documents.document, name="document"),
    path(
        "ticketholders/<uuid:ticket_id>/documents/<uuid:document_id>/withdraw/",
        documents.withdraw,
        name="document_withdraw",
    ),
]
