"""Addresses of candidate assessments."""

from __future__ import annotations

from django.urls import path

from milepost.candidates import views

_ONE = "ticketholders/<uuid:ticket_id>/assessment/"

patterns = [
    path("ticketholders/candidates/became/", views.became, name="candidates_became"),
    path(_ONE, views.assessment, name="assessment"),
    path(f"{_ONE}assessment.json", views.assessment_json, name="assessment_json"),
    path(f"{_ONE}ask/", views.ask, name="assessment_ask"),
    path(f"{_ONE}decide/", views.decide, name="assessment_decide"),
]
