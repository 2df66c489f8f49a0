"""Addresses of looking ahead."""

from __future__ import annotations

from django.urls import path

from milepost.forecast import views

patterns = [
    path("claims/ahead/", views.ahead, name="forecast"),
    path("claims/ahead/again/", views.again, name="forecast_again"),
    path("claims/ahead/cash.<kind:kind>", views.ahead_download, name="forecast_download"),
]
