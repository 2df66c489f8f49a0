"""Addresses of progress reviews."""

from __future__ import annotations

from django.urls import path

from milepost.reviews import views

_OF_TICKET = "ticketholders/<uuid:ticket_id>/reviews/"

patterns = [
    path(_OF_TICKET, views.reviews, name="reviews"),
    path(f"{_OF_TICKET}record/", views.record, name="reviews_record"),
    path(f"{_OF_TICKET}steps/<int:step_id>/take-back/", views.take_back, name="reviews_take_back"),
    path(f"{_OF_TICKET}study/", views.add_study, name="reviews_study"),
    path(
        f"{_OF_TICKET}study/<int:study_id>/take-back/", views.take_back_study, name="reviews_study_take_back"
    ),
    path(f"{_OF_TICKET}progress.pdf", views.printed, name="reviews_print"),
]
