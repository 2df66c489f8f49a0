"""Addresses of the desk: Today, Ticketholders, and the journal."""

from __future__ import annotations

from django.urls import path

from milepost.desk.views import daily_mail, history, partners, things, ticketholders
from milepost.desk.views.today import today

patterns = [
    path("", today, name="today"),
    path("today/things/", things.things, name="things"),
    path("today/things/things.<kind:kind>", things.things_download, name="things_download"),
    path("today/things/<uuid:thing_id>/", things.thing, name="thing"),
    path("today/things/<uuid:thing_id>/not-now/", things.not_now, name="thing_not_now"),
    path("today/things/<uuid:thing_id>/give/", things.give, name="thing_give"),
    path("today/things/<uuid:thing_id>/back/", things.bring_back, name="thing_back"),
    path("account/daily-mail/", daily_mail.daily_mail, name="daily_mail"),
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
    path("partners/", partners.partners, name="partners"),
    path("partners/partners.<kind:kind>", partners.partners_download, name="partners_download"),
    path("partners/<uuid:house_id>/", partners.partner_side, name="partner_side"),
    path(
        "partners/<uuid:house_id>/owed.<kind:kind>",
        partners.partner_side_download,
        name="partner_side_download",
    ),
    path("journal/", history.journal, name="journal"),
    path("journal/journal.<kind:kind>", history.journal_download, name="journal_download"),
]
