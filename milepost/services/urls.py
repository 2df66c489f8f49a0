"""Addresses of services and programs."""

from __future__ import annotations

from django.urls import path

from milepost.services.views import lists, of_ticket

_OF = "ticketholders/<uuid:ticket_id>/services/"

patterns = [
    path("services/", lists.services, name="services"),
    path("services/services.<kind:kind>", lists.services_download, name="services_download"),
    path("services/programs/", lists.programs, name="programs"),
    path("services/programs/participants.<kind:kind>", lists.programs_download, name="programs_download"),
    path(_OF, of_ticket.of_ticket, name="services_of"),
    path(f"{_OF}record/", of_ticket.record, name="service_record"),
    path(f"{_OF}<uuid:line_id>/take-back/", of_ticket.withdraw, name="service_withdraw"),
    path(f"{_OF}programs/enroll/", of_ticket.enroll, name="enroll"),
    path(f"{_OF}programs/<uuid:enrollment_id>/", of_ticket.enrollment, name="enrollment"),
    path(
        f"{_OF}programs/<uuid:enrollment_id>/take-back/",
        of_ticket.withdraw_enrollment,
        name="enrollment_withdraw",
    ),
]
