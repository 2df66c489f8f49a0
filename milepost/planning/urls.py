"""Addresses of becoming an EN."""

from __future__ import annotations

from django.urls import path

from milepost.planning import views

patterns = [
    path("planning/", views.planning, name="planning"),
    path("planning/print/", views.to_print, name="planning_print"),
    path("planning/types/", views.types_compared, name="planning_types"),
    path("planning/payment-systems/", views.systems, name="planning_systems"),
    path("planning/payment-systems/figures/", views.figures, name="planning_figures"),
    path("planning/add/", views.add_own, name="planning_add"),
    path("planning/items/<uuid:plan_step_id>/", views.own_step, name="planning_own"),
    path("planning/guide/<str:plan_item>/", views.item, name="planning_item"),
    path("planning/papers/<uuid:plan_paper_id>/", views.paper, name="planning_paper"),
    path("planning/papers/<uuid:plan_paper_id>/take-back/", views.withdraw_paper, name="planning_paper_back"),
]
