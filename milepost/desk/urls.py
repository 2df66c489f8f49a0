"""Addresses of the desk: Today, Ticketholders, and the journal."""

from __future__ import annotations

from django.urls import path

from milepost.desk.views import history, ticketholders
from milepost.desk.views.today import today

patterns = [
    path("", today, name="today"),
    path("ticketholders/", ticketholders.ticketholders, name="ticketholders"),
    path(
        "ticketholders/ticketholders.<kind:kind>",
        ticketholders.ticketholders_download,
        name="ticketholders_download",
    ),
    path("ticketholders/<uuid:ticket_id>/", ticketholders.ticketholder, name="ticketholders_one"),
    path(
        "ticketholders/<uuid:ticket_id>/claims.json",
        ticketholders.ticketholder_json,
        name="ticketholders_json",
    ),
    path("ticketholders/<uuid:ticket_id>/history/", history.history, name="history"),
    path("journal/", history.journal, name="journal"),
    path("journal/journal.<kind:kind>", history.journal_download, name="journal_download"),
]
