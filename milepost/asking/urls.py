"""Addresses of asking by text: the page of a link first, then those of staff."""

from __future__ import annotations

from django.urls import path

from milepost.asking.views import asks, consents, many, public, texts

patterns = [
    path("l/send/<str:evidence_token>/", public.send_evidence, name="send_evidence"),
    path("l/send/<str:evidence_token>/part/", public.send_part, name="send_evidence_part"),
    path("asks/", asks.asking, name="asking"),
    path("asks/asks.<kind:kind>", asks.asking_download, name="asking_download"),
    path("asks/many/", many.asking_bulk, name="asking_bulk"),
    path("asks/settings/", texts.asking_settings, name="asking_settings"),
    path("asks/texts/", texts.asking_texts, name="asking_texts"),
    path("asks/texts/texts.<kind:kind>", texts.asking_texts_download, name="asking_texts_download"),
    path("asks/texts/came/", texts.asking_incoming, name="asking_incoming"),
    path("ticketholders/<uuid:ticket_id>/asks/", asks.asking_of, name="asking_of"),
    path("ticketholders/<uuid:ticket_id>/asks/new/", asks.asking_ask, name="asking_ask"),
    path("ticketholders/<uuid:ticket_id>/asks/consent/", consents.asking_consent, name="asking_consent"),
    path(
        "ticketholders/<uuid:ticket_id>/asks/consent/end/",
        consents.asking_consent_end,
        name="asking_consent_end",
    ),
    path(
        "ticketholders/<uuid:ticket_id>/asks/came/<int:incoming_id>/",
        consents.asking_incoming_read,
        name="asking_incoming_read",
    ),
    path("ticketholders/<uuid:ticket_id>/asks/<uuid:ask_id>/", asks.asking_one, name="asking_one"),
    path("ticketholders/<uuid:ticket_id>/asks/<uuid:ask_id>/again/", asks.asking_again, name="asking_again"),
    path(
        "ticketholders/<uuid:ticket_id>/asks/<uuid:ask_id>/withdraw/",
        asks.asking_withdraw,
        name="asking_withdraw",
    ),
]
