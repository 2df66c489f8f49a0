"""Addresses of claims and of the figures of the law."""

from __future__ import annotations

from django.urls import path

from milepost.claims import figure_views, ledger_views
from milepost.claims import views as claims

patterns = [
    path("claims/", claims.claims, name="claims"),
    path("claims/claims.<kind:kind>", claims.claims_download, name="claims_download"),
    path("claims/ledger/", ledger_views.ledger_page, name="ledger"),
    path("claims/ledger/ledger.<kind:kind>", ledger_views.ledger_download, name="ledger_download"),
    path("claims/ledger/people/", ledger_views.ledger_people, name="ledger_people"),
    path(
        "claims/ledger/people/people.<kind:kind>",
        ledger_views.ledger_people_download,
        name="ledger_people_download",
    ),
    path("figures/", figure_views.figures, name="figures"),
    path("figures/enter/", figure_views.enter_figure, name="figures_enter"),
    path("figures/<uuid:figure_id>/withdraw/", figure_views.withdraw_figure, name="figures_withdraw"),
]
