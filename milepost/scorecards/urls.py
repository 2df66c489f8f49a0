"""Addresses of scorecards."""

from __future__ import annotations

from django.urls import path

from milepost.scorecards.views import cards

_ONE = "scorecards/<uuid:served_by_id>/"

patterns = [
    path("scorecards/", cards.scorecards, name="scorecards"),
    path("scorecards/scorecards.<kind:kind>", cards.scorecards_download, name="scorecards_download"),
    path("scorecards/count/", cards.count, name="scorecards_count"),
    path(_ONE, cards.scorecard, name="scorecard"),
    path(f"{_ONE}<str:measure>/", cards.cases, name="scorecard_cases"),
    path(f"{_ONE}<str:measure>/cases.<kind:kind>", cards.cases_download, name="scorecard_cases_download"),
]
