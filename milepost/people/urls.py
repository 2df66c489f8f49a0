"""Addresses of the person behind a Ticket."""

from __future__ import annotations

from django.urls import path

from milepost.people import views as people

patterns = [
    path("ticketholders/<uuid:ticket_id>/person/", people.person, name="person"),
    path("ticketholders/<uuid:ticket_id>/person/change/", people.change_person, name="person_change"),
    path("ticketholders/<uuid:ticket_id>/person/numbers/", people.numbers, name="person_numbers"),
    path("ticketholders/<uuid:ticket_id>/person/in-full/", people.reveal, name="person_reveal"),
    path("ticketholders/<uuid:ticket_id>/hold/", people.hold, name="person_hold"),
    path(
        "ticketholders/<uuid:ticket_id>/representatives/add/", people.add_contact, name="representative_add"
    ),
    path(
        "ticketholders/<uuid:ticket_id>/representatives/<int:contact_id>/",
        people.change_contact,
        name="representative",
    ),
    path("ticketholders/<uuid:ticket_id>/consents/add/", people.add_consent, name="consent_add"),
    path(
        "ticketholders/<uuid:ticket_id>/consents/<int:consent_id>/withdraw/",
        people.withdraw_consent,
        name="consent_withdraw",
    ),
]
